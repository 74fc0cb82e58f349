"""The homeroom teacher's desk: who is away and why, papers, the month."""
