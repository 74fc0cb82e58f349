"""The table of results."""

from __future__ import annotations

from zhurnal.results.models.result_mark import ResultMark

__all__ = ["ResultMark"]
