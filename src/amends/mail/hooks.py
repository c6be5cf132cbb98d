"""The address at which a provider brings mail: /mail/in/<token of the mailbox>/.

The token is signed and names one mailbox; a provider proves itself besides, where it can. It is
answered with 200 once the mail is kept, and otherwise asked to come again.
"""

import logging
from hashlib import sha256

from allauth.core.internal.ratelimit import consume
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from amends.letters.errors import LockLost
from amends.letters.locked import unlock
from amends.letters.models import Mailbox, Provider, Source
from amends.letters.queries.mailboxes import mailbox_of_hook
from amends.mail.providers import Brought, GivenRequest, NotProven, brought_by
from amends.mail.receiving import Came, keep_unread, receive

logger = logging.getLogger(__name__)

APP = "amends.mail"
# Many mails a second are a provider after an outage; strangers who guess get little.
RATES = {"brought": "1200/m/ip", "guess": "30/m/ip"}
SLACK = 3
"""A message within JSON is that much longer at most: base64, and what is said about it."""


@csrf_exempt  # No cookie gives a right here; the token and the provider's proof do.
@never_cache
def bring_mail(request: HttpRequest, hook: str) -> HttpResponse:
    """Keep what a provider brings, and file it."""
    mailbox = mailbox_of_hook(hook)
    if not _may(request, "brought" if mailbox else "guess"):
        return _again(429, "Too many at once.")
    if mailbox is None or not mailbox.is_on:
        raise Http404
    if request.method == "HEAD":
        # Some providers look whether the address is there when it is entered with them.
        return HttpResponse()
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST", "HEAD"])
    take = _take_raw if mailbox.provider == Provider.RAW else _take_from_provider
    try:
        return take(request, mailbox)
    except RequestDataTooBig:
        return _too_large()
    except (NotProven, LockLost) as refused:
        return HttpResponse(f"{refused}\n", status=403, content_type="text/plain")
    except Exception:
        logger.exception("Mail brought to mailbox %s was not kept", mailbox.pk)
        return _again(503, "Not kept. Come again.")


def _take_raw(request: HttpRequest, mailbox: Mailbox) -> HttpResponse:
    raw = _body(request, settings.MAIL_MAX_BYTES)
    if raw is None:
        return _too_large()
    _receive(Brought(raw, "", request.headers.get("X-Envelope-To", "")), mailbox)
    return _kept()


def _take_from_provider(request: HttpRequest, mailbox: Mailbox) -> HttpResponse:
    provider, secret = Provider(mailbox.provider), unlock(mailbox.locked_hook_secret)
    if request.content_type == "multipart/form-data":
        # Django reads it piece by piece: files to the disk, fields within its own bounds.
        if int(request.headers.get("Content-Length") or 0) > settings.MAIL_MAX_BYTES * SLACK:
            return _too_large()
        brought = brought_by(provider, request, secret=secret)
    else:
        body = _body(request, settings.MAIL_MAX_BYTES * SLACK)
        if body is None:
            return _too_large()
        brought = _read_by(provider, GivenRequest(request, body), secret)
    for one in brought:
        _receive(one, mailbox)
    return _kept()


def _read_by(provider: Provider, request: GivenRequest, secret: str) -> list[Brought]:
    try:
        return brought_by(provider, request, secret=secret)
    except NotProven:
        raise
    except Exception:
        # It came from the provider and may hold somebody's words: a person looks at it.
        logger.exception("What %s brought could not be read", provider)
        return [Brought(request.body, "", "", is_readable=False)]


def _receive(brought: Brought, mailbox: Mailbox) -> None:
    came = Came(
        # The same call again, because our answer was lost, is the same mail.
        key=f"hook:{mailbox.pk}:{sha256(brought.raw).hexdigest()}",
        source=Source.WEBHOOK,
        mailbox=mailbox,
        envelope_from=brought.envelope_from,
        envelope_to=brought.envelope_to,
    )
    take = receive if brought.is_readable else keep_unread
    take(brought.raw, came, at=timezone.now())


def _body(request: HttpRequest, most: int) -> bytes | None:
    body = request.read(most + 1)
    return None if len(body) > most else body


def _may(request: HttpRequest, action: str) -> bool:
    return consume(request, app=APP, action=action, config=dict(RATES)) is not None


def _kept() -> HttpResponse:
    return HttpResponse("Kept.\n", content_type="text/plain")


def _too_large() -> HttpResponse:
    return HttpResponse("Larger than is taken here.\n", status=413, content_type="text/plain")


def _again(status: int, words: str) -> HttpResponse:
    response = HttpResponse(f"{words}\n", status=status, content_type="text/plain")
    response.headers["Retry-After"] = "60"
    return response
