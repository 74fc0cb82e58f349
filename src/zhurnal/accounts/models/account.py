from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from zhurnal.tenancy.models import School


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by login, whatever the case of its letters."""

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(login=(username or "").strip().lower())

    async def aget_by_natural_key(self, username: str | None) -> Account:
        return await self.aget(login=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """One person's way in: a unique login and a password; what he may do is not written here.

    A password that somebody else issued must be changed at the first sign-in, and works only
    before ``temporary_before``.

    Source: clause 5.1, R-5.1-a (one person, one account).
    """

    id = models.BigAutoField(primary_key=True)
    login = models.CharField(max_length=64)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    temporary_before = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    # Sign-ins are events of the trail; a column that changes at every sign-in would only slow them.
    last_login = None

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    personal: ClassVar = {"login", "password"}

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["login"], name="accounts_account_login"),
            models.CheckConstraint(
                condition=models.Q(login=Lower("login")), name="accounts_account_login_lower"
            ),
        ]

    def __str__(self) -> str:
        return f"account {self.pk}"

    def clean(self) -> None:
        self.login = self.login.strip().lower()


class Membership(models.Model):
    """The login directory: in which schools an account is somebody, and who.

    A control table, read at sign-in before any school is known; a person who works in two schools
    has one account and two rows here.

    Source: data rules 1 and 24.
    """

    id = models.BigAutoField(primary_key=True)
    account = models.ForeignKey(Account, models.PROTECT, related_name="memberships")
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    person_id = models.UUIDField()

    personal: ClassVar[set[str]] = set()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account", "school"], name="accounts_membership_school"
            ),
            models.UniqueConstraint(fields=["person_id"], name="accounts_membership_person"),
        ]

    def __str__(self) -> str:
        return f"account {self.account_id} in school {self.school_id}"
