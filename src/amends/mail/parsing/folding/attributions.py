"""Find the line that a mail program writes above a quote: "On Monday Anna wrote:"."""

import re

from amends.mail.parsing.languages.matching import OPENS, plain, says_wrote

# A line that is cut by the program spans this many lines at most (Gmail cuts at 78).
_MOST_LINES = 5
_LONGEST = 420

_MAIL = re.compile(r"[^\s<>()\[\]:;]+@[^\s<>()\[\]:;]+\.?\w|<[^<>]*@[^<>]*>")
_TIME = re.compile(r"\d{1,2}\s?[:.h時时点시]\s?\d{2}|\d{1,2}\s?(?:am|pm|uhr)\b")
_HINT = re.compile(r"[\d@]|(?:" + "|".join(("Quoting", "Zitat", "Citando", "Citat")) + ")")
_FIRST_PERSON = re.compile(
    r"\b(?:i|we|ich|wir|ik|wij|jag|jeg|vi) (?:\w+ )?(?:wrote|said|write|schrieb\w*|schreef|skrev)\b"
    r"|\b(?:schrieb|schrieben|schreef|schreven|skrev) (?:ich|wir|ik|wij|jag|jeg|vi)\b"
    r"|\bj'ai ecrit|\bnous avons ecrit|\bho scritto|\babbiamo scritto|\bhe escrito|\bescribi\b"
)
_DIGIT = re.compile(r"\d")
_DATE_FIRST = re.compile(
    r"(?:[^\W\d_]{2,12}\.?,?\s+)?(?:\d{1,4}[./\-年년]|"
    r"\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,})|[^\W\d_]{2,10}[.,]{1,2}\s?\d"
)
_LEADING = " \t\xa0-–—_*\"'«»„“”|>"
_ENDING = " \t\xa0*_\"'»”"
_YAHOO = re.compile(
    r"-{2,4}\s?(?:on|am|le|el|il|em|op)\b.{4,160}\b(?:wrote|schrieb|ecrit|escribio|"
    r"escreveu|scritto|schreef)\s?:?\s?\Z"
)
_GROUPWISE = re.compile(r"^>{2,3} .{2,120}\d{1,2}[:.]\d{2}.{0,12}>{2,3}\s*$")
_QUOTING = re.compile(
    r"(?:quoting|zitat von|citando|citat fran|citat|selon|citando a|quoted from|"
    r"lainaus|citeren van|cytowanie)\s+.{2,120}:\Z"
)


def attribution_start(lines: list[str], at: int, is_quoted_next: bool) -> int | None:
    """Say where the attribution begins whose last line is `lines[at]`: its first line's
    number, or None. `is_quoted_next`: the next line that is not blank is marked as a quote."""
    last = lines[at].rstrip(_ENDING)
    if not last:
        return None
    if not last.endswith((":", "：", ":‬", ":‎", ":‏")):
        # Some programs end without the colon; the quote below must then prove it.
        if not (is_quoted_next and len(last) < _LONGEST and says_wrote(plain(last)[-60:])):
            return None
    elif len(last) > _LONGEST:
        return None
    window = lines[max(0, at - _MOST_LINES + 1) : at + 1]
    if not is_quoted_next and not any(_HINT.search(line) for line in window):
        return None
    joined, fallback = "", None
    for count in range(_MOST_LINES):
        number = at - count
        if number < 0 or not lines[number].strip() or (count and _ends(lines[number])):
            break
        joined = f"{lines[number].strip()} {joined}".strip()
        if len(joined) > _LONGEST:
            break
        text = plain(joined.rstrip(_ENDING).lstrip(_LEADING))
        if not _is_attribution(text, is_quoted_next):
            continue
        if _opens(text) or _YAHOO.match(plain(joined)):
            return number
        fallback = number if fallback is None else fallback
    return fallback


def is_groupwise(line: str) -> bool:
    """Say whether a line is GroupWise's ">>> Anna 6/3/2024 12:53 PM >>>"."""
    return bool(_GROUPWISE.match(line))


def _ends(line: str) -> bool:
    """Say whether a line ends a sentence, so that it is not the first half of an attribution."""
    return line.rstrip().endswith((".", "!", "?", ":", "。"))


def _opens(text: str) -> bool:
    found = OPENS.match(text)
    if found and _DIGIT.search(text[found.end() : found.end() + 40]):
        return True
    return bool(_DATE_FIRST.match(text))


def _is_attribution(text: str, is_quoted_next: bool) -> bool:
    if not is_quoted_next and _FIRST_PERSON.search(text):
        return False  # "On 3 May I wrote to you:" tells the story.
    has_mail = "@" in text and bool(_MAIL.search(text))
    has_time = bool(_TIME.search(text))
    if says_wrote(text):
        if has_mail and (_DIGIT.search(text) or is_quoted_next):
            return True
        if has_time and (is_quoted_next or _opens(text)):
            return True
        if is_quoted_next:
            return len(text) < 160
        # "On 9 Jan 2014, George wrote:" and no more than that.
        return bool(_DIGIT.search(text)) and _opens(text) and says_wrote(text[-40:])
    if _QUOTING.match(text):
        return True
    # A language nobody listed: a time, an address and a colon.
    return has_mail and has_time and text.endswith((":", ">:")) and len(text) < 260
