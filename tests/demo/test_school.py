"""The demo school is a school that could be: its numbers add up and nobody is in two places."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise

import pytest

from zhurnal.demo.build.calendar import HALF_YEARS, QUARTERS, days_off, teaching_days, terms
from zhurnal.demo.build.groups import AT_HOME, TWO_PARALLELS
from zhurnal.demo.build.load import MOST_HOURS, hours, parallel_of
from zhurnal.demo.build.plans import WEEKS
from zhurnal.demo.build.rows import DemoSchool, Slot
from zhurnal.demo.build.school import demo_school
from zhurnal.demo.build.staff import classes

YEAR = 2026


@pytest.fixture(scope="module")
def school() -> DemoSchool:
    return demo_school(YEAR)


def test_it_has_550_pupils_45_staff_and_22_classes(school: DemoSchool) -> None:
    assert (len(school.pupils), len(school.staff), len(school.classes)) == (550, 45, 22)
    assert {row.parallel for row in school.classes} == set(range(1, 12))


def test_the_cast_is_there_whatever_the_seed(school: DemoSchool) -> None:
    for one in (school, demo_school(YEAR, 8)):
        staff = {row.login: row.full_name for row in one.staff}
        assert staff["petrova.as"] == "Петрова Анна Сергеевна"
        assert staff["kudryavtsev.bi"] == "Кудрявцев Борис Игоревич"
        pupils = {row.login: row for row in one.pupils}
        assert pupils["abramov.i"].class_name == "7Б"
        children = {row.file_number for row in one.parents if row.login == "abramova.v"}
        assert children == {pupils["abramov.i"].file_number, pupils["abramova.a"].file_number}
        assert sum(row.class_name == "7Б" for row in one.pupils) == 28


def test_logins_and_file_numbers_are_nobody_elses(school: DemoSchool) -> None:
    people = {(row.login, row.name, row.surname, row.patronymic) for row in school.parents}
    logins = [row.login for row in school.staff] + [row.login for row in school.pupils]
    logins += [login for login, *_ in people]
    assert len(logins) == len(set(logins))
    assert len({row.file_number for row in school.pupils}) == len(school.pupils)
    assert all(login.isascii() and login == login.lower() for login in logins)


def test_ages_fit_classes(school: DemoSchool) -> None:
    parallels = {row.name: row.parallel for row in school.classes}
    for pupil in school.pupils:
        age = (date(YEAR, 9, 1) - pupil.born_on).days / 365.25
        assert 6.4 <= age - (parallels[pupil.class_name] - 1) <= 7.6, pupil


def test_every_pupil_has_a_parent_and_brothers_share_theirs(school: DemoSchool) -> None:
    by_pupil = Counter(row.file_number for row in school.parents)
    assert set(by_pupil) == {row.file_number for row in school.pupils}
    assert max(by_pupil.values()) == 2
    assert len({row.login for row in school.parents}) < len(school.parents) - 50


def test_the_second_shift_is_only_for_those_who_may(school: DemoSchool) -> None:
    second = {row.parallel for row in school.classes if row.shift == 2}
    assert second
    assert not second & {1, 5, 9, 10, 11}


def test_no_class_studies_more_than_it_may() -> None:
    for row in classes():
        own = hours().get(TWO_PARALLELS if row.name in TWO_PARALLELS else "", {})
        weekly = sum((own or hours()[str(row.parallel)]).values())
        weekly += sum(hours().get(f"{row.parallel} физ-мат", {}).values())
        weekly += sum(hours().get(row.name, {}).values())
        assert weekly <= MOST_HOURS[row.parallel], row.name


def test_everything_taught_has_one_teacher_and_its_lessons_in_the_week(school: DemoSchool) -> None:
    taught = Counter((row.unit, row.subject) for row in school.loads)
    assert set(taught.values()) == {1}
    placed = Counter((row.unit, row.subject, row.teacher) for row in school.slots)
    assert placed == {(row.unit, row.subject, row.teacher): row.hours for row in school.loads}


def test_teachers_have_a_sane_load(school: DemoSchool) -> None:
    loads = Counter[str]()
    for row in school.loads:
        loads[row.teacher] += row.hours
    teachers = [row for row in school.staff if row.position.startswith("учитель")]
    assert all(12 <= loads[row.number] <= 24 for row in teachers)


@pytest.fixture(scope="module")
def shifts(school: DemoSchool) -> dict[str, int]:
    found = {row.name: row.shift for row in school.classes}
    return found | {row.name: found[row.classes[0]] for row in school.groups}


def test_no_teacher_and_no_room_is_in_two_lessons_at_once(
    school: DemoSchool, shifts: dict[str, int]
) -> None:
    for seed in (7, 8):
        for what in ("teacher", "room"):
            busy = Counter(
                (getattr(row, what), shifts[row.unit], row.day, row.lesson)
                for row in demo_school(YEAR, seed).slots
                if row.room != "на дому"
            )
            assert [key for key, count in busy.items() if count > 1] == []


def test_no_pupil_is_in_two_lessons_at_once_nor_waits_between_them(school: DemoSchool) -> None:
    member = defaultdict(set)
    for row in school.memberships:
        if row.ends_on is None:
            member[row.file_number].add(row.group)
    by_unit = defaultdict(list)
    for slot in school.slots:
        by_unit[slot.unit].append(slot)
    at_home = {row.file_number for row in school.memberships if row.group == AT_HOME}
    for pupil in school.pupils:
        if pupil.file_number in at_home:
            continue
        own: list[Slot] = list(by_unit[pupil.class_name])
        for group in member[pupil.file_number]:
            own += by_unit[group]
        for day in range(6):
            lessons = sorted(slot.lesson for slot in own if slot.day == day)
            assert lessons == list(range(1, len(lessons) + 1)), (pupil, day)
            assert len(lessons) <= 6


def test_only_from_the_fifth_class_on_saturday_is_a_school_day(school: DemoSchool) -> None:
    assert min(parallel_of()[row.unit] for row in school.slots if row.day == 5) == 5


def test_one_pupil_goes_over_to_the_other_group_on_12_november(school: DemoSchool) -> None:
    left = [row for row in school.memberships if row.ends_on]
    assert [(row.group, row.ends_on) for row in left] == [("7Б англ. 1", date(YEAR, 11, 11))]
    stays = [row for row in school.memberships if row.file_number == left[0].file_number]
    assert ("7Б англ. 2", date(YEAR, 11, 12)) in {(row.group, row.starts_on) for row in stays}


def test_every_plan_has_a_line_for_every_lesson_of_the_year(school: DemoSchool) -> None:
    lines = defaultdict(list)
    for row in school.plans:
        lines[row.parallel, row.subject].append(row)
    for load in school.loads:
        plan = lines[parallel_of()[load.unit], load.subject]
        assert [row.number for row in plan] == list(range(1, len(plan) + 1))
        assert len(plan) >= load.hours * WEEKS, load
        if load.unit not in {AT_HOME, "2К"}:
            assert len(plan) == load.hours * WEEKS or load.unit == TWO_PARALLELS, load
    assert len(lines[7, "Алгебра"]) == 102


def test_no_two_lessons_running_have_the_same_topic(school: DemoSchool) -> None:
    same = [
        (one.parallel, one.subject, one.topic)
        for one, other in pairwise(school.plans)
        if (one.parallel, one.subject, one.topic) == (other.parallel, other.subject, other.topic)
    ]
    assert same == []
    assert all(row.topic and row.section and len(row.topic) <= 200 for row in school.plans)


def test_the_first_class_has_no_homework_and_other_plans_do(school: DemoSchool) -> None:
    with_homework = {row.parallel for row in school.plans if row.homework}
    assert with_homework == set(range(2, 12))


def test_control_lessons_have_a_kind_and_a_number(school: DemoSchool) -> None:
    algebra = [row for row in school.plans if (row.parallel, row.subject) == (7, "Алгебра")]
    tests = [row.topic for row in algebra if row.control == "контрольная работа"]
    assert tests[0] == "Контрольная работа № 1 по теме «Рациональные числа»"
    assert tests[-1] == "Итоговая контрольная работа за курс 7 класса"


QUARTERS_KNOWN = {
    2025: ["01.09–25.10", "05.11–30.12", "12.01–28.03", "06.04–26.05"],
    2026: ["01.09–24.10", "02.11–30.12", "11.01–27.03", "05.04–26.05"],
}


@pytest.mark.parametrize("year", QUARTERS_KNOWN)
def test_the_calendars_of_2025_and_2026_are_the_real_ones(year: int) -> None:
    quarters = [row for row in terms(year) if row.scheme == QUARTERS]
    spans = [f"{row.starts_on:%d.%m}–{row.ends_on:%d.%m}" for row in quarters]
    assert spans == QUARTERS_KNOWN[year]
    halves = [row for row in terms(year) if row.scheme == HALF_YEARS]
    assert (halves[0].ends_on, halves[1].ends_on) == (quarters[1].ends_on, quarters[3].ends_on)


@pytest.mark.parametrize("year", range(2024, 2040))
def test_any_year_has_some_thirty_four_weeks_of_lessons(year: int) -> None:
    days = teaching_days(year, 5, date(year + 1, 8, 31))
    assert 196 <= len(days) <= 208
    weekdays = Counter(day.weekday() for day in days)
    assert all(31 <= weekdays[weekday] <= 36 for weekday in range(6))
    assert weekdays[6] == 0
    assert len(teaching_days(year, 1, date(year + 1, 8, 31))) < len(days)
    assert all(row.starts_on <= row.ends_on for row in days_off(year))
