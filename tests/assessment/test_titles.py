"""Every parameter of the act has a title, a place on the page, and words."""

from __future__ import annotations

import pytest
from django.utils.translation import override
from msgspec import structs

from zhurnal.assessment.act import Act
from zhurnal.assessment.forms import fields
from zhurnal.assessment.forms.act import ACT
from zhurnal.assessment.rules.differences import differences
from zhurnal.assessment.titles import SECTIONS, TITLES
from zhurnal.assessment.wording import difference_words, section_lines


@pytest.mark.req("M-5")
def test_every_parameter_has_a_title_and_stands_in_one_section() -> None:
    tables = dict(fields.tables(ACT))
    single = [path for path, _ in fields.leaves(ACT, "")]
    columns = [path for table, row in tables.items() for path, _ in fields.leaves(row, table)]
    placed = [path for section in SECTIONS for path in section.paths]
    assert [path for path in [*tables, *single, *columns] if path not in TITLES] == []
    assert len(placed) == len(set(placed))
    groups = [path for path in placed if path not in single and path not in tables]
    covered = [path for path in single if path.rpartition(".")[0] in groups]
    assert sorted({*placed, *covered} - set(groups)) == sorted({*tables, *single})


@pytest.mark.req("M-5")
def test_everything_that_can_change_is_said_in_words_in_both_languages() -> None:
    nothing = structs.replace(Act(), work_kinds=(), scales=(), homework_norms=(), comments=())
    for language in ("ru", "en"):
        with override(language):
            told = [difference_words(each) for each in differences(Act(), nothing)]
            assert len(told) == 16 + 1 + 5 + 1
            assert all(each.what and each.before != each.after for each in told)
            lines = [line for each in SECTIONS for line in section_lines(Act(), each)]
            assert all(title and words for title, words in lines)
