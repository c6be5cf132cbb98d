"""Words: notes, calls, questions, files and letters."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from amends.cases.actions import add_note, ask_customer, attach_file, log_contact
from amends.cases.models import Case, Message
from amends.letters.actions import discard_draft, save_draft, send_letter
from amends.letters.promising import give_words
from amends.letters.queries import draft_of, sendable_offer_of
from amends.people.models import Channel, Staff
from amends.promises.models import Promise
from amends.web.case.answers import case_form
from amends.web.case.forms import AttachForm, ContactForm, NoteForm, QuestionForm
from amends.web.case.letter_form import LetterForm
from amends.web.case.mentions import mentioned_in
from amends.web.case.page import active_of, people_around
from amends.web.case.writing_here import note_writing

Files = Iterable[tuple[str, bytes]]


@case_form(NoteForm)
def note(case: Case, form: NoteForm, staff: Staff, at: datetime) -> str:
    """Add a note, tell whom it names, keep its files."""
    words = form.cleaned_data["words"]
    here = active_of(people_around(case))
    picked = set(form.cleaned_data["mentions"])
    named = {person.pk for person in mentioned_in(words, here)}
    add_note(
        case,
        body=words,
        by=staff,
        at=at,
        key=form.cleaned_data["key"],
        mentions=[p for p in here if p.pk in picked | named and p.pk != staff.pk],
    )
    keep_files(case, form.cleaned_data["attached"], staff, at)
    return _("The note is in the case.")


@case_form(ContactForm)
def contact(case: Case, form: ContactForm, staff: Staff, at: datetime) -> str:
    """Write down a call or a talk."""
    message = log_contact(
        case,
        body=form.cleaned_data["words"],
        channel=Channel(form.cleaned_data["channel"]),
        by=staff,
        at=at,
        key=form.cleaned_data["key"],
    )
    keep_files(case, form.cleaned_data["attached"], staff, at, message=message)
    return _("It is written down.")


@case_form(QuestionForm)
def question(case: Case, form: QuestionForm, staff: Staff, at: datetime) -> str:
    """Write down a question to the customer; the clocks wait for the answer."""
    ask_customer(
        case,
        body=form.cleaned_data["words"],
        channel=Channel(form.cleaned_data["channel"]),
        by=staff,
        at=at,
        key=form.cleaned_data["key"],
    )
    return _("The question is written down. The clocks wait for %(name)s.") % {
        "name": case.customer.called
    }


@case_form(AttachForm)
def attach(case: Case, form: AttachForm, staff: Staff, at: datetime) -> str:
    """Keep files with the case."""
    keep_files(case, form.cleaned_data["attached"], staff, at)
    return _("It is kept with the case.")


@case_form(LetterForm)
def letter(case: Case, form: LetterForm, staff: Staff, at: datetime) -> str:
    """Send the letter, keep it as a draft, or throw the draft away."""
    owed, extra = form.cleaned_data["owed"], form.cleaned_data["extra"]
    do = form.data.get("do", "send")
    if do == "discard":
        draft = draft_of(case, staff)
        if draft is not None:
            discard_draft(draft, by=staff, at=at)
        return _("The draft is gone.")
    if do == "keep":
        save_draft(case, owed_part=owed, extra_part=extra, by=staff, at=at)
        note_writing(case, staff, at=at)
        return _("The draft is kept. Only you see it.")
    goes_along = form.cleaned_data["with_offer"]
    message = send_letter(
        case,
        owed_part=owed,
        extra_part=extra,
        subject=form.cleaned_data["subject"],
        channel=Channel(form.cleaned_data["channel"]),
        by=staff,
        at=at,
        key=form.cleaned_data["key"],
        with_offer=sendable_offer_of(case) if goes_along else None,
        enclosing=form.cleaned_data["enclosed"],
        confirmed=form.cleaned_data["confirmed"],
        despite=form.cleaned_data["despite"],
    )
    words = give_words(message.letter, answers=form.answers(), at=at)
    return " ".join([_sent(message, case), *_in_the_ledger(words)])


def _sent(message: Message, case: Case) -> str:
    if message.channel == Channel.LETTER:
        return _("The letter is in the case. Print it and send it today.")
    return _("Your letter to %(name)s is on its way.") % {"name": case.customer.called}


def _in_the_ledger(words: list[Promise]) -> list[str]:
    if not words:
        return []
    return [_("In the ledger now: %(words)s.") % {"words": "; ".join(one.what for one in words)}]


def keep_files(
    case: Case, files: Files, staff: Staff, at: datetime, *, message: Message | None = None
) -> None:
    """Keep each file with the case, at its message where it came with one."""
    for filename, content in files:
        attach_file(
            case, filename=filename, content=content, by=staff.actor, at=at, message=message
        )
