"""Where a plan stands and how a course departs from it, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

PLAN_STATES = {
    "draft": _("черновик"),
    "submitted": _("на утверждении"),
    "approved": _("утверждён"),
}

DEVIATIONS = {
    "merged": _("объединена с другой темой"),
    "alone": _("самостоятельное изучение"),
    "skipped": _("исключена"),
    "other": _("урок на другую тему"),
}

LIMITS = {
    "share": _("больше десятой доли уроков предмета"),
    "close": _("меньше 2,5 недель после предыдущей"),
    "day": _("вторая за день в классе"),
    "edge": _("первый или последний урок"),
    "no-day": _("урока для неё нет"),
}
