"""Every component in every state, for whoever builds a page and for the tests of accessibility."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from zhurnal.web.sections import Link


class SampleForm(forms.Form):
    """One field of each kind; validated, so that its errors can be seen."""

    reason = forms.CharField(
        label=_("Причина исправления"), help_text=_("Её увидят в истории отметки."), max_length=200
    )
    late = forms.IntegerField(
        label=_("Минут опоздания"),
        max_value=40,
        error_messages={"max_value": _("В уроке 40 минут. Напишите число от 1 до 40.")},
    )
    note = forms.CharField(
        label=_("Комментарий"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    kind = forms.ChoiceField(
        label=_("Вид работы"), choices=[("test", _("Контрольная")), ("quiz", _("Самостоятельная"))]
    )
    absence = forms.ChoiceField(
        label=_("Причина пропуска"),
        choices=[("ill", _("болезнь")), ("valid", _("уважительная")), ("none", _("неизвестна"))],
        widget=forms.RadioSelect,
    )
    shared = forms.BooleanField(label=_("Чужой компьютер: не хранить записи здесь"))
    password = forms.CharField(
        label=_("Пароль"),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}, render_value=True),
    )
    file = forms.FileField(label=_("Файл со списками"), required=False)


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The page of components."""
    form = SampleForm(
        {"reason": "", "late": "95", "kind": "test", "shared": "on", "password": "secret"}
    )
    context = {"form": form, "nav": sample_sections()}
    return render(request, "web/styleguide.html", context)


def sample_sections() -> list[Link]:
    """A teacher's sections, so that the app bar is seen as people see it."""
    titles = [_("Мой день"), _("Журнал"), _("Мой класс"), _("Контроль"), _("Отчёты")]
    return [Link(str(title), "#main", current=not index) for index, title in enumerate(titles)]
