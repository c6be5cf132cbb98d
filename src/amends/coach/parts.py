"""Tell the body of a reply from its greeting, its closing and the history quoted below it."""

from __future__ import annotations

import re

from amends.coach.records import Part, Sentence

_HISTORY = re.compile(
    r"^(?:>|on .{6,120} wrote:|-{2,} ?(?:original|forwarded)"
    r" message|_{8,}|from: .+\n(?:sent|to|date):"
    r"|(?:begin )?forwarded message:)",
    re.MULTILINE,
)
_GREETING = re.compile(
    r"(?:@\w+[ ,:]*)*"
    r"(?:(?:hello|hi|hey|hiya)(?: there| all)?(?: (?:mr"
    r"|mrs|ms|dr)\.?)?[ ,]*(?:[\w.'-]{1,40} {0,9}){0,2}[,!.:-]+"
    r"|hi there|(?:warm |warmest |cordial |kind )?greetings?(?:"
    r" of the day)?(?: from [^,.!]{2,60})?[,!.]*"
    r"|good (?:morning|afternoon|evening|day)[^,.!?]{0,30}[,!.]"
    r"|namaste[^,.!?]{0,20}[,!.]?"
    r"|(?:my )?dear (?:valued |esteemed |respected |our"
    r" )?(?:sir/ ?mad[ae]m|sir or madam|sir|mad[ae]m|"
    r"guests?|customers?|reviewer|traveller|traveler|member"
    r"|patron|all|user|client|friend)\b[ ,:.!-]*"
    r"|dear (?:(?:mr|mrs|ms|miss|dr|prof)\b\.? ?)?[\w.'-]+(?: [a-z]\b\.?)?[ ]*[,:!.-]+"
    r"|(?:mr|mrs|ms|miss|dr)\.? [\w'-]+(?: [\w'-]+)?,"
    r")\s*"
)
_TITLE_ALONE = re.compile(r"(?:dear|hello|hi)? ?(?:mr|mrs|ms|miss|dr)\.?$")
_NAME_AFTER_TITLE = re.compile(r"[\w'-]+(?: [\w'-]+)?[,!.] ?")
_CLOSING = re.compile(
    r"(?:(?:with |wishing you )?(?:(?:kind|kindest|warm|warmest|best|many|our) ?(?:personal )?)?"
    r"(?:regards|wishes)|(?:yours )?(?:sinc[ei]+re?le?y|faithfully|truly|cordially|respectfully)"
    r"(?: yours)?|yours|cheers|best|love|thanks|thank you|ty|many thanks|team|the .{2,30} team)"
    r"(?:[ ,.!]*$|[ ,.!]*[-~^*])"
)
_REGARDS = re.compile(
    r"(?:with )?(?:(?:kind|kindest|warm|warmest|best|our)"
    r" )?regards\b(?! (?:to|the)\b)|sinc[ei]+re?le?y\b"
    r"|"
    r"yours (?:truly|faithfully|sincerely)|(?:warm|warmest"
    r"|best|kind|kindest) (?:regards|wishes)\b(?!,? and)"
)
_WORDS = re.compile(r"\w\w")
_MAX_GREETINGS = 3
_GREETINGS_BEGIN = "@cdghkmnw"
"""The first letters of all greetings: most sentences begin with another."""
_LONGEST_TITLE = 12


def history_start(low: str) -> int:
    """Find where the quoted history begins; the length of the text when there is none."""
    match = _HISTORY.search(low)
    return match.start() if match else len(low)


def parted(low: str, bounds: list[tuple[int, int]]) -> list[Sentence]:
    """Name the part that each stretch plays; a greeting in front of a sentence is cut off."""
    sentences: list[Sentence] = []
    closing = _closing_from(low, bounds)
    titled = False
    for number, (start, end) in enumerate(bounds):
        if number >= closing:
            sentences.append(Sentence(start, end, Part.CLOSING))
            continue
        begin = start
        if titled and (name := _NAME_AFTER_TITLE.match(low, begin, end)):
            begin = name.end()
        titled = end - start <= _LONGEST_TITLE and bool(_TITLE_ALONE.fullmatch(low, start, end))
        if number <= _MAX_GREETINGS and low[begin : begin + 1] in _GREETINGS_BEGIN:
            while begin < end and (match := _GREETING.match(low, begin, end)):
                begin = match.end()
        if titled or begin >= end or not _WORDS.search(low, begin, end):
            sentences.append(Sentence(start, end, Part.GREETING))
            continue
        if begin > start:
            sentences.append(Sentence(start, begin, Part.GREETING))
        sentences.append(Sentence(begin, end))
    return sentences


def _closing_from(low: str, bounds: list[tuple[int, int]]) -> int:
    """Find the first stretch of the closing; it never takes more than the last six."""
    for number in range(max(1, len(bounds) - 6), len(bounds)):
        start, end = bounds[number]
        if _REGARDS.match(low, start, end) and end - start < 240:
            return number
    if len(bounds) > 1:
        start, end = bounds[-1]
        if end - start < 40 and _CLOSING.match(low, start, end):
            return len(bounds) - 1
    return len(bounds)
