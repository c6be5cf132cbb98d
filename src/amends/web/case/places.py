"""Whether the page of a case still has the place of a form that was refused."""

from amends.cases.models import Case, Outcome
from amends.cases.queries import CasePage
from amends.people.models import Staff
from amends.web.case.keyed_form import KeyedForm
from amends.web.case.remedy import RemedyCard


def has_place(
    form: KeyedForm,
    case: Case,
    page: CasePage,
    remedy: RemedyCard,
    staff: Staff,
    *,
    decides: bool,
    is_snoozed: bool,
) -> bool:
    """Tell whether the page shows this form, so that its refusal stands there.

    Else it stands at the head: a button has no place of its own, and while somebody wrote the
    case may have closed, changed hands or been chosen from.
    """
    match form.place:
        case "note" | "attach" | "tag" | "link":
            return not hasattr(case, "merge")
        case "promise" | "cause":
            return not hasattr(case, "merge")
        case "letter" | "contact" | "question" | "finding" | "merge" | "follow_up":
            return case.is_open
        case "management":
            return not hasattr(case, "merge")
        case "appreciate":
            return page.closing is not None and page.closing.outcome == Outcome.RETAINED
        case "snooze":
            return case.is_open and not is_snoozed
        case "close":
            return case.is_open and decides
        case "handover":
            return case.is_open and decides and page.handover is None
        case "decline":
            asked = page.handover.to_staff_id if page.handover else None
            return case.is_open and asked == staff.pk
        case "facts":
            return bool(remedy.questions)
        case "offer":
            return remedy.assessment is not None
        case "choice":
            return remedy.offer is not None
        case "withdraw":
            return case.is_open and remedy.offer is not None and not remedy.chosen
        case "fulfil":
            return any(due.form is form for due in remedy.due)
        case _:
            return False
