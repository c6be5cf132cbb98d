"""The first line of the customer's page: one plain sentence on where their matter stands."""

import re

from django.utils.translation import gettext as _

from amends.cases.models import Case, CaseKind, Failure, Stage
from amends.facts.models import Finding
from amends.people.models import Channel
from amends.remedies.granting import AS_YOU_ASKED
from amends.remedies.models import Choice

LONGEST = 140
_ENDS = re.compile(r"(?<=[.!?…])\s|\n")


def heading_of(case: Case, called: str, finding: Finding | None, choice: Choice | None) -> str:
    """Return the heading, in the language that is active."""
    name = {"name": called, "owner": case.owner.name}
    if case.stage == Stage.CLOSED:
        return _("%(name)s, this matter has come to its end.") % name
    if case.stage in (Stage.MADE_RIGHT, Stage.FOLLOWED_UP):
        return _("%(name)s, everything that we promised you is done.") % name
    if choice is not None and choice.option.key == AS_YOU_ASKED:
        return _("%(name)s, you get what you asked for.") % name
    if choice is not None:
        return _("%(name)s, you chose “%(title)s”.") % {**name, "title": choice.option.title}
    if finding is None:
        return _("%(name)s, %(owner)s has your matter in hand.") % name
    if case.kind != CaseKind.COMPLAINT or case.failure == Failure.NOT_OFFERED:
        return _("%(name)s, this is about: %(what)s") % {**name, "what": case.subject}
    return _("%(name)s, we let you down. %(how)s") % {**name, "how": _how(case, finding)}


def first_sentence(text: str, longest: int = LONGEST) -> str:
    """Return the first sentence of a text, cut at a word when it is long."""
    sentence = _ENDS.split(text.strip(), maxsplit=1)[0].strip()
    if len(sentence) <= longest:
        return sentence
    return sentence[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"


def _how(case: Case, finding: Finding) -> str:
    # A subject made from the customer's own first words does not speak with our voice.
    how = first_sentence(finding.gap if case.channel == Channel.WEB else case.subject)
    return how if how.endswith((".", "!", "?", "…")) else f"{how}."
