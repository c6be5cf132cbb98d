"""Read bounces that are written as a letter: qmail, Exim, old Sendmail, Exchange, Notes."""

import re

from amends.mail.parsing.bounces.reasons import is_permanent, status_of
from amends.mail.parsing.languages.language import words
from amends.mail.parsing.languages.matching import plain
from amends.mail.parsing.records import Failure

_SENDERS = words(
    "mailer-daemon | mailer_daemon | mailer daemon | mailerdaemon | mail-daemon | maildaemon | "
    "postmaster | post-master | post_master | mail delivery | mail deliver system | mdaemon | "
    "mail administrator | mailadmin | mmdf | bounce | deliveryreport | delivery status | "
    "delivery-status | delivery system | delivery subsystem | delivery agent | delivery report | "
    "delivery failure | mailsystem | mail-system | mail system | microsoft exchange | "
    "microsoftexchange | system administrator | system-admin | sysadmin | mail router | "
    "kmmailservice | nondelivery | returned-mail | returned mail | undeliver | dsn@ | ezweb | "
    "system attendant | mailgate | mail gateway | interscan | ndr administrator | dion.ne.jp | "
    "content-filter | mailsweeper | mail server at"
)
_SUBJECT = re.compile(
    r"undeliver|not delivered|returned (?:mail|to sender|e-?mail|message)|failure "
    r"(?:notice|delivery)"
    r"|deliver\w* (?:status notification|fail|error|problem|report|notification|delay|unsuccess)"
    r"|deliver\w* (?:has failed|expired)|non[- ]?deliver|nondeliverable|mail system error|\bnd[nr]:"
    r"|(?:mail|message|e-?mail|delivery|sending) (?:\w+ )?(?:delivery )?(?:failed|failure|error)"
    r"|(?:mail|message|e-?mail|delivery) (?:\w+ )?(?:status|warning|returned|bounced|problem)"
    r"|(?:can ?not|could not|unable to|not) (?:be )?(?:deliver|send|sent)|warning: "
    r"(?:could|message)"
    r"|rejected (?:mail|message)|address not found|bounce|user unknown|error sending "
    r"your (?:mail|message)"
    r"|unknown (?:user|address|recipient)|problem (?:delivering|with delivery)|"
    r"message you sent blocked"
)
# The same, as it begins or stands in subjects of other languages.
_SUBJECT_WORDS = tuple(
    plain(phrase)
    for phrase in words(
        "unzustellbar | nicht zugestellt | nicht zustellbar | zustellung fehl | mailzustellung | "
        "mail konnte nicht | non remis | remise impossible | échec de la remise | non distribué | "
        "échec de livraison | échec de distribution | "
        "notification d'état de remise | non délivré | "
        "no se puede entregar | no se pudo entregar | error de entrega | "
        "devuelto | no entregado | "
        "não entregue | falha na entrega | não foi entregue | "
        "não pôde ser entregue | devolvida | "
        "impossibile recapitare | impossibile consegnare | mancato recapito | mancata consegna | "
        "onbestelbaar | niet afgeleverd | niet bezorgd | kan inte levereras | olevererbart | "
        "kan ikke leveres | ikke leveret | ikke levert | toimittamatta | ei voitu toimittaa | "
        "nie można dostarczyć | nie dostarczono | niedostarczon | nedoručitel | nelze doručit | "
        "nem kézbesíthető | kézbesíthetetlen | kézbesítés sikertelen | "
        "nelivrat | nu a fost livrat | "
        "недоставлен | не доставлен | не удалось доставить | невозможно доставить | "
        "teslim edilemedi | iletilemedi | δεν παραδόθηκε | αδύνατη η παράδοση | لم يتم التسليم | "
        "配信不能 | 配信エラー | 配信できません | 配信に失敗 | "
        "送信できません | 送信エラー | 不達 | "
        "エラーメール | 宛先不明 | 配送できません | 配送失敗 | 送信に失敗 | メール送信エラー | "
        "退信 | 退件 | 无法投递 | 無法投遞 | 投递失败 | 投遞失敗 | 未送达 | 無法傳遞 | 无法送达 | "
        "전송 실패 | 반송 | 배달되지 | 전달되지 | 발송 실패 | 배달 실패 | לא נמסרה"
    )
)
_COPY = re.compile(
    r"^[ \t>]*(?:-{2,}.{0,12}(?:below this line is a copy|this is a copy of (?:the|"
    r"your) message|the (?:header|body|transcript)? ?.{0,20}(?:original|returned) "
    r"message|original message|returned (?:message|mail|headers)|message (?:header|"
    r"text|contents?) follow|unsent message|forwarded message|message header|begin "
    r"message|undelivered message|included is|your message|copy of|enclosed is).{0,80}"
    r"|(?:the )?(?:original message|message headers?|your (?:original )?message|text "
    r"of the message|headers? of the original|included (?:is|below)|original headers?|"
    r"the message headers?|below is|a copy of (?:the|your))(?: \w+){0,10} "
    r"?(?:follows?|below|is attached|reads?|was|received):?.{0,40}"
    r"|return-path: ?<.*|received: from .*|x-mailer: .*|----- ?(?:unsent message|"
    r"original) .*|message-id: ?<.*|------ ?this is a copy.*|date: (?:mon|tue|wed|thu|"
    r"fri|sat|sun), .*)$",
    re.IGNORECASE | re.MULTILINE,
)
_BOX = r"[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9][\w.-]*[A-Za-z0-9]"
# Where failed addresses stand, the surest first.
_PLACES = tuple(
    re.compile(pattern.replace("BOX", _BOX), re.IGNORECASE | re.MULTILINE)
    for pattern in (
        r"(?:final|original)-recipient:[ \t]*(?:rfc822|x400|system|smtp)?[ \t]*;?[ \t]*<?(BOX)",
        r"rcpt to:[ \t]*<?(BOX)",
        r"^[ \t]*<(BOX)>[ \t]*(?:\([^)]*\))?[ \t]*:[ \t]*$",
        r"^[ \t]*<(BOX)>(?:,| \(expanded from| \(reason|[ \t]*:|[ \t]*\.\.\.)",
        r"^[ \t]*(?:recipient(?: address)?|failed recipient|to|address|intended "
        r"recipient|user|rcpt|destinatario|empfanger|e-?mail|addressee|destination|"
        r"your mail to|message to|mail to|sent to|an)[ \t]*(?:is|"
        r"was)?[ \t]*[:=][ \t]*[\"'<\[]*(?:smtp:|mailto:)?(BOX)",
        r"(?:did not reach|could not be delivered to|couldn'?t be delivered to|"
        r"(?:un)?able to deliver (?:\w+ ){0,4}to|cannot be delivered to|failed to "
        r"deliver to|delivery to|deliver (?:the |your )?(?:message|mail|email) to|not "
        r"delivered to|wasn'?t delivered to|undeliverable to|failed for|failure for|"
        r"nicht an|message (?:for|to)|mail (?:for|to)|konnte nicht (?:\w+ ){0,4}an|"
        r"addressed to|delivered to|following (?:address|"
        r"recipient)(?:\(?e?s\)?)?)(?!\w)[^@<]{0,120}?[<'\"\[(]*(?:smtp:|mailto:)?(BOX)",
        r"^[ \t]*[<\"'\[]?(BOX)[>\"'\]]?[ \t]*(?:\.\.\.|:|,| -|\(|on \d|\s{2,}\S|;)",
        r"^[ \t]*(?:\*|-|\d+[.)])?[ \t]*[<\"'\[]?(?:smtp:|mailto:)?(BOX)[>\"'\]]?[ \t]*$",
        r"(?:user|account|mailbox|recipient|address|unknown|alias|rejected|"
        r"email)[:\s]+(?:\w+ ){0,3}[<'\"\[(]*(BOX)",
        r"\bto=<?(BOX)",
        r"(BOX)",
    )
)
_NOT_RECIPIENTS = re.compile(
    r"mailer-daemon@|postmaster@|abuse@|@localhost\b|^.*@[^@]*\.(?:gif|png|jpe?g)$|"
    r"mail-?daemon@|^noreply@|^no-reply@|helpdesk@|support@",
    re.IGNORECASE,
)
_LONG_RUN = re.compile(r"[^\s@]{150,}")
_DELAY = re.compile(
    r"\(delay\)|delayed|still (?:being )?(?:retried|trying|tried|attempting)|will "
    r"(?:be )?(?:re)?tr(?:y|ied)|warning|no action is required|not yet been delivered|"
    r"has not been delivered yet|temporar|you do ?n[o']t need to resend|verzoger|"
    r"retard",
)
_FAILED = re.compile(
    r"giv(?:en|ing) up|permanent|could not be delivered within|undeliverable|has been "
    r"returned|failed after|final"
)


def looks_like_bounce(sender: str, subject: str, is_nobody: bool) -> bool:
    """Say whether a mail may be a bounce: from a mail system and saying so, or from nobody."""
    is_system = is_from_mail_system(sender)
    return (is_system and is_nobody) or ((is_system or is_nobody) and _says_so(subject))


def _says_so(subject: str) -> bool:
    return bool(_SUBJECT.search(subject)) or any(phrase in subject for phrase in _SUBJECT_WORDS)


def is_from_mail_system(sender: str) -> bool:
    """Say whether the sender's name or address is one that mail systems use."""
    small = sender.lower()
    return any(name in small for name in _SENDERS)


def failure(
    letter: str,
    subject: str,
    original_to: tuple[str, ...],
    ours: tuple[str, ...],
    failed: tuple[str, ...],
) -> Failure | None:
    """Return whom a letter says it could not reach, or None when it says nothing of the kind.

    `original_to`: whom the returned mail was for. `ours`: addresses that the bounce came to.
    `failed`: addresses that a header names (X-Failed-Recipients).
    """
    copy = _COPY.search(letter, 1)
    told = letter[: copy.start()] if copy and letter[: copy.start()].strip() else letter
    if "@" not in told:
        told = letter  # Some begin with the headers of the returned mail and explain below.
    # A run without an @ is no address, and would be tried from each of its letters.
    told = _LONG_RUN.sub(" ", told[:20_000])
    own = {address.lower() for address in ours}
    recipient = (failed and failed[0]) or _recipient(
        told, own, {each.lower() for each in original_to}
    )
    if not recipient and original_to:
        recipient = original_to[0]
    if not recipient:
        recipient = _recipient(_LONG_RUN.sub(" ", letter[:40_000]), own, set())
    if not recipient:
        return None
    is_delay = bool(_DELAY.search(subject.lower()) or _DELAY.search(told.lower()))
    is_delay = is_delay and not _FAILED.search(told.lower())
    around = _around(told, recipient)
    status = status_of(around, default_class="")
    if status.startswith("."):
        status = status_of(f"{told}\n{subject}", default_class="4" if is_delay else "5")
    elif status.endswith(".0.0"):
        status = status_of(told, default_class=status[0])
    return Failure(
        recipient=recipient,
        status=status,
        is_permanent=is_permanent(status),
        action="delayed" if is_delay and not is_permanent(status) else "failed",
        diagnostic=" ".join(around.split())[:1_000],
    )


def _recipient(told: str, own: set[str], expected: set[str]) -> str:
    first = ""
    for place in _PLACES:
        for found in place.finditer(told):
            address = found[1].rstrip(".").strip("'")
            if address.lower() in expected:
                return address
            if address.lower() in own or _NOT_RECIPIENTS.search(address):
                continue
            first = first or address
        if first and not expected:
            return first
    return first


def _around(told: str, recipient: str) -> str:
    at = told.find(recipient)
    return told if at < 0 else told[max(0, at - 300) : at + 1_500]
