"""The page on which somebody tells us what happened, by their own link: what, never who."""

from collections.abc import Callable, Sequence
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from amends.cases.errors import CaseError
from amends.facts.asking import tell_account
from amends.facts.errors import FactsError
from amends.facts.models import Account
from amends.facts.naming import Pointing, pointing_in
from amends.facts.queries import account_by_token, names_around
from amends.web.double_clicks import done_once
from amends.web.going_on import see_other
from amends.web.limits import seconds_to_wait
from amends.web.public.account_form import AccountForm
from amends.web.public.door import lost, private
from amends.web.public.waiting import too_often

View = Callable[..., HttpResponse]


def by_account_link(view: Callable[[HttpRequest, Account, str], HttpResponse]) -> View:
    """Give the view the account of the link, in the language and hours of the team that asks.

    A link that opens nothing answers 404. As on the customer's page whoever has the link may
    answer, and no cookie gives a right.
    """

    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        account = account_by_token(token)
        if account is None:
            return private(lost(request))
        team = account.case.team
        with translation.override(team.language), timezone.override(team.time_zone):
            response = view(request, account, token)
            response.headers["Content-Language"] = team.language
        return private(response)

    return csrf_exempt(never_cache(opened))


@by_account_link
def account_page(request: HttpRequest, account: Account, token: str) -> HttpResponse:
    """Show what is asked and what they told us, or keep what they tell us."""
    if request.method != "POST":
        return _shown(request, account, AccountForm())
    form = AccountForm(request.POST, request.FILES)
    wait = seconds_to_wait(request, form.place)
    if wait:
        form.full_clean()
        form.add_error(None, too_often(wait))
        response = _shown(request, account, form, status=429)
        response.headers["Retry-After"] = str(wait)
        return response
    if not form.is_valid():
        return _shown(request, account, form, status=422)
    pointing = pointing_in(form.parts.whole, names_around(account))
    if pointing and not form.cleaned_data["was_asked"]:
        return _shown(request, account, form, pointing=pointing, status=422)
    try:
        done_once(lambda: _tell(account, form))
    except (CaseError, FactsError) as refused:
        form.add_error(getattr(refused, "field", None) or None, str(refused))
        return _shown(request, account, form, status=422)
    return see_other("account_page", token)


def _tell(account: Account, form: AccountForm) -> None:
    tell_account(
        account,
        form.parts,
        files=form.cleaned_data["papers"],
        noted_by=None,
        at=timezone.now(),
        key=form.cleaned_data["key"],
    )


def _shown(
    request: HttpRequest,
    account: Account,
    form: AccountForm,
    *,
    pointing: Sequence[Pointing] = (),
    status: int = 200,
) -> HttpResponse:
    context = {
        "account": account,
        "told": [*account.answers.all()],
        "is_withdrawn": hasattr(account, "withdrawal"),
        "is_late": account.due_at <= timezone.now(),
        "form": form,
        "pointing": pointing,
    }
    return render(request, "web/public/account.html", context, status=status)
