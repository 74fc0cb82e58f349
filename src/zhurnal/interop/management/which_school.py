from __future__ import annotations

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.tenancy.models import School


def which_school(wanted: int | None) -> School | None:
    """The school meant at the console: the given one, or the only one; None when there is none
    yet.
    """
    schools = list(School.objects.order_by("pk"))
    if wanted is not None:
        found = next((school for school in schools if school.pk == wanted), None)
        if found is None:
            raise Refused(refusal("no-school"))
        return found
    if len(schools) > 1:
        names = "\n".join(f"{each.pk:>6}  {each.short_name}, {each.city}" for each in schools)
        raise CommandError(
            _("Школ несколько: укажите --school НОМЕР или --new-school.") + "\n" + names
        )
    return schools[0] if schools else None
