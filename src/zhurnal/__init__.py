"""Zhurnal: electronic class journal and diary for schools."""

from __future__ import annotations

__version__ = "2026.11.0"
