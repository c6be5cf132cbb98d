"""Providers that bring mail to our address, each with its own form and its own proof."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from email.policy import compat32
from typing import Any

from anymail.exceptions import AnymailWebhookValidationFailure
from anymail.webhooks.base import AnymailBaseWebhookView
from anymail.webhooks.mailersend import MailerSendInboundWebhookView
from anymail.webhooks.mailgun import MailgunInboundWebhookView
from anymail.webhooks.mailjet import MailjetInboundWebhookView
from anymail.webhooks.postal import PostalInboundWebhookView
from anymail.webhooks.postmark import PostmarkInboundWebhookView
from anymail.webhooks.sparkpost import SparkPostInboundWebhookView
from django.http import HttpRequest, QueryDict

from amends.letters.models import Provider


class NotProven(Exception):
    """The call does not carry the proof that its provider gives."""


@dataclass(frozen=True, slots=True)
class Brought:
    """One message as a provider brought it, with its envelope; or what nobody could read."""

    raw: bytes
    envelope_from: str
    envelope_to: str
    is_readable: bool = True


@dataclass(frozen=True, slots=True)
class _Way:
    view: type[AnymailBaseWebhookView]
    secret: str


# Without a signature of its own, a provider signs in with "name:password" (basic auth).
_WAYS: Mapping[Provider, _Way] = {
    Provider.MAILERSEND: _Way(MailerSendInboundWebhookView, "inbound_secret"),
    Provider.MAILGUN: _Way(MailgunInboundWebhookView, "webhook_signing_key"),
    Provider.MAILJET: _Way(MailjetInboundWebhookView, "webhook_secret"),
    Provider.POSTAL: _Way(PostalInboundWebhookView, "webhook_key"),
    Provider.POSTMARK: _Way(PostmarkInboundWebhookView, "webhook_secret"),
    Provider.SPARKPOST: _Way(SparkPostInboundWebhookView, "webhook_secret"),
}


class GivenRequest(HttpRequest):
    """A request whose body was read already, within our own bounds instead of those of forms."""

    def __init__(self, original: HttpRequest, body: bytes) -> None:
        super().__init__()
        self.META, self.method = original.META, original.method
        self.content_type, self.content_params = original.content_type, original.content_params
        self.path, self.path_info = original.path, original.path_info
        self._given = body
        if self.content_type == "application/x-www-form-urlencoded":
            self.POST = QueryDict(body, encoding="utf-8")

    @property
    def body(self) -> bytes:
        """Return what was sent."""
        return self._given


def brought_by(provider: Provider, request: HttpRequest, *, secret: str) -> list[Brought]:
    """Return the messages in a provider's call. Raises NotProven.

    Raises anything at all for a call that makes no sense: the library reads it as it comes.
    """
    way = _WAYS[provider]
    view: Any = way.view(**{way.secret: secret})
    try:
        view.run_validators(request)
    except AnymailWebhookValidationFailure as error:
        raise NotProven(str(error)) from error
    return [
        Brought(
            raw=_as_bytes(event.message),
            envelope_from=event.message.envelope_sender or "",
            envelope_to=event.message.envelope_recipient or "",
        )
        for event in view.parse_events(request)
        if event.message is not None
    ]


def _as_bytes(message: Message) -> bytes:
    try:
        return message.as_bytes()
    except (UnicodeError, LookupError, ValueError):
        # Headers with bytes that are no text: the generator of the older kind takes them all.
        return message.as_bytes(policy=compat32)
