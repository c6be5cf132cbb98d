"""What mail programs' own HTML says: this is a quote, a signature, history from here on."""

import re
from collections.abc import Mapping, Sequence

from amends.mail.parsing.folding.reading import Mark

# Yahoo and Outlook put these before classes of mail that they show again.
_PREFIX = re.compile(r"\A(?:yiv\d+|x_|ecx|m_-?\d+|gmail-|mcnt)+")

# Everything in these is an earlier mail or the line above it.
_QUOTED = {
    "yahoo_quoted",
    "protonmail_quote",
    "tutanota_quote",
    "gmail_attr",
    "moz-cite-prefix",
    "moz-email-headers-table",
    "zmail_extra",
    "ntes-mailmaster-quote",
    "skiff-quote",
    "mailmaster-quote",
    "hey-quote",
    "front-quote",
    "missive_quote",
    "olk_src_body_section",
    "isreplycontent",
    "mail-editor-reference-message-container",
    "yahoo-quoted-begin",
    "aolreplacedbody-quote",
    "edo-quote",
    "quoted-text",
    "js-quoted-text",
    "spark_quote",
    "airmail_on",
    "cloudmagic-quote",
    "elided-text",
    "bluemail_quote",
    "lotus-quote",
    "gwt-quote",
    "mb_quote",
    "freemail_quote",
    "divrplyfwdmsg-body",
    "messagereplysection",
    "zimbra-quote",
    "history_container",
    "mailquote",
}
_SIGNATURES = {
    "gmail_signature",
    "moz-signature",
    "protonmail_signature_block",
    "applemailsignature",
    "ms-outlook-mobile-signature",
    "signature",
    "email-signature",
    "ymail_signature",
    "x_signature",
    "messagesignaturesection",
    "tutanota_signature",
    "signature-container",
    "edo-signature",
    "acompli_signature",
    "bloop_sign",
    "airmail_sign",
    "bluemail_signature",
    "mailsignature",
    "signature_block",
    "outlook-signature",
    "front-signature",
    "missive_signature",
    "lotus-signature",
    "yahoo_signature",
    "composer_signature",
    "protonmail_signature_block-user",
    "protonmail_signature_block-proton",
    "spark_signature",
    "ntes-mailmaster-signature",
    "spm_signature",
    "zmail_signature",
    "hey-signature",
    "_com_1_signature",
    "applemailsignature-new",
}
# From these on, all is history: Outlook on the web, Hotmail, Zimbra, Outlook for Mac.
_LEADING = {
    "divrplyfwdmsg",
    "stopspelling",
    "zwchr",
    "appendonsend",
    "replysplit",
    "orig_msg",
    "reply-intro",
    "replyforwardmessage",
    "lineBreakAtBeginningOfMessage-quote",
    "origbody",
}
_HISTORY_TAGS = {"hr", "div", "p", "span", "table"}


def names(attributes: Mapping[str, str]) -> list[str]:
    """Return an element's classes, id and name, in lower case, less what programs put before."""
    written = (
        f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('name', '')}"
    )
    return [_PREFIX.sub("", name) for name in written.lower().split()]


def block_mark(called: Sequence[str]) -> Mark | None:
    """Return what an element's names say about what is in it."""
    for name in called:
        if name in _SIGNATURES:
            return Mark.SIGNATURE
        if name in _QUOTED:
            return Mark.QUOTED
    return None


def leads_history(tag: str, called: Sequence[str]) -> bool:
    """Say whether an element stands above an earlier mail that runs to the end."""
    return tag in _HISTORY_TAGS and not _LEADING.isdisjoint(called)


def is_indentation(attributes: Mapping[str, str], called: Sequence[str]) -> bool:
    """Tell a paragraph that somebody has indented (Gmail, Outlook) from a quote."""
    style = attributes.get("style", "").replace(" ", "").lower()
    return (
        "border:none" in style
        and "gmail_quote" not in called
        and "cite" not in (attributes.get("type", "").lower())
    )
