"""The cookie by which a device is known to the logins that signed in on it.

It gives no right at all: whoever holds it still needs the password. It only says that tries with
these logins on this device count by themselves, so that strangers cannot use them up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

from zhurnal.accounts.throttle import key

_SALT = "zhurnal.devices"
_YEAR = 365 * 24 * 3600
#: A computer of the teachers' room knows many people; a cookie holds four kilobytes.
_MOST_LOGINS = 60
_SHORT = 12


@dataclass(frozen=True, slots=True)
class Device:
    """A device: its random name and the keys of the logins it knows."""

    name: str
    logins: tuple[str, ...] = ()

    def name_for(self, login: str) -> str:
        """The device's name if this login signed in on it before, else nothing."""
        return self.name if _short_key(login) in self.logins else ""

    def knowing(self, login: str) -> Device:
        """The device after a login signed in on it."""
        others = (each for each in self.logins if each != _short_key(login))
        return replace(self, logins=(_short_key(login), *others)[:_MOST_LOGINS])


def cookie_name() -> str:
    """The cookie's name; over TLS a browser guards it like the session's."""
    return "__Host-zhurnal_device" if settings.HTTPS else "zhurnal_device"


def device_of(request: HttpRequest) -> Device:
    """The device a request came from; a new one if it shows no cookie of ours."""
    try:
        name, *logins = signing.loads(
            request.COOKIES.get(cookie_name(), ""), salt=_SALT, max_age=_YEAR
        )
    except (signing.BadSignature, ValueError, TypeError):
        return Device(get_random_string(22))
    return Device(name, tuple(logins))


def remember(response: HttpResponse, device: Device) -> None:
    """Leave the cookie on the device."""
    response.set_cookie(
        cookie_name(),
        signing.dumps([device.name, *device.logins], salt=_SALT),
        max_age=_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _short_key(login: str) -> str:
    return key("login", login)[:_SHORT]
