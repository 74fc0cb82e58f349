"""A school of four test tables, so that the floor is tested without the subjects above it."""
