"""What Django does with all tables at once still works."""

from __future__ import annotations

from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import TransactionTestCase

from tests.tenancy.app.models import Lesson, Mark, Person, Subject
from tests.tenancy.conftest import Rows, furnish
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import OtherSchool, all_schools, school_scope


class Flush(TransactionTestCase):
    """Each test leaves rows behind; the flush between them takes those of every school."""

    def fill(self) -> None:
        assert not School.objects.exists()
        rows = furnish("наша", Subject.objects.create(name="Математика"))
        with school_scope(rows.id):
            assert Mark.objects.count() == 1

    def test_the_first_fills_the_tables(self) -> None:
        self.fill()

    def test_the_second_finds_them_empty(self) -> None:
        self.fill()


def test_a_dump_is_loaded_again_with_the_same_ids(ours: Rows, theirs: Rows, tmp_path: Path) -> None:
    file = tmp_path / "dump.json"
    with all_schools("the tables as a whole"):
        call_command("dumpdata", "tenancy", "tenancy_app", output=str(file), verbosity=0)
        for model in (Mark, Lesson, Person):
            model.objects.all().delete()
        call_command("loaddata", str(file), verbosity=0)
        assert {ours.mark.pk, theirs.mark.pk} == set(Mark.objects.values_list("pk", flat=True))


def test_a_dump_of_one_school_is_not_loaded_inside_another(
    ours: Rows, theirs: Rows, tmp_path: Path
) -> None:
    file = tmp_path / "dump.json"
    with school_scope(ours.id):
        call_command("dumpdata", "tenancy_app.person", output=str(file), verbosity=0)
    with school_scope(theirs.id), pytest.raises(OtherSchool):
        call_command("loaddata", str(file), verbosity=0)
    with school_scope(theirs.id):
        assert Person.objects.count() == 1


def test_loading_a_row_under_another_school_does_not_move_it(ours: Rows, theirs: Rows) -> None:
    moved = Person(pk=ours.pupil.pk, school=theirs.school, name="Яна")
    with all_schools("a dump with a wrong school"):
        with suppress(IntegrityError), transaction.atomic():  # SQLite knows the id alone
            moved.save_base(raw=True)
        assert Person.objects.filter(pk=ours.pupil.pk, school=ours.school, name="Анна").exists()


@pytest.mark.django_db(transaction=True)
def test_rows_are_locked_within_the_school(ours: Rows, theirs: Rows) -> None:
    with school_scope(ours.id), transaction.atomic():
        locked = Mark.objects.select_for_update(of=("self",)).select_related("lesson")
        assert list(locked) == [ours.mark]


@pytest.mark.django_db
def test_nothing_is_left_to_migrate_or_to_mend() -> None:
    out = StringIO()
    call_command("makemigrations", "tenancy", "tenancy_app", check=True, dry_run=True, stdout=out)
    call_command("check", "tenancy", "tenancy_app")
    assert "No changes" in out.getvalue()
