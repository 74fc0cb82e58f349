"""How logins are made from names."""

from __future__ import annotations

import re
from collections.abc import Iterator

_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_LATIN = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya"
_LETTERS = dict(zip(_RUSSIAN, _LATIN.split(" "), strict=True))
#: A login leaves room for the number that tells namesakes apart.
_LONGEST = 56

#: What a login may look like: small Latin letters, digits, dots, hyphens and underscores.
LOGIN = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?")


def transliterated(text: str) -> str:
    """A Russian word in small Latin letters; what is neither letter nor digit is left out.

    Source: R-5.1-a (a unique login that can be typed on any keyboard).
    """
    letters = (_LETTERS.get(each, each) for each in text.lower())
    return re.sub(r"[^a-z0-9]", "", "".join(letters))


def possible_logins(last_name: str, first_name: str, patronymic: str) -> Iterator[str]:
    """Logins for a person, the best first and without end: petrova.as, petrova.as2, petrova.as3…

    Source: R-5.1-a (one person, one unique login).
    """
    initials = "".join(transliterated(name)[:1] for name in (first_name, patronymic))
    base = ".".join(filter(None, (transliterated(last_name), initials)))[:_LONGEST] or "user"
    yield base
    number = 2
    while True:
        yield f"{base}{number}"
        number += 1
