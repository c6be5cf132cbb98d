"""Find where a signature begins at the end of what somebody wrote."""

import re

from amends.mail.parsing.languages.matching import CLOSINGS, plain, sent_from

_DASHES = re.compile(r"^\s*(?:--|—|–|-- ?‐?)\s*$")
_RULE = re.compile(r"^\s*(?:_{3,}|-{3,}|={4,}|\*{4,}|—{2,}|[+~#]{4,}|(?:[-_] ){4,}[-_]?)\s*$")
_DASH_NAME = re.compile(r"^\s*[-–—/~]\s?[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){0,3}\.?\s*$")
_REACHED = r"https?://|www\.|\b(?:tel|phone|mobile|mob|cell|fax|skype|telefon|handy)\b|via mobile"
_CONTACT = re.compile(
    rf"[\w.+-]+@[\w-]+\.\w|\+?\(?\d[\d\s().\-/–]{{6,}}\d|{_REACHED}", re.IGNORECASE
)
_CLOSING_STARTS = {closing.partition(",")[0].partition(" ")[0] for closing in CLOSINGS}
_CONTACT_SIGN = re.compile(r"[@\d]")
_CONTACT_WORD = re.compile(_REACHED)
_CONTACT_HINTS = ("://", "www.", "tel", "phone", "mob", "cell", "fax", "skype", "handy")
_DISCLAIMER = re.compile(
    r"disclaimer\b|confidentiality notice|confidential(?:ity)? (?:note|statement)|"
    r"privileged and confidential"
    r"|(?:the information contained in )?this (?:e-?mail|message|communication|"
    r"transmission)\b.{0,160}\b(?:confidential|privileged|intended)"
    r"|the (?:information|content)s? (?:contained )?(?:in|of) this (?:e-?mail|message|"
    r"communication).{0,200}\b(?:confidential|privileged|intended)"
    r"|if you are not the (?:intended|named) (?:recipient|addressee)|if you have "
    r"received this (?:e-?mail|message) in error"
    r"|diese (?:e-?mail|nachricht)\b.{0,120}\b(?:vertraulich|bestimmt)|der inhalt "
    r"dieser (?:e-?mail|nachricht)"
    r"|(?:ce message|ce courriel|cet e-?mail)\b.{0,160}\b(?:confidentiel|destine)|le "
    r"contenu de ce (?:message|courriel)"
    r"|(?:este mensaje|este correo|este e-?mail|esta mensagem|a informacao "
    r"contida)\b.{0,160}\b(?:confidencial|dirigid|destin|privilegiad)"
    r"|(?:questo messaggio|questa e-?mail|le informazioni "
    r"contenute)\b.{0,160}\b(?:riservat|confidenzial|destinat)|aviso legal|avviso "
    r"legale"
    r"|(?:dit bericht|deze e-?mail|de informatie in)\b.{0,160}\b(?:vertrouwelijk|bestemd)"
    r"|(?:detta meddelande|detta e-?post|dette e-?mail|denne (?:e-?mail|e-?post|"
    r"melding|besked))\b.{0,160}\b(?:konfident|fortrolig|avsed)"
    r"|(?:ta wiadomosc|niniejsza wiadomosc|tresc tej wiadomosci)\b.{0,160}\b(?:poufn|"
    r"przeznaczon)|настоящее сообщение.{0,160}конфиденциальн"
    r"|please consider the environment before printing|bitte denken sie an die umwelt|"
    r"pensez a l'environnement avant d'imprimer"
    r"|please note:? this e-?mail|save paper|p please consider"
)
_BANNER = re.compile(
    r"(?:\W*(?:caution|warning|external|attention|achtung|vorsicht|externe e-?mail|"
    r"\[external\]|\[extern\])\W.{0,80})?"
    r"(?:this (?:e-?mail|message|sender)\b.{0,40}\b(?:originated|came|was sent|comes|"
    r"is) (?:from )?outside"
    r"|external (?:e-?mail|sender|message)\b.{0,60}|diese (?:e-?mail|nachricht) "
    r"(?:stammt|kommt|wurde) von (?:einem )?(?:extern|ausserhalb)"
    r"|you don't often get (?:e-?mail|this) from|some people who received this "
    r"message don't often get)"
)
_DEVICE = re.compile(
    r"iphone|ipad|ios|android|galaxy|samsung|outlook|blackberry|mobil|phone|mail|yahoo|proton|"
    r"huawei|xiaomi|windows|handy|telefon|电话|手机|avast|smart",
    re.IGNORECASE,
)
_LINK = re.compile(r"^\s*<?https?://\S+?>?\s+(?=\S)")
_DELIMITERS = "-—–_=*+~#"
_SHORT = 80
# A signature after "-- " is short (RFC 3676 says four lines); companies write this many.
_MOST_LINES = 40
_MOST_CLOSING_LINES = 6
_MOST_CARD_LINES = 18
_POSTSCRIPT = re.compile(r"\W?(?:p\.? ?s\b|nb\b|n\.b\.|post ?scriptum|з\.? ?ы\b)", re.IGNORECASE)
_MOST_LEGAL_LINES = 60
# What is peeled off one by one: a name, a device's line, a disclaimer, a rule between them.
_MOST_PEELS = 12


def signature_start(lines: list[str], sender: str) -> int:
    """Return the number of the first line of the signature; `len(lines)` when there is none."""
    end = _delimited(lines)
    for _ in range(_MOST_PEELS):
        found = _peeled(lines, end, sender)
        if found == end:
            break
        end = found
    return end


def banner_end(lines: list[str]) -> int:
    """Return how many lines at the top are a mail system's own warning about outside mail."""
    number = 0
    while number < len(lines) and not lines[number].strip():
        number += 1
    if number == len(lines) or len(lines[number]) > 500:
        return 0
    end = number
    while end < len(lines) and lines[end].strip() and end - number < 6:
        end += 1
    return end if _BANNER.match(plain(" ".join(lines[number:end]))) else 0


def is_footer(line: str) -> bool:
    """Say whether a line is what a device or a program adds by itself."""
    text = _LINK.sub("", line).strip(" \t*_<>[]()«»-–—.")
    if not text or len(text) > 110:
        return False
    return _sent_from(plain(text)) or text.lower().startswith(("virus-free", "virenfrei"))


def _sent_from(text: str) -> bool:
    found = sent_from(text)
    if not found:
        return False
    rest = text[found.end() :]
    # "Sent from my desk, is much easier": a sentence goes on after a comma.
    return not re.search(r"[,;]\s|[.!?]\s+\w", text) and len(text.split()) <= 12 and len(rest) < 80


def _filled(lines: list[str], end: int) -> int:
    while end > 0 and not lines[end - 1].strip():
        end -= 1
    return end


def _delimited(lines: list[str]) -> int:
    """Find the first "-- " (or a rule with little below it)."""
    # Looked for from the end: what has more below it is no delimiter.
    below = 0
    found = len(lines)
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number].strip()
        if not line:
            continue
        if line[0] in _DELIMITERS and len(line) <= 120:
            if _DASHES.match(line):
                found = number
            elif below and below <= 15 and _RULE.match(line):
                under = [later for later in lines[number + 1 :] if later.strip()]
                found = number if _is_card(under, line) else found
        below += 1
        if below > _MOST_LINES:
            break
    return found


def _is_card(below: list[str], rule: str) -> bool:
    # Under underscores stands a mailing list's footer; under dashes it may as well be text.
    if "__" in rule:
        return any(map(_has_contact, below)) or len(below) <= 6
    return all(len(line) <= 100 for line in below) and any(map(_has_contact, below))


def _has_contact(line: str) -> bool:
    # By far most lines hold none of the signs, and the pattern tries each of their letters.
    if line.isascii() and not _CONTACT_SIGN.search(line):
        small = line.lower()
        for hint in _CONTACT_HINTS:
            if hint in small:
                return bool(_CONTACT_WORD.search(small))
        return False
    return bool(_CONTACT.search(line))


def _peeled(lines: list[str], end: int, sender: str) -> int:
    end_of_text = _filled(lines, end)
    if end_of_text == 0:
        return end
    last = lines[end_of_text - 1]
    if is_footer(last) and (_DEVICE.search(last) or _stands_alone(lines, end_of_text - 1)):
        return end_of_text - 1
    if _RULE.match(last):
        return end_of_text - 1
    start = end_of_text
    while start > 0 and lines[start - 1].strip():
        start -= 1
    paragraph = lines[start:end_of_text]
    if (legal := _disclaimer(lines, end_of_text)) is not None:
        return legal
    if _DASH_NAME.match(last) and _is_name(last, sender, lines[:end_of_text]):
        return end_of_text - 1
    if (closing := _closing(lines, end_of_text)) is not None:
        return closing
    if (card := _card(paragraph, sender)) is not None:
        return start + card
    return end


def _stands_alone(lines: list[str], number: int) -> bool:
    return number == 0 or not lines[number - 1].strip() or is_footer(lines[number - 1])


def _disclaimer(lines: list[str], end: int) -> int | None:
    """Find where the lawyers begin: the first paragraph of theirs, and all that follows it."""
    begins = [
        number
        for number in range(max(1, end - _MOST_LEGAL_LINES), end)
        if lines[number].strip() and not lines[number - 1].strip()
    ]
    for number in begins:
        text = plain(" ".join(lines[number : number + 6])[:600])
        if _DISCLAIMER.match(text) and (len(text) > 120 or number == begins[-1]):
            return number
    return None


def _is_name(line: str, sender: str, above: list[str]) -> bool:
    """Tell "-Anna Kona" from the last point of a list."""
    name = line.strip()[1:]
    before = above[-2].strip() if len(above) > 1 else ""
    if before[:1] in "-–—/~" and before[:1]:
        return False
    words = name.split()
    if sender and words and words[0].strip(".").casefold() in sender.casefold().split():
        return True
    return not name.startswith(" ") and words[0][:1].isupper() and words[-1][:1].isupper()


def _closing(lines: list[str], end: int) -> int | None:
    """Find "Kind regards," with a name and a few short lines below it."""
    filled, has_contact = 0, False
    for number in range(end - 1, max(end - 40, -1), -1):
        line = lines[number].strip()
        if not line:
            continue
        if len(line) <= 60 and _is_closing(line, below=filled):
            return number
        filled += 1
        has_contact = has_contact or _has_contact(line[:200])
        most = _MOST_CARD_LINES if has_contact else _MOST_CLOSING_LINES
        if filled > most or len(line) > _SHORT or line.endswith(("?", "!", ":")):
            return None
        if _POSTSCRIPT.match(line):
            return None  # What comes after the name on purpose is meant to be read.
    return None


def _is_closing(line: str, below: int) -> bool:
    text = plain(line).strip(" ,.;:!*_-–—،、，！。~")
    if text.partition(",")[0].partition(" ")[0] not in _CLOSING_STARTS:
        return False
    if text in CLOSINGS:
        return below > 0 or len(text) > 3
    head, comma, name = text.partition(",")
    if comma and head.strip() in CLOSINGS:
        return len(name.split()) <= 4 and not re.search(r"[.?!]", name)
    words = text.split()
    for count in (len(words) - 1, len(words) - 2):
        # "Mit freundlichen Grüßen aus Köln", "Viele Grüße Anna"
        if count >= 2 and " ".join(words[:count]) in CLOSINGS:
            return True
    return False


def _card(paragraph: list[str], sender: str) -> int | None:
    """Find a block with the sender's own name and how to reach them."""
    wanted = plain(sender)
    if not wanted:
        return None
    if " " in wanted and plain(paragraph[-1]).strip(" ,.*_-") == wanted:
        return len(paragraph) - 1
    for number in range(max(0, len(paragraph) - 8), len(paragraph) - 1):
        line = paragraph[number].strip(" ,*_")
        below = paragraph[number + 1 :]
        if (
            len(line) <= 60
            and (text := plain(line))
            and (text.startswith(wanted) or text == wanted.split()[0])
            and all(len(later) <= _SHORT for later in below)
            and any(map(_has_contact, below))
        ):
            return number
    return None


def is_rule(line: str) -> bool:
    """Say whether a line is only a delimiter."""
    return bool(_DASHES.match(line) or _RULE.match(line))
