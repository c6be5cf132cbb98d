"""Ask somebody what happened, and see what they told us; the offer waits for none of it."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from amends.cases.models import Case
from amends.cases.queries import case_for
from amends.facts.actions import see_account_reminder, withdraw_account
from amends.facts.asking import ask_again, ask_for_account, tell_account
from amends.facts.links import account_url
from amends.facts.models import Account
from amends.facts.queries import account_for, account_reminder_for, accounts_of
from amends.facts.standing import AccountState, state_of
from amends.people.models import Staff
from amends.people.queries import hours_of, suppliers
from amends.web.case.account_forms import AccountAct, AgainForm, AskForm, NoMoreForm, ToldForm
from amends.web.case.accounts_card import accounts_card
from amends.web.case.answers import answered
from amends.web.case.doing import FormsOf
from amends.web.case.keyed_form import KeyedForm
from amends.web.case.page import REFUSED
from amends.web.going_on import see_other
from amends.web.staff_only import staff_page

STILL_ASKED = (AccountState.ASKED, AccountState.REMINDED, AccountState.LATE)


@staff_page
def accounts(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Show whom we asked about a case, or ask somebody."""
    case, at = case_for(staff, number), timezone.now()
    if request.method != "POST":
        return _list(request, case, AskForm(), at=at)
    form = AskForm(request.POST)
    form.suppliers_are(suppliers())
    asked: list[Account] = []

    def act() -> str:
        draft = form.draft(hours_of(case.team), at=at)
        needs_customer = form.cleaned_data["needs_customer"]
        asked.append(
            ask_for_account(
                case, draft, by=staff, at=at, key=form.cleaned_data["key"],
                needs_customer=needs_customer,
            )
        )  # fmt: skip
        return _("Asked. The offer need not wait for it.")

    done = answered(form, act)
    if done is None:
        return _list(request, case, form, at=at, status=REFUSED)
    messages.success(request, done)
    return see_other("account", asked[0].pk)


@require_safe
@staff_page
def account(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Show one account: what was asked, by when, and what they told us."""
    return _page(request, account_for(staff, number), at=timezone.now())


def _address(account: Account) -> str:
    return reverse("account", args=[account.pk])


account_form = FormsOf(
    find=account_for,
    page=_address,
    back=lambda _form, account: _address(account),
    shown=lambda request, _staff, account, at, form: _page(request, account, at=at, trouble=form),
)


@account_form(AgainForm)
def again(account: Account, form: AgainForm, staff: Staff, at: datetime) -> str:
    """Ask them once more."""
    ask_again(account, by=staff, at=at, key=form.cleaned_data["key"])
    return _("They are asked once more.")


@account_form(ToldForm)
def told(account: Account, form: ToldForm, staff: Staff, at: datetime) -> str:
    """Write down what they told somebody of ours."""
    tell_account(
        account,
        form.parts,
        files=form.cleaned_data["attached"],
        noted_by=staff,
        at=at,
        key=form.cleaned_data["key"],
    )
    return _("Written down.")


@account_form(NoMoreForm)
def withdraw(account: Account, form: NoMoreForm, staff: Staff, at: datetime) -> str:
    """Ask for it no more."""
    withdraw_account(account, why=form.cleaned_data["why"], by=staff, at=at)
    return _("It is asked for no more.")


@require_POST
@staff_page
def reminder_seen(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Put a reminder away."""
    see_account_reminder(account_reminder_for(staff, number), by=staff, at=timezone.now())
    return see_other("today")


def _list(
    request: HttpRequest, case: Case, form: AskForm, *, at: datetime, status: int = 200
) -> HttpResponse:
    form.suppliers_are(suppliers())
    context = {
        "section": "cases",
        "case": case,
        "card": accounts_card([*accounts_of(case)], at=at),
        "form": form,
    }
    return render(request, "web/accounts/list.html", context, status=status)


def _page(
    request: HttpRequest, account: Account, *, at: datetime, trouble: KeyedForm | None = None
) -> HttpResponse:
    forms: dict[str, KeyedForm] = {form.place: form for form in _forms(account, at=at)}
    if trouble is not None and trouble.place in forms:
        forms[trouble.place] = trouble
    card = accounts_card([account], at=at)
    context = {
        "section": "cases",
        "case": account.case,
        "account": account,
        "shown": card.accounts[0],
        "link": account_url(account),
        "forms": [*forms.values()],
        "stray": trouble if trouble is not None and trouble.place not in forms else None,
    }
    status = REFUSED if trouble is not None else 200
    return render(request, "web/accounts/account.html", context, status=status)


def _forms(account: Account, *, at: datetime) -> list[AccountAct]:
    if state_of(account, at=at) not in STILL_ASKED:
        return [ToldForm()]
    asked_by_mail = [AgainForm()] if account.thread.address else []
    return [*asked_by_mail, ToldForm(), NoMoreForm()]
