"""How it went so far, step by step, in words for the customer; notes are never among them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from amends.cases.models import Attachment, Direction, Message
from amends.cases.queries.told import Told
from amends.letters.models import Letter
from amends.people.models import Channel
from amends.remedies.models import Offer, Proposal
from amends.web.public.promised import Promised

SHORT = 240
"""Longer words are folded away beneath their line."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened: `what` in a sentence, `words` as they were said or written."""

    at: datetime
    what: str
    words: str = ""
    files: tuple[Attachment, ...] = ()

    @property
    def is_long(self) -> bool:
        return len(self.words) > SHORT or self.words.count("\n") > 3


def steps_of(
    told: Told,
    *,
    letters: Iterable[Letter],
    offers: Iterable[Offer],
    proposals: Iterable[Proposal],
    lines: Iterable[Promised],
) -> list[Step]:
    """Return all steps in the order in which they happened."""
    by_message = {letter.message_id: letter for letter in letters}
    found = [
        *_said(told.messages, by_message),
        *_owned(told),
        *_offered(offers),
        *_proposed(proposals),
        *_delivered(lines),
        *_ended(told),
    ]
    return sorted(found, key=lambda step: step.at)


def _said(messages: Sequence[Message], letters: dict[int, Letter]) -> Iterator[Step]:
    first = next((m for m in messages if m.direction == Direction.IN), None)
    for message in messages:
        files = tuple(message.attachments.all())
        name = {"name": message.from_name}
        letter = letters.get(message.pk)
        if message.direction == Direction.IN:
            what = _("You told us.") if message is first else _("You wrote.")
            yield Step(message.at, what, message.body, files)
        elif letter is not None:
            words = "\n\n".join(filter(None, (letter.owed_part, letter.extra_part)))
            yield Step(message.at, _("%(name)s wrote to you.") % name, words, files)
        elif message.channel == Channel.PHONE:
            yield Step(message.at, _("%(name)s rang you.") % name, message.body, files)
        elif message.channel == Channel.IN_PERSON:
            yield Step(message.at, _("%(name)s spoke with you.") % name, message.body, files)
        else:
            yield Step(message.at, _("%(name)s wrote to you.") % name, message.body, files)


def _owned(told: Told) -> Iterator[Step]:
    for number, ownership in enumerate(told.owners):
        name = {"name": ownership.staff.name}
        # The first owner has it from the moment in which you told us.
        words = _("%(name)s looks after it from now on.") if number else _("%(name)s took it on.")
        yield Step(ownership.since, words % name)


def _offered(offers: Iterable[Offer]) -> Iterator[Step]:
    for offer in offers:
        if offer.made_at is None:
            continue
        choice = getattr(offer, "choice", None)
        thinking = getattr(offer, "thinking", None)
        titles = "\n".join(f"– {option.title}" for option in offer.options.all())
        is_theirs = choice is not None and choice.at == offer.made_at
        if not is_theirs:
            yield Step(offer.made_at, _("We asked you to choose."), titles)
        if thinking is not None:
            yield Step(thinking.at, _("You asked for time to think."))
        if choice is not None and not is_theirs:
            what = _("You chose “%(title)s”.") % {"title": choice.option.title}
            if choice.noted_by is not None:
                what = _("You told %(name)s that you choose “%(title)s”.") % {
                    "name": choice.noted_by.name,
                    "title": choice.option.title,
                }
            yield Step(choice.at, what)


def _proposed(proposals: Iterable[Proposal]) -> Iterator[Step]:
    for proposal in proposals:
        yield Step(proposal.at, _("You told us what you would rather have."), proposal.words)
        answer = getattr(proposal, "answer", None)
        if answer is None:
            continue
        name = {"name": answer.by.name}
        if answer.is_granted:
            yield Step(answer.at, _("%(name)s said yes to what you asked for.") % name)
        else:
            said = _("%(name)s said no, and what we can do instead.") % name
            yield Step(answer.at, said, f"{answer.reason}\n\n{answer.alternative}")


def _delivered(lines: Iterable[Promised]) -> Iterator[Step]:
    for row in lines:
        what = {"what": row.line.what}
        for delivery in row.line.fulfilments.all():
            yield Step(delivery.at, _("Done: %(what)s.") % what, delivery.proof)
            if delivery.arrived_at is not None:
                yield Step(delivery.arrived_at, _("You told us that it arrived: %(what)s.") % what)
            if delivery.disputed_at is not None:
                denied = _("You told us that it did not arrive: %(what)s.") % what
                yield Step(delivery.disputed_at, denied)


def _ended(told: Told) -> Iterator[Step]:
    for asked in told.follow_ups:
        if asked.by is None:
            yield Step(asked.at, _("You told us how it went."), asked.words)
        else:
            said = _("%(name)s asked you whether it is right.") % {"name": asked.by.name}
            yield Step(asked.at, said)
    for closing in told.closings:
        yield Step(closing.at, _("%(name)s closed the matter.") % {"name": closing.by.name})
        if closing.reopened_at is not None:
            yield Step(closing.reopened_at, _("It was opened again."))
