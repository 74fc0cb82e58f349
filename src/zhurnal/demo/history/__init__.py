"""What a term leaves behind: attendance, topics, homework, works and marks of lessons held so far.

Everything is drawn from the seed and from what a school calls its things (a course, a day, a
number of a personal file), never from today's date: a later day only adds.
"""
