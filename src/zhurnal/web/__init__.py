"""The web shell: layout, components, styles, errors and languages of every page.

It knows no subject. Subjects bring their sections of the app bar (``<subject>/sections.py``) and
the sentences of their refusals (``<subject>/refusals.py``).
"""
