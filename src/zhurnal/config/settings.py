"""Settings. Installations differ by environment variables only (docs/reference/settings.md)."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF

from zhurnal.config import env
from zhurnal.config.database import database

PACKAGE = Path(__file__).resolve().parent.parent
DATA = env.data_folder()

DEBUG = env.flag("ZHURNAL_DEBUG", default=False)
SECRET_KEY = env.secret_key(DATA)
ALLOWED_HOSTS = env.words("ZHURNAL_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
#: Whether browsers reach us over TLS; cookies and HSTS follow from it.
HTTPS = env.flag("ZHURNAL_HTTPS", default=False)

SUBJECTS = [
    "tenancy",
    "web",
    "audit",
    "accounts",
    "school",
    "access",
    "assessment",
    "deadlines",
    "timetable",
    "curriculum",
    "excuses",
    "journal",
    "results",
    "homeroom",
    "diary",
    "control",
    "interop",
    "home",
    "demo",
]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.staticfiles",
    *(f"zhurnal.{subject}" for subject in SUBJECTS),
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # A quarter of marks: 54 KB become 5 for 0.6 ms. Tokens are masked and lengths padded (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "zhurnal.web.middleware.RefusalMiddleware",
    "zhurnal.web.middleware.SecurityHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "zhurnal.web.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "zhurnal.access.middleware.ActorMiddleware",
    "zhurnal.access.middleware.ClosedDoorMiddleware",
]

ROOT_URLCONF = "zhurnal.config.urls"
WSGI_APPLICATION = "zhurnal.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "zhurnal.web.jinja.environment"},
    },
    {
        # Only for templates that libraries bring.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.contrib.auth.context_processors.auth"]},
    },
]

DATABASES = {"default": database(env.text("ZHURNAL_DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["zhurnal.accounts.backend.AccountBackend"]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "home:start"
LOGOUT_REDIRECT_URL = "accounts:sign_in"
PASSWORD_HASHERS = ["zhurnal.accounts.hashers.SchoolArgon2Hasher"]
#: Length and what is guessed first; no rules of composition (ASVS 6.2.5).
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "zhurnal.accounts.validators.CommonRussianPasswordValidator"},
    {"NAME": "zhurnal.accounts.validators.NotTheLoginValidator"},
]

LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", "Русский"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "zhurnal_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
#: Styles and scripts are served straight from the package: nothing to collect on a school's PC.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
#: Built files carry a hash in their names, so browsers may keep them for ever.
WHITENOISE_IMMUTABLE_FILE_TEST = r"/static/build/assets/"

SESSION_ENGINE = "zhurnal.accounts.sessions"
#: The longest a family's device stays signed in; `accounts.rules.session_life` is stricter.
SESSION_COOKIE_AGE = 60 * 24 * 3600
SESSION_COOKIE_NAME = "__Host-zhurnal" if HTTPS else "zhurnal"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "__Host-zhurnal_csrf" if HTTPS else "zhurnal_csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "zhurnal.web.views.errors.csrf_failure"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_SSL_REDIRECT = HTTPS
#: Whether requests come through our own proxy, whose X-Forwarded headers may be believed.
BEHIND_PROXY = env.flag("ZHURNAL_BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

#: A workbook of a large school is about 1 MB; a form or a batch of entries is far smaller.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_HANDLERS = ["zhurnal.web.uploads.ModestUploads"]
