"""Builds the demo school as plain rows: no database, no Django, the same rows for the same seed."""
