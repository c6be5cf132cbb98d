"""What somebody who writes a letter needs before them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amends.cases.links import customer_url
from amends.cases.models import Case, CaseKind, Failure
from amends.facts.queries import finding_of
from amends.letters.composing import LetterFacts, OfferWords, OptionWords, in_language
from amends.letters.errors import LetterNotFound
from amends.letters.models import Draft, SavedReply
from amends.people.models import Kind, Staff, Team
from amends.people.queries import teams_of
from amends.remedies.models import Line, Offer
from amends.remedies.queries.offers import offer_of, offer_shown


def draft_of(case: Case, staff: Staff) -> Draft | None:
    """Return what somebody has written so far on a case, or None."""
    return Draft.objects.filter(case=case, staff=staff).first()


def saved_replies(team: Team) -> QuerySet[SavedReply]:
    """Return the saved replies of a team by name."""
    return SavedReply.objects.filter(team=team).order_by("name")


def saved_reply_for(staff: Staff, number: int) -> SavedReply:
    """Return a saved reply of one of somebody's teams. Raises LetterNotFound."""
    found = SavedReply.objects.filter(pk=number, team__in=teams_of(staff)).first()
    if found is None:
        raise LetterNotFound(_("There is no such saved reply."))
    return found


def sendable_offer_of(case: Case) -> Offer | None:
    """Return the offer that may go with a letter now: made, standing and not yet answered."""
    offer = offer_shown(case)
    return None if offer is None or hasattr(offer, "choice") else offer


def facts_for_letter(case: Case, *, writer: Staff, offer: Offer | None = None) -> LetterFacts:
    """Return what a letter on this case can be made of, with `offer` when it goes along."""
    customer, team = case.customer, case.team
    finding = finding_of(case)
    with in_language(customer.language):
        # A surprise is a secret: others read the subject of a mail over a shoulder.
        subject = _("A word from %(team)s") % {"team": team.name}
        return LetterFacts(
            language=customer.language,
            customer=customer.called,
            writer=writer.name,
            owner=case.owner.name,
            team=team.name,
            email=team.email,
            phone=team.phone,
            subject=subject if customer.must_not_hear else case.subject,
            link=customer_url(case),
            we_failed=has_failed(case),
            promised=finding.promised if finding else "",
            happened=finding.happened if finding else "",
            offer=_words_of(offer) if offer else None,
            hear_by=_hear_by(case, team),
        )


def has_failed(case: Case) -> bool:
    """Tell whether it is ours to put right: a question, or a thing that we do not offer, is not."""
    return case.kind == CaseKind.COMPLAINT and case.failure != Failure.NOT_OFFERED


def _words_of(offer: Offer) -> OfferWords:
    apart = [line for line in offer.lines.all() if line.option_id is None]
    return OfferWords(
        options=tuple(OptionWords(o.title, o.text) for o in offer.options.all()),
        owed=tuple(_what(line) for line in apart if line.kind != Kind.GOODWILL),
        extra=tuple(_what(line) for line in apart if line.kind == Kind.GOODWILL),
    )


def _what(line: Line) -> str:
    if line.due_on is None:
        return line.what
    return _("%(what)s, by %(date)s") % {
        "what": line.what,
        "date": date_format(line.due_on, "DATE_FORMAT"),
    }


def _hear_by(case: Case, team: Team) -> datetime | None:
    offer = offer_of(case)
    if offer is None or offer.made_at is not None or offer.hear_by is None:
        return None
    return offer.hear_by.astimezone(ZoneInfo(team.time_zone))
