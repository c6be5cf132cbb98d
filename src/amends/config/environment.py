"""Every setting an administrator can give, with its default. `docs/settings.md` explains each."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Environment:
    """What the environment says, read once at the start."""

    data: Path
    database_url: str
    secret_key: str
    url: str
    hosts: tuple[str, ...]
    demo: bool
    smtp_url: str
    mail_from: str
    attachment_megabytes: int
    proxies: int


def read_environment() -> Environment:
    """Read the settings; raises ValueError with the setting's name when one makes no sense."""
    data = Path(os.environ.get("AMENDS_DATA", "var")).resolve()
    url = os.environ.get("AMENDS_URL", "http://localhost:8000").rstrip("/")
    return Environment(
        data=data,
        database_url=os.environ.get("DATABASE_URL", f"sqlite:///{data / 'amends.sqlite3'}"),
        secret_key=os.environ.get("AMENDS_SECRET_KEY", ""),
        url=url,
        hosts=tuple(os.environ.get("AMENDS_HOSTS", "localhost,127.0.0.1").split(",")),
        demo=os.environ.get("AMENDS_DEMO", "") == "1",
        smtp_url=os.environ.get("AMENDS_SMTP_URL", ""),
        mail_from=os.environ.get("AMENDS_MAIL_FROM", "desk@localhost"),
        attachment_megabytes=_whole_number("AMENDS_ATTACHMENT_MEGABYTES", 10),
        proxies=_whole_number("AMENDS_PROXIES", 0),
    )


def _whole_number(name: str, default: int) -> int:
    text = os.environ.get(name, str(default))
    if not text.isdigit():
        raise ValueError(f"{name} must be a whole number, not {text!r}.")
    return int(text)
