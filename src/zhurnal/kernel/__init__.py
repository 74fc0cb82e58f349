"""What every subject may use and what knows nothing of Django: verdicts, day spans, the school's
clock.
"""
