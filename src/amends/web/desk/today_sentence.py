"""The sentence at the head of Today: short, and true."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amends.web.templatetags.words import short_moment


def greeting(name: str, hour: int) -> str:
    """Return a greeting that fits the hour of the reader's own day."""
    if 4 <= hour < 12:
        return _("Good morning, %(name)s") % {"name": name}
    if 12 <= hour < 18:
        return _("Good afternoon, %(name)s") % {"name": name}
    return _("Good evening, %(name)s") % {"name": name}


def summary(*, people: int, broken: int, at_risk: int, next_due: datetime | None) -> str:
    """Say how many people are owed a word today and how many words are broken or at risk."""
    if people == 0:
        said = [_("You owe nobody a word today.")]
        if next_due is not None:
            said.append(_("The next one is due %(time)s.") % {"time": short_moment(next_due)})
    else:
        owed = ngettext(
            "You owe %(number)s person a word today.",
            "You owe %(number)s people a word today.",
            people,
        )
        said = [owed % {"number": in_words(people)}]
    if broken:
        words = ngettext("%(number)s is broken.", "%(number)s are broken.", broken)
        said.append(words % {"number": in_words(broken).capitalize()})
    if at_risk:
        words = ngettext("%(number)s is at risk.", "%(number)s are at risk.", at_risk)
        said.append(words % {"number": in_words(at_risk).capitalize()})
    return " ".join(said)


def in_words(number: int) -> str:
    """Write a number as people say it: small ones as words."""
    words = [
        _("none"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"),
        _("seven"), _("eight"), _("nine"), _("ten"), _("eleven"), _("twelve"),
    ]  # fmt: skip
    return words[number] if number < len(words) else str(number)
