"""The form that states a finding: promised, happened, gap, and what it rests on."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from typing import Any, Self

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from amends.cases.models import Attachment, Case
from amends.facts.evidence import LONGEST, EvidenceDraft, ParcelDraft
from amends.facts.models import Account, Bearing, EvidenceKind
from amends.facts.queries import accounts_of
from amends.web.case.keyed_form import Choices, KeyedForm
from amends.web.case.word_form import DAY

MOST_AT_ONCE = 3
ACCOUNT = "account-"

FileOf = Callable[[int | None], Attachment | None]


def start_of(on: date | None) -> datetime | None:
    """Return when a day begins, on the reader's own clock."""
    return timezone.make_aware(datetime.combine(on, time.min)) if on else None


class EvidenceForm(forms.Form):
    """One thing that the finding rests on; without a kind it is none."""

    kind = forms.ChoiceField(
        label=_("Evidence"),
        choices=[("", "–"), *(c for c in EvidenceKind.choices if c[0] != EvidenceKind.ACCOUNT)],
        required=False,
    )
    bearing = forms.ChoiceField(
        label=_("On the gap it"),
        choices=Bearing.choices,
        initial=Bearing.SUGGESTS,
        required=False,
    )
    words = forms.CharField(label=_("What it shows"), max_length=LONGEST, required=False)
    source = forms.CharField(label=_("Where it comes from"), max_length=120, required=False)
    known_on = forms.DateField(label=_("Of what day"), widget=DAY, required=False)
    attachment = forms.IntegerField(label=_("File"), widget=forms.Select, required=False)

    def clean(self) -> None:
        """Refuse what it shows without saying what it is: words must not get lost."""
        if self.cleaned_data.get("words") and self.cleaned_data.get("kind") == "":
            self.add_error("kind", _("Say what kind of evidence this is."))

    def draft(self, file_of: FileOf, *, question: str) -> EvidenceDraft:
        """Return it as it is handed in."""
        said = self.cleaned_data
        return EvidenceDraft(
            kind=EvidenceKind(said["kind"]),
            bearing=Bearing(said["bearing"] or Bearing.SUGGESTS),
            words=said["words"],
            attachment=file_of(said["attachment"]),
            source=said["source"],
            known_at=start_of(said["known_on"]),
            question=question,
        )


def _grams(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, required=False)


class WeightForm(forms.Form):
    """The weight that the carrier measured, against what the pieces weigh; how far it bears
    follows from the figures and is nobody's to pick."""

    NEEDED = ("ordered", "unit", "tare")
    measured = _grams(_("Weight that the carrier measured, in grams"))
    ordered = forms.IntegerField(
        label=_("Pieces that should be in it"), min_value=1, required=False
    )
    unit = _grams(_("One piece weighs, in grams"))
    tare = _grams(_("The empty box weighs, in grams"))
    tolerance = _grams(_("Scales and packing may be off by, in grams"))

    def clean(self) -> None:
        """Ask for the figures without which the scales say nothing."""
        if self.cleaned_data.get("measured") is None:
            return
        for name in self.NEEDED:
            if self.cleaned_data.get(name) is None and name not in self.errors:
                self.add_error(name, _("Without this the weight says nothing."))

    def draft(self, *, question: str) -> EvidenceDraft | None:
        """Return the evidence, None where nothing was measured."""
        said = self.cleaned_data
        if said["measured"] is None:
            return None
        parcel = ParcelDraft(
            ordered=said["ordered"],
            measured=said["measured"],
            unit=said["unit"],
            tare=said["tare"],
            tolerance=said["tolerance"] or 0,
        )
        words = gettext("%(grams)d g on the carrier’s scales") % {"grams": parcel.measured}
        kind = EvidenceKind.CARRIER_WEIGHT
        return EvidenceDraft(kind, Bearing.SILENT, words, question=question, parcel=parcel)


class FindingForm(KeyedForm):
    """Promised, happened, gap, and what it rests on: accounts, scales, and up to three other
    pieces in `evidence`."""

    place = "finding"
    returns_to = "gap"
    words_are_in = ""
    promised = forms.CharField(label=_("Promised"), widget=forms.Textarea, max_length=4_000)
    happened = forms.CharField(label=_("Happened"), widget=forms.Textarea, max_length=4_000)
    gap = forms.CharField(label=_("Gap"), widget=forms.Textarea, max_length=4_000)
    question = forms.CharField(
        label=_("The question at hand"),
        help_text=_("Such as: how many pieces were in the parcel?"),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        data = self.data if self.is_bound else None
        self.told: dict[str, Account] = {}
        self.weight = WeightForm(data, prefix="parcel", auto_id="finding-%s")
        self.evidence = [
            EvidenceForm(data, prefix=f"evidence{n}", auto_id="finding-%s")
            for n in range(1, MOST_AT_ONCE + 1)
        ]

    @classmethod
    def posted(cls, request: HttpRequest, case: Case, at: datetime) -> Self:
        """Return the form as it was sent, with the accounts of its case."""
        form = cls(request.POST)
        form.accounts_are(accounts_of(case))
        return form

    def is_valid(self) -> bool:
        """Tell whether the finding and each piece of evidence can be read."""
        pieces = (self.weight, *self.evidence)
        return all([super().is_valid(), *(piece.is_valid() for piece in pieces)])

    def words_sent(self) -> list[tuple[str, str]]:
        """Return also what each piece of evidence shows."""
        shown = [piece["words"] for piece in self.evidence if piece["words"].value()]
        return [*super().words_sent(), *((str(f.label), str(f.value())) for f in shown)]

    def files_are(self, choices: Choices) -> None:
        """Fill the list of files that evidence can point to."""
        listed = [("", "–"), *choices]
        for piece in self.evidence:
            piece.fields["attachment"].widget.choices = listed

    def accounts_are(self, accounts: Iterable[Account]) -> None:
        """Ask of each account that came how far it bears on the question."""
        for account in accounts:
            if account.answers.all():
                self.told[f"{ACCOUNT}{account.pk}"] = account
                self.fields[f"{ACCOUNT}{account.pk}"] = forms.ChoiceField(
                    label=account.thread.with_name,
                    choices=[("", _("does not rest on it")), *Bearing.choices],
                    required=False,
                )

    @property
    def account_fields(self) -> list[forms.BoundField]:
        """The fields of the accounts."""
        return [self[name] for name in self.told]

    def drafts(self, file_of: FileOf) -> Iterator[EvidenceDraft]:
        """Yield what the finding rests on, as it is handed in."""
        question = self.cleaned_data["question"]
        for name, account in self.told.items():
            if self.cleaned_data[name]:
                bearing, words = Bearing(self.cleaned_data[name]), _short(account)
                kind = EvidenceKind.ACCOUNT
                yield EvidenceDraft(kind, bearing, words, account=account, question=question)
        weight = self.weight.draft(question=question)
        if weight is not None:
            yield weight
        for piece in self.evidence:
            if piece.cleaned_data["kind"]:
                yield piece.draft(file_of, question=question)


def _short(account: Account) -> str:
    first = account.answers.all()[0]
    if first.names_somebody:
        # Rule 11: what points at a person stays out of the finding, which says only who told it.
        return account.thread.with_name
    words = " ".join((first.happened or first.message.body).split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
