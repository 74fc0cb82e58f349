"""What may be done to many rows of a school at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NoReturn, TypeVar

from django.db import models

from zhurnal.tenancy.scope import OtherSchool, require_own_school

_Row = TypeVar("_Row", bound=models.Model)

_SCHOOL_NAMES = frozenset({"school", "school_id"})


class TenantQuerySet(models.QuerySet[_Row]):
    """Rows of the chosen school; the database backend sets the filter, see `backends`."""

    def update(self, **values: Any) -> int:
        if _SCHOOL_NAMES & values.keys():
            raise OtherSchool("A stored row never moves to another school.")
        return super().update(**values)

    update.alters_data = True  # type: ignore[attr-defined]

    def bulk_create(  # noqa: PLR0917 -- the signature is Django's
        self,
        objs: Iterable[_Row],
        batch_size: int | None = None,
        ignore_conflicts: bool = False,
        update_conflicts: bool = False,
        update_fields: Collection[str] | None = None,
        unique_fields: Collection[str] | None = None,
    ) -> list[_Row]:
        """Insert the rows, all of one school; on conflict only by a key which contains the school.

        Source: data rules 10 and 15.
        """
        rows = list(objs)
        _require_one_school(rows)
        if update_conflicts and not _SCHOOL_NAMES & set(unique_fields or ()):
            raise ValueError("unique_fields must contain the school")
        if _SCHOOL_NAMES & set(update_fields or ()):
            raise OtherSchool("A stored row never moves to another school.")
        return super().bulk_create(
            rows, batch_size, ignore_conflicts, update_conflicts, update_fields, unique_fields
        )

    bulk_create.alters_data = True  # type: ignore[attr-defined]

    def bulk_update(
        self, objs: Iterable[_Row], fields: Iterable[str], batch_size: int | None = None
    ) -> int:
        rows = list(objs)
        _require_one_school(rows)
        return super().bulk_update(rows, fields, batch_size)

    bulk_update.alters_data = True  # type: ignore[attr-defined]

    def raw(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise NotImplementedError(
            "raw() goes around the school: use the ORM, or a cursor with school_id everywhere."
        )


def _require_one_school(rows: Sequence[models.Model]) -> None:
    schools = {row.school_id for row in rows}  # type: ignore[attr-defined]
    if len(schools) > 1:
        raise OtherSchool("Rows of several schools cannot be written in one statement.")
    for school_id in schools:
        require_own_school(school_id)
