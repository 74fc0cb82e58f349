"""Why something about accounts is refused, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "account-closed": _(
        "Учётная запись закрыта. Если это ошибка, обратитесь к администратору школы."
    ),
    "account-not-yours": _("Это чужая учётная запись. Распоряжаться можно только своей."),
    "accounts-not-yours": _("Учётные записи заводят секретарь и администратор школы."),
    "temporary-password-expired": _(
        "Срок временного пароля вышел. Новый выдаст классный руководитель (ученику и родителю) "
        "или администратор школы."
    ),
    "too-many-tries": _(
        "Слишком много попыток. Подождите %(minutes)s мин. и попробуйте ещё раз. С устройства, "
        "на котором вы уже входили, ждать чужих попыток не нужно."
    ),
    "wrong-login-or-password": _(
        "Логин или пароль не подходит. Проверьте раскладку и Caps Lock: большие и малые буквы "
        "в пароле различаются."
    ),
}
