from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from zhurnal.access.actor import Actor
from zhurnal.access.holder import Holder
from zhurnal.access.models import RoleAssignment
from zhurnal.access.permissions import Permission
from zhurnal.accounts.models import Account
from zhurnal.school.models import ClassGroup, Enrolment, Guardianship, Person, StaffMember


def classes_for_passwords(actor: Actor) -> list[ClassGroup]:
    """The classes whose pupils and parents an actor may hand passwords to; this year's, in order.

    Source: requirements §8.
    """
    scopes = actor.scopes(Permission.ACCOUNTS_ISSUE)
    rows = ClassGroup.objects.filter(
        year__starts_on__lte=actor.today, year__ends_on__gte=actor.today
    )
    if not scopes.school:
        rows = rows.filter(pk__in=scopes.classes)
    return list(rows.order_by("grade", "name"))


def class_holders(class_group: ClassGroup, today: date) -> list[Holder]:
    """Everybody of a class on a day: each pupil, and after him his parents."""
    of_today = Q(valid_before__isnull=True) | Q(valid_before__gt=today)
    pupils = Enrolment.objects.filter(of_today, class_group=class_group, valid_from__lte=today)
    roll = pupils.select_related("pupil__person").order_by(
        "pupil__person__last_name", "pupil__person__first_name", "pk"
    )
    guardians: dict[UUID, list[Person]] = {}
    rows = Guardianship.objects.filter(
        of_today, valid_from__lte=today, pupil__in=pupils.values("pupil_id")
    )
    for row in rows.select_related("guardian").order_by("guardian__last_name", "pk"):
        guardians.setdefault(row.pupil_id, []).append(row.guardian)
    people: list[tuple[Person, str]] = []
    for enrolment in roll:
        pupil = enrolment.pupil
        people.append((pupil.person, ""))
        people += [(each, pupil.person.list_name) for each in guardians.get(pupil.pk, ())]
    return _holders(people, class_group.pk, today)


def staff_holders(today: date) -> list[Holder]:
    """Every employee, by name."""
    rows = StaffMember.objects.select_related("person").order_by(
        "person__last_name", "person__first_name", "pk"
    )
    return _holders([(row.person, "") for row in rows], None, today)


def _holders(people: list[tuple[Person, str]], class_id: UUID | None, today: date) -> list[Holder]:
    accounts = _accounts(person.account_id for person, _ in people)
    staff = _staff([person.pk for person, _ in people], today)
    return [
        Holder(
            person_id=person.pk,
            name=person.full_name,
            of_pupil=of_pupil,
            class_id=class_id,
            account_id=account.pk if account else None,
            login=account.login if account else "",
            state=_state(account) if account else "none",
            is_staff=person.pk in staff,
            elsewhere=account is not None and account.schools > 1,  # type: ignore[attr-defined]
        )
        for person, of_pupil in people
        for account in [accounts.get(person.account_id or 0)]
    ]


def _accounts(ids: Iterable[int | None]) -> dict[int, Account]:
    rows = Account.objects.filter(pk__in=[each for each in ids if each is not None])
    return {row.pk: row for row in rows.annotate(schools=Count("memberships"))}


def _staff(people: list[UUID], today: date) -> set[UUID]:
    """Who of these works in the school or holds an office: handing them passwords is no matter of
    a class.
    """
    employees = StaffMember.objects.filter(person__in=people).values_list("person_id", flat=True)
    officers = RoleAssignment.objects.filter(
        Q(valid_before__isnull=True) | Q(valid_before__gt=today), person__in=people
    )
    return {*employees, *officers.values_list("person_id", flat=True)}


def _state(account: Account) -> str:
    if not account.has_usable_password():
        return "none"
    return "temporary" if account.must_change_password else "own"
