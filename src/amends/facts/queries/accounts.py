"""Read the accounts of a case: whom we asked, what they told us, what waits for whom."""

import hmac
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from amends.cases.models import Case, SideMessage, SideWay
from amends.cases.queries import cases_for
from amends.facts.errors import AccountNotFound
from amends.facts.ladder import moments_of, reached
from amends.facts.links import read_account_token
from amends.facts.models import Account, AccountAnswer, AccountReminder
from amends.people.models import Staff
from amends.people.queries import hours_of, staff_of


def accounts_of(case: Case) -> QuerySet[Account]:
    """Return the accounts of a case and of those merged into it, first asked first.

    Four queries, and none but the first where nobody was asked.
    """
    return _whole(Account.objects.filter(Q(case=case) | Q(case__merge__into=case)))


def account_for(staff: Staff, number: int) -> Account:
    """Return an account of a case that somebody may see. Raises AccountNotFound."""
    found = _whole(Account.objects.filter(case__in=cases_for(staff), pk=number)).first()
    if found is None:
        raise AccountNotFound(_("There is no such account among those that you may see."))
    return found


def account_by_token(token: str) -> Account | None:
    """Return the account of a link; None for a link that is wrong or old."""
    claimed = read_account_token(token)
    if claimed is None:
        return None
    number, key = claimed
    account = _whole(Account.objects.filter(pk=number)).first()
    if account is None or not hmac.compare_digest(account.link_key, key):
        return None
    return account


def due_accounts(at: datetime) -> QuerySet[Account]:
    """Return the accounts that the clock is to look at by now, longest due first."""
    return (
        Account.objects.filter(next_look_at__lte=at)
        .select_related("case__team", "case__owner", "thread", "asked_by")
        .order_by("next_look_at", "pk")
    )


def rung_reached(account: Account, *, at: datetime) -> int:
    """Return the rung of the ladder that is reached and was not told yet, or 0; two queries."""
    moments = moments_of(
        hours_of(account.case.team), asked_at=account.asked_at, due_at=account.due_at
    )
    rung = reached(moments, at=at)
    return rung if rung > account.rung and account.next_look_at is not None else 0


def answers_by_mail() -> QuerySet[SideMessage]:
    """Return what came into the conversation of an account and is no answer yet, first first."""
    return (
        SideMessage.objects.filter(
            way=SideWay.IN, thread__account__isnull=False, account_answer__isnull=True
        )
        .select_related("thread__account__case")
        .order_by("at", "pk")
    )


def account_reminders_for(staff: Staff) -> QuerySet[AccountReminder]:
    """Return the late accounts that somebody was told of and has not put away, latest first."""
    return AccountReminder.objects.filter(
        staff=staff,
        seen_at__isnull=True,
        account__answers__isnull=True,
        account__withdrawal__isnull=True,
    ).select_related("account__thread", "account__case__merge")


def account_reminder_for(staff: Staff, number: int) -> AccountReminder:
    """Return one of somebody's own reminders. Raises AccountNotFound."""
    found = (
        AccountReminder.objects.filter(staff=staff, pk=number)
        .select_related("account__case")
        .first()
    )
    if found is None:
        raise AccountNotFound(_("There is no such reminder."))
    return found


def names_around(account: Account) -> list[str]:
    """Return the names of those who work in the team, but not the one who was asked; one query."""
    here = staff_of(account.case.team).values_list("name", flat=True)
    return [name for name in here if name != account.thread.with_name]


def _whole(accounts: QuerySet[Account]) -> QuerySet[Account]:
    answers = AccountAnswer.objects.select_related("message", "noted_by")
    return (
        accounts.select_related(
            "case__team", "case__owner", "case__customer", "thread__supplier", "asked_by",
            "withdrawal__by",
        )
        .prefetch_related(
            Prefetch("answers", queryset=answers.prefetch_related("message__attachments")),
            "reminders",
        )
        .order_by("asked_at", "pk")
    )  # fmt: skip
