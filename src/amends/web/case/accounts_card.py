"""The accounts of a case, side by side: nobody weighs one against the other by a count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from amends.facts.models import Account, AccountAnswer
from amends.facts.standing import AccountState, state_of
from amends.web.templatetags.words import short_moment


@dataclass(frozen=True, slots=True)
class AccountShown:
    """One account: where it stands, in a sentence, and what they told us."""

    account: Account
    state: AccountState
    stands: str
    tone: str
    answers: list[AccountAnswer]


@dataclass(frozen=True, slots=True)
class AccountsCard:
    """All accounts of a case: those that came stand beside each other, the others above them."""

    accounts: list[AccountShown]

    @property
    def told(self) -> list[AccountShown]:
        """Those that came."""
        return [one for one in self.accounts if one.answers]

    @property
    def waiting(self) -> list[AccountShown]:
        """Those that did not come, asked for or not any more."""
        return [one for one in self.accounts if not one.answers]

    @property
    def is_any_open(self) -> bool:
        """Whether somebody is still asked."""
        return any(one.state != AccountState.WITHDRAWN for one in self.waiting)


def accounts_card(accounts: Sequence[Account], *, at: datetime) -> AccountsCard:
    """Return the accounts as they are shown at this time; asks the database nothing."""
    return AccountsCard([_shown(account, at=at) for account in accounts])


def _shown(account: Account, *, at: datetime) -> AccountShown:
    state = state_of(account, at=at)
    return AccountShown(
        account=account,
        state=state,
        stands=_stands(account, state),
        tone="risk" if state == AccountState.LATE else "",
        answers=[*account.answers.all()],
    )


def _stands(account: Account, state: AccountState) -> str:
    said = {"name": account.asked_by.name, "due": short_moment(account.due_at)}
    match state:
        case AccountState.ANSWERED:
            first = account.answers.all()[0]
            told = _("Told us %(at)s.") % {"at": short_moment(first.at)}
            late = _("Hoped for by %(due)s.") % said
            return f"{told} {late}" if first.at > account.due_at else told
        case AccountState.WITHDRAWN:
            withdrawal = account.withdrawal
            return _("Asked for no more by %(name)s: %(why)s") % {
                "name": withdrawal.by.name,
                "why": withdrawal.why,
            }
        case AccountState.LATE:
            return _("It was hoped for by %(due)s. %(name)s asked.") % said
        case AccountState.REMINDED:
            return _("Asked again, by %(due)s. %(name)s asked.") % said
        case _:
            return _("By %(due)s. %(name)s asked.") % said
