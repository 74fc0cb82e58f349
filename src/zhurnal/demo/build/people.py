"""Families, pupils and parents: five hundred and fifty children whose ages fit their classes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from zhurnal.demo.build.names import FEMALE, MALE, Logins, Origin, origins, patronymic, surname_of
from zhurnal.demo.build.rows import Parent, Pupil, SchoolClass
from zhurnal.demo.build.staff import class_sizes, classes, posts
from zhurnal.demo.content import table

CAST_CLASS = "7Б"
SISTER_CLASS, SISTER, VERA = "3А", "Алиса", "Вера Михайловна"
_SIBLING_CHANCE = 0.24
_LARGEST_FAMILY = 3


@dataclass(slots=True)
class _Family:
    origin: Origin
    surname: str
    father: str
    mother: str
    children: list[Pupil] = field(default_factory=list)
    parallels: list[int] = field(default_factory=list)


def pupils_and_parents(autumn: int, seed: int) -> tuple[tuple[Pupil, ...], tuple[Parent, ...]]:
    """All pupils by class and surname, and their parents; brothers and sisters share theirs."""
    chance = Random(f"people-{seed}")
    families: list[_Family] = []
    for school_class in classes():
        _seat_known_pupils(school_class, families, autumn, chance)
        while _seated(families, school_class.name) < class_sizes()[school_class.name]:
            _seat_pupil(school_class, families, autumn, chance)
    logins = Logins(set(posts()))
    pupils = _numbered(families, logins)
    parents = [row for family in families for row in _parents(family, pupils, logins, chance)]
    order = {row.file_number: place for place, row in enumerate(pupils.values())}
    parents.sort(key=lambda row: order[row.file_number])
    return tuple(pupils.values()), tuple(parents)


def _seated(families: list[_Family], class_name: str) -> int:
    return sum(child.class_name == class_name for family in families for child in family.children)


def _seat_known_pupils(
    school_class: SchoolClass, families: list[_Family], autumn: int, chance: Random
) -> None:
    """The pupils of 7Б and Ivan's sister are known by name to tests, documents and pictures."""
    if school_class.name == SISTER_CLASS:
        family = _Family(origins()["русские"], "Абрамов", "Сергей", VERA)
        families.append(family)
        _add(family, school_class, (SISTER, FEMALE), autumn, chance)
    if school_class.name != CAST_CLASS:
        return
    for surname, name, patronym, father, kind, sex, joined in table("class_7b.txt"):
        if surname == "Абрамов":
            family = next(row for row in families if row.mother == VERA)
        else:
            family = _Family(
                origins()[kind], surname, father, origins()[kind].adult(FEMALE, chance)
            )
            families.append(family)
        _add(family, school_class, (name, sex), autumn, chance)
        child = replace(family.children[-1], surname=surname, patronymic=patronym)
        if joined:
            child = replace(child, enrolled_on=date.fromisoformat(f"{autumn}-{joined}"))
        family.children[-1] = child


def _seat_pupil(
    school_class: SchoolClass, families: list[_Family], autumn: int, chance: Random
) -> None:
    elder = [
        family
        for family in families
        if len(family.children) < _LARGEST_FAMILY
        and family.mother != VERA
        and all(abs(school_class.parallel - other) > 1 for other in family.parallels)
    ]
    if elder and chance.random() < _SIBLING_CHANCE:
        family = chance.choice(elder)
    else:
        kinds = list(origins().values())
        origin = chance.choices(kinds, [row.weight for row in kinds])[0]
        surname, father = chance.choice(origin.surnames), chance.choice(origin.men)
        family = _Family(origin, surname, father, origin.adult(FEMALE, chance))
        families.append(family)
    sex = MALE if chance.random() < 0.51 else FEMALE  # boys are a little more
    used = {child.name for child in family.children}
    used |= {
        child.name
        for other in families
        for child in other.children
        if child.class_name == school_class.name and other.surname == family.surname
    }
    name = next(
        name for name in iter(lambda: family.origin.child(sex, chance), "") if name not in used
    )
    _add(family, school_class, (name, sex), autumn, chance)


def _add(
    family: _Family, school_class: SchoolClass, who: tuple[str, str], autumn: int, chance: Random
) -> None:
    name, sex = who
    eldest = date(autumn - school_class.parallel - 6, 3, 1)
    child = Pupil(
        "",
        surname_of(family.surname, sex),
        name,
        patronymic(family.father, sex),
        sex,
        eldest + timedelta(days=chance.randrange(365)),
        school_class.name,
        date(autumn, 9, 1),
        "",
    )
    family.children.append(child)
    family.parallels.append(school_class.parallel)


def _numbered(families: list[_Family], logins: Logins) -> dict[tuple[str, str, str], Pupil]:
    """Pupils in the order of the class lists, with file numbers of the alphabet book and logins."""
    place = {row.name: number for number, row in enumerate(classes())}
    children = [child for family in families for child in family.children]
    children.sort(key=lambda row: (place[row.class_name], _alphabetical(row.surname), row.name))
    letters: dict[str, int] = {}
    found = {}
    for child in children:
        letter = child.surname[0]
        letters[letter] = letters.get(letter, 0) + 1
        found[child.class_name, child.surname, child.name] = replace(
            child,
            file_number=f"{letter}-{letters[letter]}",
            login=logins.issue(child.surname, child.name),
        )
    return found


def _alphabetical(surname: str) -> str:
    return surname.lower().replace("ё", "е")


def _parents(
    family: _Family, pupils: dict[tuple[str, str, str], Pupil], logins: Logins, chance: Random
) -> list[Parent]:
    children = [pupils[row.class_name, row.surname, row.name] for row in family.children]
    people = []
    cast = family.mother == VERA
    alone = chance.random()
    if alone < 0.94 or cast:  # few children live with the father alone
        people.append((_mother_surname(family, chance, cast=cast), family.mother, "мать"))
    if alone > 0.27 or cast:  # a quarter live with the mother alone
        people.append(
            (surname_of(_masculine(family.surname), MALE), _father(family, chance), "отец")
        )
    if alone > 0.985 and not cast:  # a grandmother brings up a few
        people = [(_feminine(family.surname), family.origin.adult(FEMALE, chance), "опекун")]
    rows = []
    for surname, names, kinship in people:
        name, _, father_name = names.partition(" ")
        login = logins.issue(surname, name)
        # No operator has the code 000: nobody's telephone rings because of a demo school.
        digits = f"{chance.randrange(10**6, 10**7)}"
        phone = f"+7 000 {digits[:3]}-{digits[3:5]}-{digits[5:]}"
        email = f"{login}@school7.example" if chance.random() < 0.6 else ""
        rows += [
            Parent(child.file_number, surname, name, father_name, kinship, phone, email, login)
            for child in children
        ]
    return rows


def _mother_surname(family: _Family, chance: Random, *, cast: bool) -> str:
    other = chance.random() < 0.12 and not cast  # mothers who kept their own name
    surname = chance.choice(family.origin.surnames) if other else family.surname
    return _feminine(surname)


def _feminine(surname: str) -> str:
    return surname_of(_masculine(surname), FEMALE)


def _masculine(surname: str) -> str:
    """The father's form of a surname that may be known from a daughter."""
    if "/" in surname:
        return surname
    return "-".join(
        part[:-1] if part.endswith(("ова", "ева", "ёва", "ина", "ына")) else part
        for part in surname.split("-")
    )


def _father(family: _Family, chance: Random) -> str:
    own = patronymic(chance.choice(family.origin.men), MALE)
    return f"{family.father} {own}"
