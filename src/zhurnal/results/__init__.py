"""What a pupil is left with: the marks of periods, years, examinations, and the final ones."""
