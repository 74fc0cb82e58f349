"""Until when what may be written: the windows of lessons and periods, and how they are reopened."""
