"""Every setting an administrator can give, with its default. `docs/settings.md` explains each."""

import os
from dataclasses import dataclass
from pathlib import Path

from amends.coach import Phrasebook, PhrasebookError, load_phrasebook


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
    mail_provider: str
    mail_key: str
    mail_secret: str
    mail_api: str
    mail_from: str
    attachment_megabytes: int
    enclosure_megabytes: int
    enclosure_kinds: tuple[str, ...]
    incoming_megabytes: int
    proxies: int
    orders_folder: Path | None
    phrasebook: Phrasebook | None


def read_environment() -> Environment:
    """Read the settings; raises ValueError with the setting's name when one makes no sense."""
    data = Path(os.environ.get("AMENDS_DATA", "var")).resolve()
    url = _address("AMENDS_URL", "http://localhost:8000", ("http", "https"))
    return Environment(
        data=data,
        database_url=_address(
            "DATABASE_URL",
            f"sqlite:///{data / 'amends.sqlite3'}",
            ("sqlite", "postgresql", "postgres"),
        ),
        secret_key=os.environ.get("AMENDS_SECRET_KEY", ""),
        url=url.rstrip("/"),
        hosts=tuple(os.environ.get("AMENDS_HOSTS", "localhost,127.0.0.1").split(",")),
        demo=os.environ.get("AMENDS_DEMO", "") == "1",
        smtp_url=_address("AMENDS_SMTP_URL", "", ("smtp", "smtp+tls", "smtps")),
        mail_provider=os.environ.get("AMENDS_MAIL_PROVIDER", "").strip().lower(),
        mail_key=os.environ.get("AMENDS_MAIL_KEY", "").strip(),
        mail_secret=os.environ.get("AMENDS_MAIL_SECRET", "").strip(),
        mail_api=_address("AMENDS_MAIL_API", "", ("https", "http")),
        mail_from=os.environ.get("AMENDS_MAIL_FROM", "desk@localhost"),
        attachment_megabytes=_whole_number("AMENDS_ATTACHMENT_MEGABYTES", 10),
        incoming_megabytes=_whole_number("AMENDS_INCOMING_MEGABYTES", 50),
        enclosure_megabytes=_whole_number("AMENDS_ENCLOSURE_MEGABYTES", 10),
        enclosure_kinds=_kinds("AMENDS_ENCLOSURE_KINDS", "pdf,png,jpg,gif,webp,heic,txt"),
        proxies=_whole_number("AMENDS_PROXIES", 0),
        orders_folder=_folder("AMENDS_ORDERS_FOLDER"),
        phrasebook=_phrasebook("AMENDS_PHRASEBOOK"),
    )


def _address(name: str, default: str, schemes: tuple[str, ...]) -> str:
    # The value itself may hold a password and is not repeated.
    address = os.environ.get(name, "") or default
    if address and address.partition("://")[0] not in schemes:
        begins = " or ".join(f"{scheme}://" for scheme in schemes)
        raise ValueError(f"{name} must begin with {begins}.")
    return address


def _folder(name: str) -> Path | None:
    text = os.environ.get(name, "")
    return Path(text).resolve() if text else None


def _phrasebook(name: str) -> Phrasebook | None:
    path = _folder(name)
    try:
        return load_phrasebook(path) if path else None
    except PhrasebookError as error:
        # What is wrong with a file is told on one line, as all settings are.
        raise ValueError(f"{name}: {' '.join(str(error).split())}.") from error


def _kinds(name: str, all_of_them: str) -> tuple[str, ...]:
    known = all_of_them.split(",")
    kinds = os.environ.get(name, all_of_them).lower().replace(" ", "").split(",")
    kinds = [kind for kind in kinds if kind]
    for kind in kinds:
        if kind not in known:
            raise ValueError(f"{name} may hold {', '.join(known)}, not {kind!r}.")
    return tuple(kinds)


def _whole_number(name: str, default: int) -> int:
    text = os.environ.get(name, str(default))
    if not text.isdigit():
        raise ValueError(f"{name} must be a whole number, not {text!r}.")
    return int(text)
