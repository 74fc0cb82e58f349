"""The catalogues of every subject, brought up to date with its texts: `python -m tools.messages`.

The text that users see stands in the code, in Russian. English stands in
`<subject>/locale/en`, complete; `<subject>/locale/ru` holds only the plurals, because Russian has
three forms and the code shows two. The browser's own code says nothing by itself: the server
gives it its texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "zhurnal"
LANGUAGES = ("en", "ru")
KEYWORDS: dict[str, Any] = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
    # Ours: all forms of a text, for the browser to choose from (zhurnal.web.texts).
    "plural_forms": (1, 2),
}
# Lines of a catalogue's head that change with every run, or that git knows better.
CHATTER = tuple(
    f'"{name}:'
    for name in (
        "Project-Id-Version",
        "Report-Msgid-Bugs-To",
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Generated-By",
    )
)
HEADER = "# Texts of Zhurnal. Brought up to date by `make messages`; written by people."


def subjects() -> list[str]:
    """Every folder of the package that is a subject."""
    return sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))


def sources_of(subject: str) -> Iterator[tuple[str, Path]]:
    """The files of a subject that hold texts, each with the way to read it."""
    folder = PACKAGE / subject
    for path in sorted(folder.rglob("*.py")):
        if "migrations" not in path.parts:
            yield "python", path
    for path in sorted(folder.glob("jinja2/**/*.html")):
        yield "jinja2", path


def texts_of(subject: str) -> Catalog:
    """Every text of a subject, with the file where it stands."""
    texts = Catalog(fuzzy=False)
    for method, path in sources_of(subject):
        where = path.relative_to(ROOT).as_posix()
        for _, message, comments, context in extract_from_file(
            method, path, KEYWORDS, comment_tags=("Translators:",)
        ):
            texts.add(message, locations=[(where, 0)], auto_comments=comments, context=context)
    return texts


def catalogue_file(subject: str, language: str) -> Path:
    """Where a subject's catalogue of a language lies."""
    return PACKAGE / subject / "locale" / language / "LC_MESSAGES" / "django.po"


def read_catalogue(subject: str, language: str) -> Catalog:
    """A catalogue as it is; an empty one if there is none."""
    path = catalogue_file(subject, language)
    if not path.is_file():
        return Catalog(locale=language, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def wanted(texts: Catalog, language: str) -> Catalog:
    """What a language must translate: English everything, Russian the plurals."""
    if language != "ru":
        return texts
    plurals = Catalog(fuzzy=False)
    for message in texts:
        if message.pluralizable:
            plurals[message.id] = message
    return plurals


def update(subject: str, language: str) -> None:
    """Add new texts, empty; drop those that are gone; keep what people wrote."""
    texts = wanted(texts_of(subject), language)
    catalogue = read_catalogue(subject, language)
    catalogue.update(texts, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.header_comment = HEADER
    path = catalogue_file(subject, language)
    if not len(catalogue):
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    written = BytesIO()
    write_po(written, catalogue, width=100, sort_by_file=True, include_lineno=False)
    lines = written.getvalue().decode().splitlines(keepends=True)
    path.write_text("".join(each for each in lines if not each.startswith(CHATTER)), "utf-8")
    print(f"{path.relative_to(ROOT)}: {len(catalogue)} texts, {len(empty(catalogue))} to translate")


def empty(catalogue: Catalog) -> list[str]:
    """Texts that nobody has translated yet."""
    return [str(message.id) for message in catalogue if message.id and not is_translated(message)]


def is_translated(message: Any) -> bool:
    """Whether every form of a text is there."""
    forms = message.string if isinstance(message.string, tuple | list) else [message.string]
    return bool(forms) and all(forms) and not message.fuzzy


def main() -> None:
    """Bring every catalogue up to date."""
    for subject in subjects():
        for language in LANGUAGES:
            update(subject, language)


if __name__ == "__main__":
    main()
