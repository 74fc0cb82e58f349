"""Duties of the regulation with their due minute, and how far the trail was read for them."""

from __future__ import annotations

from zhurnal.control.models.bookmark import Bookmark
from zhurnal.control.models.obligation import Clause, Obligation, Standing

__all__ = ["Bookmark", "Clause", "Obligation", "Standing"]
