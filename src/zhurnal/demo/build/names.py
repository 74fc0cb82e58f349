"""Names as people of the Altai bear them: surnames, patronymics, logins in Latin letters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from zhurnal.demo.content import table

if TYPE_CHECKING:
    from random import Random

MALE, FEMALE = "м", "ж"

_LATIN = dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziiklmnoprstufye", strict=True)) | {
    "ц": "ts",
    "ё": "e",
    "ж": "zh",
    "х": "kh",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "yu",
    "я": "ya",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Names usual among families of one origin, and how often such families are met."""

    weight: int
    surnames: tuple[str, ...]
    boys: tuple[str, ...]
    girls: tuple[str, ...]
    men: tuple[str, ...]
    women: tuple[str, ...]

    def child(self, sex: str, chance: Random) -> str:
        """A child's name."""
        return chance.choice(self.boys if sex == MALE else self.girls)

    def adult(self, sex: str, chance: Random) -> str:
        """A grown-up's name and patronymic."""
        name = chance.choice(self.men if sex == MALE else self.women)
        return f"{name} {patronymic(chance.choice(self.men), sex)}"


@cache
def origins() -> dict[str, Origin]:
    """All origins, the commonest first."""
    return {
        name: Origin(
            int(weight), tuple(surnames.split()), *_children(men, women), *_adults(men, women)
        )
        for name, weight, surnames, men, women in table("names.txt")
    }


def _children(*names: str) -> list[tuple[str, ...]]:
    return [tuple(name.rstrip("+") for name in row.split() if name[-1] != "*") for row in names]


def _adults(*names: str) -> list[tuple[str, ...]]:
    return [tuple(name.rstrip("*") for name in row.split() if name[-1] != "+") for row in names]


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    return {father: (son, daughter) for father, son, daughter in table("patronymics.txt")}


def surname_of(surname: str, sex: str) -> str:
    """The surname's form for a man or a woman: «Петров», «Петрова»; «Кох» for both."""
    if "-" in surname:
        return "-".join(surname_of(part, sex) for part in surname.split("-"))
    male, _, female = surname.partition("/")
    if sex == MALE:
        return male
    if female:
        return female
    if male.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return male + "а"
    return male


def patronymic(father: str, sex: str) -> str:
    """The patronymic a father's name gives to his son or daughter."""
    if father in _irregular():
        return _irregular()[father][sex == FEMALE]
    if father.endswith("ий"):
        stem = father[:-2] + "ьев"
    elif father.endswith(("й", "ь")):
        stem = father[:-1] + "ев"
    elif father.endswith(("ж", "ш", "ч", "ц")):
        stem = father + "ев"
    elif father.endswith("а"):
        stem = father[:-1] + "ов"
    elif father.endswith(("и", "у", "е")):
        stem = father + "ев"
    else:
        stem = father + "ов"
    return stem + ("на" if sex == FEMALE else "ич")


def latin(text: str) -> str:
    """Russian letters as Latin ones, as in a login: «Щукин» is «shchukin»."""
    return "".join(_LATIN.get(letter, "") for letter in text.lower())


class Logins:
    """Hands out logins «surname.initials», adding a number when they are taken."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = set(taken)

    def issue(self, surname: str, *names: str) -> str:
        initials = "".join(latin(name)[:1] for name in names if name)
        wish = login = f"{latin(surname)}.{initials}"
        number = 1
        while login in self._taken:
            number += 1
            login = f"{wish}{number}"
        self._taken.add(login)
        return login
