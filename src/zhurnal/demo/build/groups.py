"""Teaching groups and who is in them: halves of a class, profiles, one pupil at home."""

from __future__ import annotations

from datetime import date
from random import Random

from zhurnal.demo.build.names import MALE
from zhurnal.demo.build.rows import Group, Membership, Pupil
from zhurnal.demo.content import table

SUBGROUP, ACROSS, ALONE = "подгруппа", "межклассная", "индивидуальная"
PROFILES = ("физ-мат", "соц-эк", "ест-науч")
TWO_PARALLELS = "2К+4К"
AT_HOME = "7А на дому"
MOVED_PUPIL = "Лихачёв"


def groups() -> tuple[Group, ...]:
    """All groups: subgroups first, then those of several classes, then the pupil taught at home."""
    rows = [
        Group(f"{name} {mark}", (name,), SUBGROUP)
        for _, names, marks, _ in table("groups.txt")
        for name in names.split(", ")
        for mark in marks.split(", ")
    ]
    rows += [
        Group(f"{parallel} {profile}", (f"{parallel}А", f"{parallel}Б"), ACROSS)
        for parallel in (10, 11)
        for profile in PROFILES
    ]
    rows.append(Group(TWO_PARALLELS, ("2К", "4К"), ACROSS))
    rows.append(Group(AT_HOME, ("7А",), ALONE))
    return tuple(rows)


def memberships(pupils: tuple[Pupil, ...], autumn: int, seed: int) -> tuple[Membership, ...]:
    """Who is in which group and since when.

    On 12 November Matvei of 7Б goes over from the first English group to the second: his row ends
    on one page and begins on the other.
    """
    chance = Random(f"groups-{seed}")
    by_class: dict[str, list[Pupil]] = {}
    for pupil in pupils:
        by_class.setdefault(pupil.class_name, []).append(pupil)
    at_home = chance.choice(by_class["7А"])
    by_class["7А"] = [pupil for pupil in by_class["7А"] if pupil is not at_home]
    rows = [Membership(AT_HOME, at_home.file_number, at_home.enrolled_on)]
    for _, names, marks, how in table("groups.txt"):
        for name in names.split(", "):
            first, second = (f"{name} {mark}" for mark in marks.split(", "))
            for pupil, in_first in _halves(by_class[name], how):
                rows += _stay(pupil, (first, second) if in_first else (second, first), autumn)
    rows += [
        Membership(f"{parallel} {profile}", pupil.file_number, pupil.enrolled_on)
        for parallel in (10, 11)
        for pupil, profile in _profiled(by_class[f"{parallel}А"] + by_class[f"{parallel}Б"], chance)
    ]
    rows += [
        Membership(TWO_PARALLELS, pupil.file_number, pupil.enrolled_on)
        for pupil in by_class["2К"] + by_class["4К"]
    ]
    order = {row.name: place for place, row in enumerate(groups())}
    return tuple(sorted(rows, key=lambda row: order[row.group]))


def _halves(pupils: list[Pupil], how: str) -> list[tuple[Pupil, bool]]:
    if how == "пол":
        return [(pupil, pupil.sex == MALE) for pupil in pupils]
    middle = (len(pupils) + 1) // 2
    return [(pupil, place < middle) for place, pupil in enumerate(pupils)]


def _stay(pupil: Pupil, halves: tuple[str, str], autumn: int) -> list[Membership]:
    here, other = halves
    if pupil.surname == MOVED_PUPIL and here == "7Б англ. 1":
        return [
            Membership(here, pupil.file_number, pupil.enrolled_on, date(autumn, 11, 11)),
            Membership(other, pupil.file_number, date(autumn, 11, 12)),
        ]
    return [Membership(here, pupil.file_number, pupil.enrolled_on)]


def _profiled(pupils: list[Pupil], chance: Random) -> list[tuple[Pupil, str]]:
    """Profiles of equal size, chosen by pupils and not by classes."""
    shuffled = chance.sample(range(len(pupils)), len(pupils))
    profile = {place: PROFILES[rank % len(PROFILES)] for rank, place in enumerate(shuffled)}
    return [(pupil, profile[place]) for place, pupil in enumerate(pupils)]
