"""What one version says otherwise than another."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from zhurnal.assessment.act import Act, MinimumMarks, PeriodRules
from zhurnal.assessment.rules.differences import differences
from zhurnal.assessment.wording import Told, difference_words
from zhurnal.assessment.work_kinds import Term, TermUnit, WorkKind

KINDS = st.lists(
    st.builds(
        WorkKind,
        st.sampled_from("abcde"),
        st.sampled_from(["Ответ", "Зачёт"]),
        st.just("к"),
        st.integers(0, 100),
        st.booleans(),
        st.builds(Term, st.integers(0, 9), st.sampled_from(TermUnit)),
    ),
    max_size=5,
    unique_by=lambda kind: kind.code,
).map(tuple)
ACTS = st.builds(
    lambda kinds, two, days: Act(
        work_kinds=kinds,
        period=PeriodRules(two_bars_five=two),
        windows=structs.replace(Act().windows, lesson_days=days),
    ),
    KINDS,
    st.booleans(),
    st.none() | st.integers(0, 365),
)


@given(ACTS, ACTS)
def test_nothing_differs_only_where_everything_is_the_same(old: Act, new: Act) -> None:
    assert differences(old, old) == []
    assert bool(differences(old, new)) is (old != new)
    assert len(differences(old, new)) == len(differences(new, old))


@given(ACTS, ACTS)
def test_every_difference_has_its_words(old: Act, new: Act) -> None:
    with override("ru"):
        assert all(difference_words(each).what for each in differences(old, new))


@pytest.mark.req("M-5")
def test_what_changes_is_said_in_words() -> None:
    first, *others = Act().work_kinds
    new = Act(
        work_kinds=(
            *others[:-1],
            structs.replace(first, weight=2, term=Term(2, TermUnit.WORKING_DAYS)),
            WorkKind("own-1", "Олимпиада", "ол", 4, term=Term(1, TermUnit.LESSONS)),
        ),
        period=PeriodRules(
            thresholds=(Decimal("2.5"), Decimal("3.65"), Decimal("4.65")),
            minimum_marks=(MinimumMarks(1, 3), MinimumMarks(2, 6)),
        ),
    )
    with override("ru"):
        told = [difference_words(each) for each in differences(Act(), new)]
    assert told == [
        Told("«Ответ на уроке» — вес", "1", "2"),
        Told("«Ответ на уроке» — срок отметок", "в день урока", "в течение 2 рабочих дней"),
        Told("Вид работы", "не было", "«Олимпиада», вес 4, отметки к следующему уроку"),
        Told(
            "Вид работы",
            "«Всероссийская проверочная работа», вес 0, отметки в течение 7 дней",
            "больше нет",
        ),
        Told("Порядок строк: Вид работы", "", ""),
        Told("Пороги «3», «4», «5»", "2,5; 3,5; 4,5", "2,5; 3,65; 4,65"),
        Told("от 2 ч в неделю — отметок", "5", "6"),
        Told("Наименьшее число отметок", "от 3 ч в неделю — 7 отметок", "больше нет"),
    ]
