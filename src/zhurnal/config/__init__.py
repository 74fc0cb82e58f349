"""Wiring and nothing else: settings, addresses, the command line."""
