"""Why pupils are away: documents of reason, exemptions from exercise, parents' notices."""
