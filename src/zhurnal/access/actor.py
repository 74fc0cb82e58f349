"""Who acts: a person of one school with the grants that hold today."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID
from zoneinfo import ZoneInfo

from zhurnal.access.permissions import Permission
from zhurnal.access.roles import ROLES, RoleCode, ScopeKind
from zhurnal.kernel.clock import zone


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held in a place, from a day until before another: for the whole school ``scope_id`` is
    None.
    """

    role: RoleCode
    scope_id: UUID | None = None
    valid_from: date | None = None
    valid_before: date | None = None

    @property
    def scope_kind(self) -> ScopeKind:
        return ROLES[self.role].scope


@dataclass(frozen=True, slots=True)
class Scopes:
    """Where a permission holds for an actor."""

    school: bool = False
    classes: frozenset[UUID] = frozenset()
    courses: frozenset[UUID] = frozenset()
    pupils: frozenset[UUID] = frozenset()
    lessons: frozenset[UUID] = frozenset()

    def __bool__(self) -> bool:
        return self.school or bool(self.classes or self.courses or self.pupils or self.lessons)


@dataclass(frozen=True)
class Actor:
    """A person acting in a school, with every grant of today. Commands never ask how he signed in.

    ``today`` is the school's local day, ``timezone`` the IANA name of its zone.

    Source: requirements §8 (rights = union of roles with scope and dates; nobody's right follows
    from an id).
    """

    school_id: int
    person_id: UUID | None
    account_id: int | None
    name: str
    today: date
    grants: tuple[Grant, ...] = ()
    timezone: str = "Asia/Barnaul"
    school_name: str = ""
    source: str = "web"
    request_id: str = ""
    session_hash: str = ""
    ip: str | None = field(default=None, repr=False)

    @cached_property
    def roles(self) -> frozenset[RoleCode]:
        return frozenset(grant.role for grant in self.grants)

    @property
    def role(self) -> str:
        """The role an event names when its right does not say which: the widest one held."""
        return next((code.value for code in ROLES if code in self.roles), "")

    def role_at(self, *, course_id: UUID | None, lesson_id: UUID | None) -> str:
        """The role in which he acts at a lesson: its teacher, its substitute, or else his own."""
        mine = self.scopes(Permission.JOURNAL_WRITE)
        if course_id in mine.courses:
            return RoleCode.SUBJECT_TEACHER.value
        return RoleCode.SUBSTITUTE.value if lesson_id in mine.lessons else self.role

    @property
    def is_staff(self) -> bool:
        """Whether more than one's own family's diary is open to him."""
        return not self.roles <= {RoleCode.PUPIL, RoleCode.GUARDIAN}

    @property
    def tz(self) -> ZoneInfo:
        return zone(self.timezone)

    def may(self, permission: Permission) -> bool:
        """Whether the permission holds anywhere."""
        return bool(self.scopes(permission))

    def scopes(self, permission: Permission) -> Scopes:
        """Where the permission holds: in the whole school, or in these places."""
        return self._scopes[permission]

    @cached_property
    def _scopes(self) -> dict[Permission, Scopes]:
        return {permission: self._gather(permission) for permission in Permission}

    def _gather(self, permission: Permission) -> Scopes:
        ids: dict[ScopeKind, set[UUID]] = {kind: set() for kind in ScopeKind}
        school = False
        for grant in self.grants:
            if permission in ROLES[grant.role].permissions:
                school = school or grant.scope_kind is ScopeKind.SCHOOL
                if grant.scope_id is not None:
                    ids[grant.scope_kind].add(grant.scope_id)
        return Scopes(
            school=school,
            classes=frozenset(ids[ScopeKind.CLASS]),
            courses=frozenset(ids[ScopeKind.COURSE]),
            pupils=frozenset(ids[ScopeKind.PUPIL]),
            lessons=frozenset(ids[ScopeKind.LESSON]),
        )
