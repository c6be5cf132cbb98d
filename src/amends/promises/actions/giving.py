"""A word is given; from this moment it binds."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.models import Case, Message
from amends.cases.queries.colleagues import next_owner
from amends.cases.words import clean_words
from amends.journal.actor import Actor
from amends.journal.record import record
from amends.orders.models import Purchase
from amends.people.models import Customer, Staff, Supplier, Team
from amends.promises.actions.within import first_look
from amends.promises.dates import NONE_AT_ALL, Tolerance, deadline_of, due_by
from amends.promises.errors import BadPromise
from amends.promises.models import GivenIn, Promise, Step, StepKind
from amends.promises.queries.watching import can_keep

LONGEST = 300
LONGEST_EFFORT = 60 * 24 * 60


@transaction.atomic
def give_promise(
    *,
    team: Team,
    customer: Customer | None,
    what: str,
    due: date | datetime,
    given_in: GivenIn,
    given_by: Staff | None = None,
    supplier: Supplier | None = None,
    keeper: Staff | None = None,
    case: Case | None = None,
    message: Message | None = None,
    purchase: Purchase | None = None,
    source: str = "",
    zone: str = "",
    is_essential: bool = False,
    tolerance: Tolerance = NONE_AT_ALL,
    effort_minutes: int = 0,
    depends_on: Promise | None = None,
    given_at: datetime | None = None,
    by: Actor,
    at: datetime,
    key: str,
) -> Promise:
    """Write down a dated word; given by anybody of ours, new or not, it binds (rule 4).

    A `due` date means that whole day in `zone` (the team's own unless given), a time that
    moment. Without a customer it is a supplier's word to us. Its keeper is who is named, else
    the owner of the case, else who gave it, else whom the team would give a case to. What
    another promise must come before is watched as a step. `given_at` is when it was said, where
    that was before `at`. The same `key` again returns the promise that is there. Raises
    BadPromise, and BadWords (cases).
    """
    known = Promise.objects.filter(key=key).first()
    if known is not None:
        return known
    zone = zone or team.time_zone
    due_time = due_by(due, zone)
    said_at = given_at or at
    _refuse_nonsense(due_time.at, said_at, at, effort_minutes)
    _refuse_nobody(given_in, given_by, supplier, customer)
    if keeper is None or not can_keep(keeper, team):
        keeper = _first_keeper(team, case, given_by, at)
    promise = Promise(
        team=team,
        customer=customer,
        given_by=given_by,
        supplier=supplier,
        given_in=given_in,
        case=case,
        message=message,
        purchase=purchase,
        source=source,
        what=clean_words(what, what=_("What is promised"), longest=LONGEST).replace("\n", " "),
        due_at=due_time.at,
        due_on=due_time.on,
        zone=zone,
        is_essential=is_essential,
        tolerance_days=tolerance.days,
        tolerance_minutes=tolerance.minutes,
        deadline=deadline_of(due_time, tolerance, zone),
        effort_minutes=effort_minutes,
        given_at=said_at,
        noted_at=at,
        key=key,
        depends_on=depends_on,
        keeper=keeper,
        next_look_at=due_time.at,
    )
    promise.save()
    if depends_on is not None:
        Step.objects.create(promise=promise, kind=StepKind.HAND_OVER, due_at=depends_on.deadline)
    looked_at_first = first_look(promise)
    if looked_at_first != promise.next_look_at:
        promise.next_look_at = looked_at_first
        promise.save(update_fields=["next_look_at"])
    record(
        "promise.given",
        promise,
        about=case,
        by=by,
        at=at,
        due_at=promise.due_at,
        keeper=keeper.pk,
        given_by=given_by.pk if given_by else None,
        given_in=given_in.value,
        is_essential=is_essential,
    )
    return promise


def _refuse_nonsense(due_at: datetime, said_at: datetime, at: datetime, effort: int) -> None:
    if said_at > at:
        raise BadPromise(_("This word has not been given yet."))
    if due_at <= said_at:
        raise BadPromise(_("That time had passed when the word was given. Name a later one."))
    if not 0 <= effort <= LONGEST_EFFORT:
        raise BadPromise(_("The work takes between no time and sixty days."))


def _refuse_nobody(
    given_in: GivenIn,
    given_by: Staff | None,
    supplier: Supplier | None,
    customer: Customer | None,
) -> None:
    if customer is None and supplier is None:
        raise BadPromise(_("Say to whom the word was given."))
    is_the_house = given_in in (GivenIn.ORDER, GivenIn.OFFER)
    if given_by is None and supplier is None and not is_the_house:
        raise BadPromise(_("Say who gave the word."))


def _first_keeper(team: Team, case: Case | None, given_by: Staff | None, at: datetime) -> Staff:
    for person in (case.owner if case else None, given_by):
        if person is not None and can_keep(person, team):
            return person
    return next_owner(team, at)
