"""Django's settings, derived from the environment (`environment.py`)."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.utils.translation import gettext_lazy as _

from amends.config.environment import read_environment
from amends.config.mail_way import mail_way
from amends.config.secret import kept_secret_key

ENVIRONMENT = read_environment()
PACKAGE = Path(__file__).resolve().parent.parent

SECRET_KEY = ENVIRONMENT.secret_key or kept_secret_key(ENVIRONMENT.data)
DEBUG = False
DEMO = ENVIRONMENT.demo
SITE_URL = ENVIRONMENT.url
ALLOWED_HOSTS = [*ENVIRONMENT.hosts]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
ROOT_URLCONF = "amends.config.urls"
WSGI_APPLICATION = "amends.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Staff"

INSTALLED_APPS = [
    "amends.journal",
    "amends.people",
    "amends.orders",
    "amends.cases",
    "amends.facts",
    "amends.promises",
    "amends.remedies",
    "amends.claims",
    "amends.prevention",
    "amends.letters",
    "amends.insight",
    "amends.web",
    "amends.api",
    "amends.clock",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "template_partials",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "amends.web.middleware.ReaderMiddleware",
    "amends.web.middleware.ContentSecurityPolicyMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "amends.web.context.house",
            ],
            "builtins": ["amends.web.templatetags.words"],
        },
    }
]

DATABASES = {"default": dj_database_url.parse(ENVIRONMENT.database_url, conn_max_age=60)}
ON_SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
if ON_SQLITE:
    # IMMEDIATE: a writer queues at the start instead of failing half-way through.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
            "PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
        ),
    }
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "rate_limits",
        # Beyond this many, old marks go early: a flood of strangers must not lift the limits.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "amends.web.signing_in.DeskAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "amends.web.signing_in.name_of"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.proxies

SECURE_HTTPS = SITE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_HTTPS
SESSION_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if ENVIRONMENT.proxies:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish")), ("de", _("German"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": ENVIRONMENT.data / "attachments", "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ATTACHMENT_MAX_BYTES = ENVIRONMENT.attachment_megabytes * 1024 * 1024
MAIL_MAX_BYTES = ENVIRONMENT.incoming_megabytes * 1024 * 1024
ENCLOSURE_MAX_BYTES = ENVIRONMENT.enclosure_megabytes * 1024 * 1024
ENCLOSURE_KINDS = ENVIRONMENT.enclosure_kinds
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400

_smtp = urlsplit(ENVIRONMENT.smtp_url)
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from
_mail_way = mail_way(ENVIRONMENT)
EMAIL_BACKEND = _mail_way.backend
ANYMAIL = _mail_way.anymail
MAIL_HEADERS = _mail_way.headers
EMAIL_HOST = _smtp.hostname or "localhost"
EMAIL_PORT = _smtp.port or 25
EMAIL_HOST_USER = unquote(_smtp.username or "")
EMAIL_HOST_PASSWORD = unquote(_smtp.password or "")
EMAIL_USE_SSL = _smtp.scheme == "smtps"
EMAIL_USE_TLS = _smtp.scheme == "smtp+tls"
EMAIL_TIMEOUT = 20
ORDERS_FOLDER = ENVIRONMENT.orders_folder
PHRASEBOOK = ENVIRONMENT.phrasebook

# How the worker delivers each kind of outgoing (`deliver(outgoing)`, which must give up well
# before the lease is over), and what it does by the clock (`sweep(at=...)`, seconds between).
DELIVERERS = {
    "letter": "amends.letters.delivery.deliver",
    "side_message": "amends.letters.side_delivery.deliver_beside",
    "hand_back": "amends.letters.handing_back.deliver_hand_back",
}
OUTBOX_LEASE = timedelta(minutes=5)
# A worker that has not been heard of for so long is dead; what it held is taken over.
WORKER_SILENCE = timedelta(minutes=1)
SCHEDULE = {
    "jobs.sweep": ("amends.journal.jobs.sweep_jobs", 60),
    "outbox.sweep": ("amends.journal.outbox.requeue_overdue", 30),
    "letters.sweep": ("amends.clock.letters.sweep_letters", 10),
    "mail.sweep": ("amends.mail.sweep.sweep_mail", 15),
    "clock.sweep": ("amends.clock.sweep.sweep", 60),
    "orders.sweep": ("amends.clock.orders.sweep_orders", 60),
    "promises.sweep": ("amends.clock.promises.sweep_promises", 60),
    "claims.sweep": ("amends.clock.claims.sweep_claims", 60),
    "accounts.sweep": ("amends.clock.accounts.sweep_accounts", 60),
    "meetings.sweep": ("amends.clock.meetings.sweep_meetings", 60),
    "focus.sweep": ("amends.insight.sweep.sweep_focus", 60),
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
