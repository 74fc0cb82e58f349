"""What a new password must not be, beyond Django's own rules."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: Favourites of Russian keyboards that the international list lacks.
_COMMON = frozenset(
    """
    йцукенгш йцукенгшщз йцукенгшщзхъ фывапролд ячсмитьбю пароль12 пароль123 парольпароль
    йцукен123 123йцукен 1234йцукен йцу12345 йцукен12 привет123 приветпривет любовь123
    наташа123 россия123 школа123 ученик123 учитель123 дневник123 журнал123 марина123
    gfhjkm12 gfhjkm123 ghbdtn123 ytrewq123 zhurnal1 zhurnal123 dnevnik1 dnevnik123 shkola123
    """.split()  # noqa: SIM905 - thirty words in a column are no list to read
)


class CommonRussianPasswordValidator:
    """Refuses what half of a school would think of first.

    Source: ASVS 6.2.4, 6.2.11.
    """

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002 - Django's
        if password.lower().strip() in _COMMON:
            raise ValidationError(
                _("Этот пароль угадают первым. Придумайте другой: например, три слова подряд."),
                code="password-common",
            )

    def get_help_text(self) -> str:
        return _("Не из самых частых паролей.")


class NotTheLoginValidator:
    """Refuses a password that is the login.

    Source: R-5.1-a.
    """

    def validate(self, password: str, user: Any = None) -> None:
        if user is not None and password.lower().strip() == user.login:
            raise ValidationError(
                _("Пароль совпадает с логином. Придумайте другой."), code="password-is-login"
            )

    def get_help_text(self) -> str:
        return _("Не такой, как логин.")
