"""The words of a letter: its first wording, and the sheet as it goes out. Reads no rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

APART = "* * *"
"""Stands alone between what is owed and what is extra; they are never mixed (rule 5)."""


@dataclass(frozen=True, slots=True)
class OptionWords:
    """One option of an offer, as the customer reads it."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class OfferWords:
    """An offer in words. `owed` is due whatever is chosen, `extra` has no strings."""

    options: tuple[OptionWords, ...]
    owed: tuple[str, ...]
    extra: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What a letter can be made of.

    `customer` is the name that they want to be called by. `hear_by`, in the team's own time,
    is there while somebody with more authority is being asked.
    """

    language: str
    customer: str
    writer: str
    owner: str
    team: str
    email: str
    phone: str
    subject: str
    link: str
    we_failed: bool
    promised: str = ""
    happened: str = ""
    offer: OfferWords | None = None
    hear_by: datetime | None = None

    @property
    def places(self) -> dict[str, str]:
        """What fills the places of a saved reply."""
        return {
            "customer": self.customer,
            "owner": self.owner,
            "team": self.team,
            "subject": self.subject,
            "link": self.link,
        }


@dataclass(frozen=True, slots=True)
class Wording:
    """The parts of a letter that somebody writes."""

    subject: str
    owed_part: str
    extra_part: str


def first_wording(facts: LetterFacts, *, is_first: bool = True) -> Wording:
    """Return words to start from, in the customer's language, from the case's own facts.

    They stay short: what is regretted, and why, only a person can say. A letter after the
    first one that brings no offer only greets: nobody wants to read the same again.
    """
    with in_language(facts.language):
        if not is_first and facts.offer is None:
            return Wording(facts.subject, salutation(facts), "")
        return Wording(facts.subject, _first_owed_part(facts), _first_extra_part(facts.offer))


def lay_out(facts: LetterFacts, *, owed_part: str, extra_part: str) -> str:
    """Return the whole letter as plain text.

    What is owed, the options, the customer's page; then, apart, the extra; then who writes.
    """
    with in_language(facts.language):
        sheet = [owed_part or salutation(facts), *_offered(facts.offer), _page(facts)]
        if extra_part and owed_part:
            sheet += [APART, extra_part]
        elif extra_part:
            sheet.insert(1, extra_part)
        return "\n\n".join([*sheet, _signature(facts)])


def salutation(facts: LetterFacts) -> str:
    """Return how the letter greets them, in the language in force."""
    return dear(facts.customer)


def dear(name: str) -> str:
    """Return how a letter greets somebody by name, in the language in force."""
    return _("Dear %(name)s,") % {"name": name}


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Speak `language`, or the house's own where there is no catalogue for it."""
    spoken = language if translation.check_for_language(language) else settings.LANGUAGE_CODE
    with translation.override(spoken):
        yield


def _first_owed_part(facts: LetterFacts) -> str:
    paragraphs = [salutation(facts)]
    if facts.promised and facts.happened:
        paragraphs.append(_("This is what we promised you: %(words)s") % {"words": facts.promised})
        paragraphs.append(_("This is what happened: %(words)s") % {"words": facts.happened})
    else:
        paragraphs.append(_("Thank you for telling us."))
    if facts.we_failed:
        paragraphs.append(_("That is ours to put right."))
    if facts.offer and facts.offer.options:
        paragraphs.append(
            _(
                "Please choose what would put it right. You can also tell me what you would "
                "rather have."
            )
        )
    elif facts.hear_by:
        paragraphs.append(
            _("You will hear from me what we can do by %(time)s.")
            % {"time": date_format(facts.hear_by, "DATETIME_FORMAT")}
        )
    return "\n\n".join(paragraphs)


def _first_extra_part(offer: OfferWords | None) -> str:
    if offer is None or not offer.extra:
        return ""
    return "\n".join(
        [
            _("Apart from all that, this is from us:"),
            *(f"- {what}" for what in offer.extra),
            _("It is yours whatever you choose, or if you choose nothing."),
        ]
    )


def _offered(offer: OfferWords | None) -> list[str]:
    if offer is None:
        return []
    blocks = [
        f"{number}. {option.title}\n{option.text}"
        for number, option in enumerate(offer.options, start=1)
    ]
    if offer.owed:
        blocks.append(
            "\n".join([_("Yours whatever you choose:"), *(f"- {what}" for what in offer.owed)])
        )
    return blocks


def _page(facts: LetterFacts) -> str:
    if facts.offer and facts.offer.options:
        words = _("Choose here, or tell us what you would rather have:")
    else:
        words = _("You can read all of this, and answer, on your own page:")
    return f"{words}\n{facts.link}"


def _signature(facts: LetterFacts) -> str:
    # Whoever writes signs; the customer still learns whose case it is.
    if facts.writer == facts.owner:
        name = facts.writer
    else:
        name = _("%(writer)s, for %(owner)s") % {"writer": facts.writer, "owner": facts.owner}
    reach = ", ".join(way for way in (facts.email, facts.phone) if way)
    return "\n".join(line for line in (name, facts.team, reach) if line)
