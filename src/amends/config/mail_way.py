"""How mail leaves: by SMTP, through a provider's own door, or into the house's own mailbox."""

from dataclasses import dataclass, field

from amends.config.environment import Environment


@dataclass(frozen=True, slots=True)
class Provider:
    """What django-anymail calls a provider's settings; without `secret` it needs only a key.

    `headers` ask the provider to leave our Message-ID as it is.
    """

    module: str
    key: str
    secret: str = ""
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MailWay:
    """Django's mail backend, the settings of django-anymail, and headers that every mail bears."""

    backend: str
    anymail: dict[str, str | int] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)


PROVIDERS = {
    "brevo": Provider("brevo", "API_KEY"),
    "mailgun": Provider("mailgun", "API_KEY"),
    "mailjet": Provider("mailjet", "API_KEY", "SECRET_KEY"),
    "postmark": Provider("postmark", "SERVER_TOKEN", headers=(("X-PM-KeepID", "true"),)),
    "resend": Provider("resend", "API_KEY"),
}
OWN_MAILBOX = MailWay("amends.letters.mailbox.MailboxBackend")
SMTP = MailWay("amends.letters.smtp.TimelySmtpBackend")
LONGEST_WAIT = 20
"""Seconds that a provider may take to connect, and as many again to answer."""


def mail_way(environment: Environment) -> MailWay:
    """Return how mail leaves the house; in the demo it never does.

    Raises ValueError, which names the setting, for a provider that we do not know, one without
    its key, and for a provider beside a mail server.
    """
    if environment.mail_provider and environment.smtp_url:
        raise ValueError("Give AMENDS_MAIL_PROVIDER or AMENDS_SMTP_URL, not both.")
    through = _provider_way(environment) if environment.mail_provider else None
    if environment.demo:
        return OWN_MAILBOX
    return through or (SMTP if environment.smtp_url else OWN_MAILBOX)


def _provider_way(environment: Environment) -> MailWay:
    name = environment.mail_provider
    provider = PROVIDERS.get(name)
    if provider is None:
        raise ValueError(
            f"AMENDS_MAIL_PROVIDER must be one of {', '.join(PROVIDERS)}, not {name!r}."
        )
    if not environment.mail_key:
        raise ValueError(f"AMENDS_MAIL_PROVIDER={name} needs its key in AMENDS_MAIL_KEY.")
    if provider.secret and not environment.mail_secret:
        raise ValueError(f"AMENDS_MAIL_PROVIDER={name} needs AMENDS_MAIL_SECRET as well.")
    prefix = provider.module.upper()
    anymail: dict[str, str | int] = {
        "REQUESTS_TIMEOUT": LONGEST_WAIT,
        f"{prefix}_{provider.key}": environment.mail_key,
    }
    if provider.secret:
        anymail[f"{prefix}_{provider.secret}"] = environment.mail_secret
    if environment.mail_api:
        anymail[f"{prefix}_API_URL"] = environment.mail_api
    backend = f"anymail.backends.{provider.module}.EmailBackend"
    return MailWay(backend, anymail, dict(provider.headers))
