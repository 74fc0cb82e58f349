from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel


class Sex(models.TextChoices):
    MALE = "m", "м"
    FEMALE = "f", "ж"


class Person(TenantModel):
    """A person of the school: pupil, guardian or staff, possibly more than one of these.

    ``account_id`` is the account's number without a database foreign key: accounts are a control
    table.

    Source: R-1.6-a; data rule 7.
    """

    last_name = models.CharField(max_length=80)
    first_name = models.CharField(max_length=80)
    patronymic = models.CharField(max_length=80, blank=True)
    sex = models.CharField(max_length=1, choices=Sex.choices, blank=True)
    birth_date = models.DateField(null=True)
    phone = models.CharField(max_length=32, blank=True)
    email = models.EmailField(blank=True)
    account_id = models.BigIntegerField(null=True)

    personal: ClassVar = {
        "last_name", "first_name", "patronymic", "sex", "birth_date", "phone", "email",
    }  # fmt: skip

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account_id", "school"], name="school_person_account"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["school", "last_name", "first_name"], name="school_person_name"),
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"

    @property
    def full_name(self) -> str:
        """Фамилия Имя Отчество."""
        return " ".join(filter(None, (self.last_name, self.first_name, self.patronymic)))

    @property
    def list_name(self) -> str:
        """Фамилия Имя, as class lists are written."""
        return f"{self.last_name} {self.first_name}"

    @property
    def initials_name(self) -> str:
        """Фамилия И. О."""
        initials = " ".join(f"{name[0]}." for name in (self.first_name, self.patronymic) if name)
        return f"{self.last_name} {initials}".strip()


class Pupil(TenantModel):
    """A person as a pupil: the number of the personal file is the school's own key.

    Source: school practice §13 (личное дело, алфавитная книга).
    """

    person = TenantForeignKey(Person)
    file_number = models.CharField(max_length=32)

    personal: ClassVar = {"file_number"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "school"], name="school_pupil_person"),
            models.UniqueConstraint(
                fields=["school", "file_number"], name="school_pupil_file_number"
            ),
        ]

    def __str__(self) -> str:
        return f"pupil {self.pk}"


class StaffMember(TenantModel):
    """A person as an employee: position and personnel number."""

    person = TenantForeignKey(Person)
    personnel_number = models.CharField(max_length=32)
    position = models.CharField(max_length=120, blank=True)

    personal: ClassVar = {"personnel_number", "position"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "school"], name="school_staff_person"),
            models.UniqueConstraint(
                fields=["school", "personnel_number"], name="school_staff_number"
            ),
        ]

    def __str__(self) -> str:
        return f"staff member {self.pk}"


class Guardianship(TenantModel):
    """Whose legal representative a person is, and in which days. Outside them nothing of the child
    is seen.

    Source: R-1.6-c, R-4.6-a.
    """

    class Kind(models.TextChoices):
        MOTHER = "mother", "мать"
        FATHER = "father", "отец"
        GUARDIAN = "guardian", "опекун"
        TRUSTEE = "trustee", "попечитель"
        FOSTER = "foster", "приёмный родитель"

    guardian = TenantForeignKey(Person, related_name="guardianships")
    pupil = TenantForeignKey(Pupil, related_name="guardianships")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    valid_from = models.DateField()
    valid_before = models.DateField(null=True)

    personal: ClassVar = {"kind"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["guardian", "pupil", "valid_from", "school"],
                name="school_guardianship_pair",
            ),
            models.CheckConstraint(
                condition=Q(valid_before__isnull=True) | Q(valid_before__gte=F("valid_from")),
                name="school_guardianship_span",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["pupil", "school"], name="school_guardianship_pupil"),
        ]

    def __str__(self) -> str:
        return f"guardianship {self.pk}"
