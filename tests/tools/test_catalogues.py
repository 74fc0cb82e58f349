"""`make messages` adds what is new, drops what is gone, and keeps what people wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import messages


@pytest.fixture
def subject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A subject with one page and one view."""
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "PACKAGE", tmp_path / "src")
    folder = tmp_path / "src" / "school"
    (folder / "jinja2" / "school").mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "views.py").write_text('title = _("Класс")\n', encoding="utf-8")
    (folder / "jinja2" / "school" / "page.html").write_text(
        '{{ _("Урок") }} {{ ngettext("%(num)s ученик", "%(num)s ученика", n) }}', encoding="utf-8"
    )
    return folder


def test_texts_of_code_and_pages_are_found(subject: Path) -> None:
    found = {message.id for message in messages.texts_of("school") if message.id}
    assert found == {"Класс", "Урок", ("%(num)s ученик", "%(num)s ученика")}


def test_catalogues_follow_the_texts_and_keep_the_work_of_people(subject: Path) -> None:
    messages.main()
    english = messages.catalogue_file("school", "en")
    english.write_text(
        english.read_text("utf-8").replace(
            'msgid "Урок"\nmsgstr ""', 'msgid "Урок"\nmsgstr "Lesson"'
        ),
        "utf-8",
    )
    (subject / "views.py").write_text('title = _("Школа")\n', encoding="utf-8")
    messages.main()
    catalogue = messages.read_catalogue("school", "en")
    assert {each.id: each.string for each in catalogue if each.id} == {
        "Школа": "",
        "Урок": "Lesson",
        ("%(num)s ученик", "%(num)s ученика"): ("", ""),
    }


def test_the_russian_catalogue_holds_only_plurals_and_asks_for_three_forms(subject: Path) -> None:
    messages.main()
    [plural] = [each for each in messages.read_catalogue("school", "ru") if each.id]
    assert plural.string == ("", "", "")


def test_a_catalogue_that_is_up_to_date_stays_byte_for_byte(subject: Path) -> None:
    messages.main()
    path = messages.catalogue_file("school", "en")
    before = path.read_bytes()
    messages.main()
    assert path.read_bytes() == before
