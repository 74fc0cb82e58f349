"""Zhurnal: electronic class journal and diary for schools."""
