"""The story of a case: what happened and what was said, oldest first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from amends.cases.models import Attachment, Case, Direction, Message, Note
from amends.cases.queries import CasePage, timeline_of
from amends.journal.figures import reference
from amends.journal.models import Entry
from amends.letters.queries import SentLetter
from amends.people.models import Channel
from amends.people.queries import staff_numbered
from amends.web.case.sentences import is_broken, sentence_of
from amends.web.case.told import Names, Things, staff_named_in, told_by

BESIDE = ("side_thread.opened", "side_message.")
TOLD_OF_BESIDE = ("account.", "claim.")
"""What is said beside the case for an account or a claim is told by the line of that."""


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One line. `manner` is fact, said (the customer's words), ours (our words) or note."""

    at: datetime
    manner: str
    text: str = ""
    who: str = ""
    body: str = ""
    tone: str = ""
    files: list[Attachment] = field(default_factory=list)
    mentioned: str = ""
    letter: SentLetter | None = None

    @property
    def look(self) -> str:
        """The class that it is shown with, if any."""
        if self.manner in ("said", "ours"):
            return "said"
        return "note" if self.manner == "note" else self.tone


@dataclass(frozen=True, slots=True)
class Story:
    """The latest lines, and from when on there are earlier ones."""

    lines: list[StoryLine]
    earlier_than: datetime | None


def story_of(
    case: Case,
    page: CasePage,
    letters: Iterable[SentLetter],
    *,
    names: Names,
    things: Things,
    before: datetime | None = None,
) -> Story:
    """Tell the story of a case in sentences with names.

    `names` are those of the team; whoever else is named is looked up one by one. `things` are
    the words for lines and options that the journal only names by number.
    """
    moments, has_earlier = timeline_of(case, page.merged, before=before)
    entries = [moment.entry for moment in moments if moment.entry is not None]
    names = with_strangers(names, staff_named_in(entries))
    files = {reference(file): file for file in page.attachments}
    by_message = {sent.letter.message_id: sent for sent in letters}
    lines = []
    for moment in moments:
        if moment.entry is not None and _is_doubled(moment.entry, entries):
            continue
        if moment.message is not None:
            sent = by_message.get(moment.message.pk)
            lines.append(_words(moment.message, sent, page.attachments))
        elif moment.note is not None:
            lines.append(_note(moment.note))
        elif moment.entry is not None:
            told = told_by(moment.entry, names=names, customer=case.customer.called, things=things)
            text = sentence_of(told)
            file = files.get(moment.entry.subject)
            # A file that came with a message is shown with it.
            if text and not (file and file.message_id):
                tone = "broken" if is_broken(told) else ""
                files_there = [file] if file else []
                lines.append(StoryLine(moment.at, "fact", text, tone=tone, files=files_there))
    return Story(lines, moments[0].at if has_earlier else None)


def _is_doubled(entry: Entry, entries: Iterable[Entry]) -> bool:
    """Tell whether a line about a conversation is told already by what it was for."""
    return entry.name.startswith(BESIDE) and any(
        other.at == entry.at and other.name.startswith(TOLD_OF_BESIDE) for other in entries
    )


def with_strangers(names: Names, named: Iterable[int]) -> Names:
    """Return names with those of people who have changed to another team."""
    strangers = [staff_numbered(number) for number in named if number not in names]
    return {**names, **{person.pk: person.name for person in strangers if person}}


def _words(message: Message, sent: SentLetter | None, files: Iterable[Attachment]) -> StoryLine:
    channel = Channel(message.channel).label
    who = _("%(name)s, %(channel)s") % {"name": message.from_name, "channel": channel}
    if sent is not None:
        who = _("%(name)s wrote, %(channel)s") % {"name": message.from_name, "channel": channel}
    return StoryLine(
        message.at,
        "said" if message.direction == Direction.IN else "ours",
        who=who,
        body=message.body,
        files=[file for file in files if file.message_id == message.pk],
        letter=sent,
    )


def _note(note: Note) -> StoryLine:
    return StoryLine(
        note.at,
        "note",
        who=_("%(name)s noted") % {"name": note.by.first_name},
        body=note.body,
        mentioned=", ".join(person.name for person in note.mentions.all()),
    )
