"""Every form of the page, fresh; one that was refused stands in its place as it was sent."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from amends.cases.models import Case, Outcome, Stage
from amends.cases.queries import CasePage
from amends.people.models import Role, Staff
from amends.web.case.facts_form import FactsForm
from amends.web.case.finding_form import FindingForm
from amends.web.case.forms import (
    AppreciateForm,
    AttachForm,
    CloseForm,
    ContactForm,
    DeclineForm,
    EmptyForm,
    FollowUpForm,
    HandoverForm,
    LinkForm,
    ManagementForm,
    MergeForm,
    NoteForm,
    QuestionForm,
    SnoozeForm,
    TagForm,
)
from amends.web.case.keyed_form import KeyedForm
from amends.web.case.offer_forms import ChoiceNotedForm, OfferForm, WithdrawForm
from amends.web.case.remedy import RemedyCard
from amends.web.case.word_form import WordForm

Forms = Mapping[str, KeyedForm]


def forms_for(
    case: Case,
    page: CasePage,
    people: Sequence[Staff],
    staff: Staff,
    remedy: RemedyCard,
    trouble: KeyedForm | None,
) -> Forms:
    """Return the forms of the page by their place, their lists filled."""
    outcome = Outcome.RETAINED if case.stage in (Stage.MADE_RIGHT, Stage.FOLLOWED_UP) else ""
    fresh: list[KeyedForm] = [
        EmptyForm(),
        NoteForm(),
        ContactForm(),
        QuestionForm(initial={"channel": case.customer.channel}),
        AttachForm(),
        FindingForm(),
        HandoverForm(),
        DeclineForm(),
        TagForm(),
        LinkForm(),
        MergeForm(),
        SnoozeForm(),
        FollowUpForm(),
        CloseForm(initial={"outcome": outcome or Outcome.PARTED}),
        ManagementForm(),
        AppreciateForm(),
        OfferForm(),
        ChoiceNotedForm(),
        WithdrawForm(initial={"case": case.pk}),
        FactsForm(questions=remedy.questions),
        WordForm(initial={"given_by": staff.pk}),
    ]
    forms = {form.place: form for form in fresh}
    if trouble is not None:
        forms[trouble.place] = trouble
    _fill_lists(forms, case, page, people, staff)
    return forms


def _fill_lists(
    forms: Forms, case: Case, page: CasePage, people: Sequence[Staff], staff: Staff
) -> None:
    here = [person for person in people if person.is_active]
    # The house's owner runs the house; a case is handed to somebody of the team first.
    may_take = sorted(
        (person for person in here if person.pk != case.owner_id),
        key=lambda person: (person.role == Role.OWNER, person.name),
    )
    forms["handover"].choices_of("to", [(p.pk, _named(p)) for p in may_take])
    mentionable = [(p.pk, p.name) for p in here if p.pk != staff.pk]
    forms["note"].choices_of("mentions", mentionable)
    forms["appreciate"].choices_of("names", [(p.pk, p.name) for p in here])
    word = forms["promise"]
    if isinstance(word, WordForm):
        word.people_are([*people], case.team.time_zone)
    finding = forms["finding"]
    if isinstance(finding, FindingForm):
        finding.files_are((file.pk, file.filename) for file in page.attachments)


def _named(person: Staff) -> str:
    return _("%(name)s, %(role)s") % {"name": person.name, "role": person.get_role_display()}
