"""What people type at the door."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from zhurnal.accounts.models import Account

#: Far beyond any sentence; only so that nobody makes the server hash a book.
_LONGEST = 1000


class SignInForm(forms.Form):
    """Login and password."""

    login = forms.CharField(
        label=_("Логин"),
        max_length=_LONGEST,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": _("Введите логин.")},
    )
    password = forms.CharField(
        label=_("Пароль"),
        max_length=_LONGEST,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Введите пароль.")},
    )
    borrowed = forms.BooleanField(label=_("Чужой компьютер"), required=False)


class PasswordForm(forms.Form):
    """The password of now and the new one."""

    current = forms.CharField(
        label=_("Нынешний пароль"),
        max_length=_LONGEST,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Введите пароль, с которым вошли.")},
    )
    new = forms.CharField(
        label=_("Новый пароль"),
        help_text=_(
            "Не короче 8 знаков, любых. Удобнее и надёжнее всего — несколько слов подряд. "
            "Вставлять из менеджера паролей можно."
        ),
        max_length=_LONGEST,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Введите новый пароль.")},
    )

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_new(self) -> str:
        new: str = self.cleaned_data["new"]
        validate_password(new, self.account)
        if new == self.cleaned_data.get("current"):
            raise ValidationError(_("Это нынешний пароль. Придумайте другой."), code="same")
        return new
