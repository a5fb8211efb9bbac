"""The site's one settings file. What is not set is safe; what must be set stops the site with a sentence."""

import os
from datetime import timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL_HOSTS = {"localhost", "127.0.0.1"}


def required(name: str, remedy: str) -> str:
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. {remedy} On your own machine, `make run` sets it for you.")
    return value


SECRET_KEY = required("SECRET_KEY", "Set it to a long random text that nobody else knows.")
HOSTS = required("ALLOWED_HOSTS", "Set it to the site's host names, separated by commas.")
ALLOWED_HOSTS = [host.strip() for host in HOSTS.split(",") if host.strip()]
DEBUG = False  # error pages of the site's own, in development too: a traceback can show what was typed

# One setting decides redirect, HSTS and Secure cookies: half of them on makes plain http unusable.
HTTPS = os.environ.get("HTTPS", "on").strip().lower() != "off"
if not HTTPS and not set(ALLOWED_HOSTS) <= LOCAL_HOSTS:
    raise ImproperlyConfigured(
        "HTTPS=off is only for localhost and 127.0.0.1. Remove it, or set ALLOWED_HOSTS to those two."
    )
# How many people may share one network address, as the staff of a clinic do: what one needs, times this, is allowed.
PEOPLE = os.environ.get("PEOPLE_PER_ADDRESS", "").strip() or "20"
if not (PEOPLE.isascii() and PEOPLE.isdigit() and 1 <= int(PEOPLE) <= 1_000_000):
    raise ImproperlyConfigured("PEOPLE_PER_ADDRESS is a whole number from 1 to 1000000. Unset, it is 20.")
PEOPLE_PER_ADDRESS = int(PEOPLE)
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # a load balancer asks these over plain http
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None  # it goes with the browser window: on a shared computer a year's cookie says who wrote letters
SECURE_REFERRER_POLICY = "same-origin"  # "no-referrer" breaks the Origin check of POSTs
X_FRAME_OPTIONS = "DENY"

# Drafts are shown, marked as such, unless this is on: then only languages that a named translator has reviewed are.
REVIEWED_LANGUAGES_ONLY = os.environ.get("REVIEWED_LANGUAGES_ONLY", "").strip() == "on"
# What links and QR codes on paper begin with. Unset, it is the first of the site's host names.
SITE_URL = os.environ.get("SITE_URL", "").strip().rstrip("/") or f"http{'s' if HTTPS else ''}://{ALLOWED_HOSTS[0]}"
# For how many seconds a page that anybody may share is kept in the process that made it. An edit at the desk is seen
# after that long. 0 makes every page anew.
KEEP_PAGES = int(os.environ.get("KEEP_PAGES", "").strip() or "60")
# Who runs this copy of the site, for the about page. Unset, the page says "not stated".
SITE_OWNER = os.environ.get("SITE_OWNER", "").strip()

INSTALLED_APPS = [
    "guidance.desk.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django.contrib.humanize",
    "crispy_forms",
    "crispy_bootstrap5",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "simple_history",
    "guidance",
]
MIDDLEWARE = [
    "guidance.request_ids.RequestIds",  # outermost: kept pages and refusals have an id too
    "guidance.middleware.HeadersOnEverything",  # with the next, on redirects and static files too
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "guidance.kept_pages.KeepPages",
    "guidance.middleware.CacheHeaders",
    "guidance.middleware.RefuseTooLarge",
    "django.middleware.http.ConditionalGetMiddleware",
    "guidance.middleware.DeskSession",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",  # last: it answers for a sign-in that was locked out
]
ROOT_URLCONF = "calmediconnect_site.urls"
WSGI_APPLICATION = "calmediconnect_site.wsgi.application"
CSRF_FAILURE_VIEW = "guidance.views.csrf.failure"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "guidance.context.site",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
        },
    },
]

# Everything from this site and nowhere else; scripts and styles in files only.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

DATABASES = {
    # A connection is tried before it is used again, so that a database that went and came back costs nobody an error.
    "default": dj_database_url.config(
        default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}", conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Writers wait for each other instead of failing; readers never wait.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 3,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    # Nobody waits longer than three seconds: for a connection, for an answer from a network that is gone, for a lock.
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": 3,
        "tcp_user_timeout": 3000,
        "options": "-c lock_timeout=3000",
    } | DATABASES["default"].get("OPTIONS", {})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The editors' desk. Its cookie is sent to the desk alone, and ends with the browser or after 30 idle minutes.
SESSION_COOKIE_PATH = "/admin/"
SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = True  # each page of the desk begins the 30 minutes anew
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # in the database, not in a cookie
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# Five wrong passwords for one name from one address close that pair for half an hour: nobody can lock an editor
# out from elsewhere. Rows older than that are deleted at the next sign-in.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "guidance.visitor.address_of_visitor"
AXES_HANDLER = "guidance.desk.sign_in.CountOnly"
AXES_LOCKOUT_CALLABLE = "guidance.desk.sign_in.locked_out"
AXES_DISABLE_ACCESS_LOG = True  # who signed in when is not kept
AXES_ENABLE_ADMIN = False  # `manage.py axes_reset` opens what is closed
OTP_TOTP_ISSUER = "Cal MediConnect guide"
OTP_ADMIN_HIDE_SENSITIVE_DATA = True

LANGUAGE_CODE = "en-us"
TIME_ZONE = "America/Los_Angeles"
USE_I18N = False
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False  # no other site uses our files
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Uploads and forms stay in memory. Above this size a request is refused with a sentence, never spooled to disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300  # the letter sends fewer than 60; a page of the desk, one for each of 100 rows
DATA_UPLOAD_MAX_NUMBER_FILES = 1  # the table of requests

CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

LOG_FORMAT = os.environ.get("LOG_FORMAT", "").strip() or "plain"
if LOG_FORMAT not in {"plain", "json"}:
    raise ImproperlyConfigured("LOG_FORMAT is plain or json. Unset, it is plain.")
# Errors go to the log with their place but without the request: no body, no query, no values. No error mail.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "guidance.log.PlainFormatter"}, "json": {"()": "guidance.log.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {name: {"handlers": ["console"], "level": "WARNING", "propagate": False} for name in ("django", "axes")},
}
