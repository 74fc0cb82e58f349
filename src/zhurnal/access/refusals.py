"""Why a right is missing, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "account-of-several-schools": _(
        "%(name)s: эта учётная запись есть и в другой школе, поэтому пароль выдаёт только тот, "
        "кто обслуживает сервер (команда «zhurnal password»)."
    ),
    "no-account": _(
        "%(name)s: учётной записи ещё нет. Она появится, когда человек будет в списках школы "
        "с логином."
    ),
    "password-of-staff": _("%(name)s: это сотрудник школы, пароль ему выдаёт администратор."),
    "role-lacks-permission": _(
        "В ваших ролях нет такого права. Если оно нужно вам по работе, обратитесь "
        "к администратору школы."
    ),
    "roles-not-yours": _(
        "Роли «директор», «заместитель директора», «секретарь» и «администратор» назначает "
        "администратор системы."
    ),
}
