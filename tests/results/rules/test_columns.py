"""Which columns a subject has, and the names of columns."""

from __future__ import annotations

import pytest

from zhurnal.assessment.act import ScaleCode
from zhurnal.results.rules.columns import Column, Kind, column_of, columns_of
from zhurnal.results.rules.gates import Gate, gate
from zhurnal.results.rules.values import values_of


def codes(grade: int, *, terms: int = 4, part: bool = False, leads: bool = False) -> list[str]:
    return [each.code for each in columns_of(grade=grade, terms=terms, part=part, leads=leads)]


QUARTERS = ["term-1", "term-2", "term-3", "term-4", "attestation", "annual"]
HALVES = ["term-1", "term-2", "attestation", "annual"]


@pytest.mark.req("R-2.4-b")
def test_every_kind_of_mark_has_a_column_of_its_own() -> None:
    assert codes(7) == QUARTERS
    assert codes(9) == [*QUARTERS, "exam", "final"]
    assert codes(10, terms=2) == HALVES
    assert codes(11, terms=2) == [*HALVES, "final"]


def test_the_parts_of_mathematics_have_no_final_marks_but_the_first_leads_the_whole() -> None:
    assert codes(9, part=True) == QUARTERS
    assert codes(9, part=True, leads=True) == [
        *QUARTERS,
        "whole-annual",
        "whole-exam",
        "whole-final",
    ]
    assert codes(11, terms=2, part=True, leads=True) == [*HALVES, "whole-final"]


@pytest.mark.parametrize("grade", range(1, 12))
def test_every_column_is_found_by_its_code(grade: int) -> None:
    for leads in (True, False):
        for column in columns_of(grade=grade, terms=4, part=leads, leads=leads):
            assert column_of(column.code) == column


@pytest.mark.parametrize(
    "code", ["", "term", "term-", "term-0", "term-9", "term-01", "annual-1", "whole-", "год", "5"]
)
def test_no_other_code_names_a_column(code: str) -> None:
    assert column_of(code) is None


def test_a_whole_is_a_column_of_its_own() -> None:
    assert column_of("whole-exam") == Column(Kind.EXAM, whole=True)


@pytest.mark.req("R-2.6-e")
def test_the_values_are_those_of_the_scale_and_the_special_ones() -> None:
    assert values_of(ScaleCode.FIVE) == ("5", "4", "3", "2", "н/а", "осв")
    assert values_of(ScaleCode.CREDIT) == ("зач", "незач", "н/а", "осв")
    assert values_of(ScaleCode.WORDS) == ("безотм", "н/а", "осв")
    assert values_of(ScaleCode.TEN)[0] == "10"
    assert values_of(ScaleCode.HUNDRED)[:2] == ("100", "99")


@pytest.mark.parametrize(
    ("value", "proposal", "asks"),
    [
        ("4", "4", None),
        ("5", "4", Gate.DIFFERS),
        ("3", "4", Gate.DIFFERS),
        ("4", "", None),
        ("н/а", "", Gate.UNASSESSED),
        ("н/а", "4", Gate.UNASSESSED),
        ("осв", "4", Gate.DIFFERS),
        ("", "4", None),
    ],
)
@pytest.mark.req("R-2.4-b")
def test_a_reason_is_asked_for_when_needed(value: str, proposal: str, asks: Gate | None) -> None:
    assert gate(value=value, proposal=proposal) is asks
