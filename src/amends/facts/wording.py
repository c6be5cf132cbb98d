"""What we write to somebody whose account we ask for, in the language of the team."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amends.cases.models import Case
from amends.facts.drafts import Parts
from amends.facts.links import account_url
from amends.facts.models import Account
from amends.people.models import Staff, Team


def subject_for(case: Case) -> str:
    """Return the subject of the conversation; whoever gets it knows no more of the case."""
    with translation.override(case.team.language):
        return _("What happened? Our case %(number)d") % {"number": case.pk}


def asking_words(account: Account, *, by: Staff) -> str:
    """Return the first letter: the question, the day, and where it is answered."""
    team = account.case.team
    with translation.override(team.language):
        return "\n\n".join(
            [
                _("Dear %(name)s,") % {"name": account.thread.with_name},
                account.question,
                _(
                    "Please tell us by %(when)s what was promised, what happened, what the"
                    " customer met with, and what would have helped. We do not ask who it was."
                )
                % {"when": _named(account.due_at, team)},
                _where(account),
                _closing(by),
            ]
        )


def again_words(account: Account, *, by: Staff) -> str:
    """Return the letter that asks once more, in time."""
    team = account.case.team
    with translation.override(team.language):
        return "\n\n".join(
            [
                _("Dear %(name)s,") % {"name": account.thread.with_name},
                _("we would still like to hear from you, if you can by %(when)s:")
                % {"when": _named(account.due_at, team)},
                account.question,
                _where(account),
                _closing(by),
            ]
        )


def told_in_words(parts: Parts, team: Team) -> str:
    """Return what was written into the form as one text, as it stands in the conversation."""
    with translation.override(team.language):
        said = (
            (_("What was promised"), parts.promised),
            (_("What happened"), parts.happened),
            (_("What the customer met with"), parts.met_with),
            (_("What would have helped"), parts.would_help),
        )
    return "\n\n".join(f"{title}:\n{words.strip()}" for title, words in said if words.strip())


def _where(account: Account) -> str:
    return _(
        "You can write it here, without a password:\n%(url)s\n\nOr answer this mail;"
        " photos and papers may come with it."
    ) % {"url": account_url(account)}


def _closing(by: Staff) -> str:
    return _("Thank you, and kind regards\n%(name)s") % {"name": by.name}


def _named(moment: datetime, team: Team) -> str:
    return date_format(moment.astimezone(ZoneInfo(team.time_zone)), "DATETIME_FORMAT")
