"""A subject's pages are its own business: what import-linter's wildcards let through.

Its `protected` contract takes `home.views` for an allowed importer of `journal.views`, because
both match `*.views`. Here the two ends of every import are compared.
"""

from __future__ import annotations

import grimp

PRIVATE = {"views", "forms", "urls", "management", "middleware", "templatetags"}


def trespasses(imports: list[tuple[str, str]]) -> list[str]:
    """Imports of another subject's private rooms; only `config` may include its urls."""
    return [
        f"{importer} -> {imported}"
        for importer, imported in imports
        if len(parts := imported.split(".")) > 2
        and parts[2] in PRIVATE
        and importer.split(".")[1] not in {parts[1], "config"}
    ]


def test_nobody_imports_another_subjects_pages() -> None:
    graph = grimp.build_graph("zhurnal", cache_dir=None)
    imports = [
        (importer, imported)
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
    ]
    assert imports
    assert trespasses(imports) == []


def test_a_page_that_uses_another_subjects_page_is_noticed() -> None:
    assert trespasses([("zhurnal.home.views.start", "zhurnal.journal.views.lesson_page")])
    assert not trespasses([("zhurnal.config.urls", "zhurnal.journal.urls")])
    assert not trespasses([("zhurnal.home.views.start", "zhurnal.journal.queries.lesson_page")])
