"""What the coach says of a letter, as it stands beneath it: line by line, calmly."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amends.cases.models import Case
from amends.coach import Missing
from amends.letters.coaching import Against, Given, LetterReview, Said, review_letter
from amends.letters.mending import Edit, edits_of
from amends.letters.parts import Part
from amends.letters.queries import sendable_offer_of
from amends.letters.queries.coaching import known_for
from amends.people.models import Staff
from amends.web.case.coach_words import TITLES
from amends.web.case.letter_form import LetterForm

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Use:
    """One click: the name of the edit, the text that it is made in, where, and the words.

    `at` counts as a script does, in UTF-16: where it begins, where it ends, and how long the
    whole text was, so that a text written on meanwhile is left alone.
    """

    name: str
    field: str
    at: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is, the words that it is about, why, better ones, and the click."""

    title: str
    why: str
    quote: str = ""
    better: str = ""
    use: Use | None = None


@dataclass(frozen=True, slots=True)
class Denied:
    """What the case does not bear out, with its tick."""

    key: str
    line: Line
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Vow:
    """A word that the letter gives; one without a day asks for it and has no tick."""

    key: str
    what: str
    day: date | None
    is_vague: bool
    is_ticked: bool
    stands: bool


@dataclass(frozen=True, slots=True)
class CoachSheet:
    """All lines, and both texts with marks under their words."""

    denied: list[Denied]
    harms: list[Line]
    missing: list[Line]
    hints: list[Line]
    vows: list[Vow]
    mends: str
    echo: dict[str, SafeString]
    is_read: bool
    form: LetterForm

    @property
    def count(self) -> str:
        """Say how much there is, for who hears the page."""
        lines = len(self.denied) + len(self.harms) + len(self.missing) + len(self.hints)
        if not lines:
            return _("Nothing in the letter would hurt, and nothing is missing.")
        return ngettext(
            "%(n)d thing to look at beneath the letter.",
            "%(n)d things to look at beneath the letter.",
            lines,
        ) % {"n": lines}


def review_of(case: Case, staff: Staff, form: LetterForm, *, at: datetime) -> LetterReview:
    """Return what the coach says of a letter that somebody writes."""
    offer = sendable_offer_of(case) if form["with_offer"].value() else None
    known = known_for(case, writer=staff, at=at, offer=offer)
    return review_letter(
        known, owed_part=form["owed"].value() or "", extra_part=form["extra"].value() or ""
    )


def sheet_for(case: Case, staff: Staff, form: LetterForm, *, at: datetime) -> CoachSheet:
    """Return what stands beneath a letter that was written into a form."""
    return sheet_of(review_of(case, staff, form, at=at), form)


def sheet_of(review: LetterReview, form: LetterForm) -> CoachSheet:
    """Lay out a review, with what the writer has answered already."""
    uses = {name: _use(name, edit, review) for name, edit in edits_of(review)}
    confirmed = form.keys("confirmed")
    return CoachSheet(
        denied=[
            Denied(one.key, _denied_line(one, uses.get(f"against-{n}")), one.key in confirmed)
            for n, one in enumerate(review.against)
        ],
        harms=[_harm_line(one, uses.get(f"harm-{n}")) for n, one in enumerate(review.harms)],
        missing=[_missing_line(one, uses.get(f"piece-{one.piece}")) for one in review.missing],
        hints=[*_hints(review)],
        vows=[_vow(one, form) for one in review.given],
        mends=", ".join(dict.fromkeys(str(TITLES[one.found.move]) for one in review.helps)),
        echo={
            part.value: _marked(text, _spans(review, part)) for part, text in review.texts.items()
        },
        is_read=review.is_read,
        form=form,
    )


def lines_of(review: LetterReview) -> list[Line]:
    """Return all that the coach says of words that belong to no case yet."""
    return [
        *(_denied_line(one) for one in review.against),
        *(_harm_line(one) for one in review.harms),
        *(_missing_line(one) for one in review.missing),
        *_hints(review),
    ]


def _harm_line(one: Said, use: Use | None = None) -> Line:
    found = one.found
    return Line(str(TITLES[found.move]), found.why, found.quote, found.wording, use)


def _missing_line(one: Missing, use: Use | None = None) -> Line:
    return Line(_("Still missing"), one.why, "", one.wording, use)


def _denied_line(one: Against, use: Use | None = None) -> Line:
    return Line(_("Not what the case says"), one.found.why, one.found.quote, one.found.wording, use)


def _hints(review: LetterReview) -> Iterable[Line]:
    if review.regrets > 1:
        yield Line(
            _("Sorry, once"),
            _("You say it %(n)d times. One is enough, and it carries more.")
            % {"n": review.regrets},
        )
    if review.order:
        yield Line(_("The order"), review.order)


def _vow(one: Given, form: LetterForm) -> Vow:
    answered = one.key in form.keys("shown") | form.keys("asked")
    day = form.day_of(one.key) if answered else one.found.due
    ticked = one.key in form.keys("given") if answered else not one.stands
    return Vow(one.key, one.what, day, one.found.vague, ticked, one.stands)


def _use(name: str, edit: Edit, review: LetterReview) -> Use:
    text = review.texts[edit.part]
    places = (text[: edit.start], text[: edit.end], text)
    at = " ".join(str(len(part.encode("utf-16-le")) // 2) for part in places)
    return Use(name, f"{LetterForm.place}-{edit.part}", at, edit.words)


def _spans(review: LetterReview, part: Part) -> list[Span]:
    spans = [(one.found.start, one.found.end, "hurt") for one in review.against if one.part == part]
    spans += [(one.found.start, one.found.end, "hurt") for one in review.harms if one.part == part]
    vows = [(one.found.start, one.found.end, "vow") for one in review.given if one.part == part]
    return spans + vows


def _marked(text: str, spans: list[Span]) -> SafeString:
    """Return the text with a mark under each span; where two meet, the one that hurts stays."""
    looks = [""] * len(text)
    for start, end, look in reversed(spans):
        looks[start:end] = [look] * (end - start)
    pieces, begin = [], 0
    for at in range(1, len(text) + 1):
        if at == len(text) or looks[at] != looks[begin]:
            words = text[begin:at]
            marked = format_html('<mark class="{}">{}</mark>', looks[begin], words)
            pieces.append(marked if looks[begin] else format_html("{}", words))
            begin = at
    return mark_safe("".join(pieces))  # noqa: S308 - each piece was escaped
