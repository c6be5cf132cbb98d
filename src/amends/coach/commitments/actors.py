"""Whose word it is: ours, the customer's, or somebody else's."""

from __future__ import annotations

import re

from amends.coach.records import Who

_OTHERS = (
    r"(?:seller|courier|carrier|supplier|vendor|manufacturer|maker|bank|card issuer|insurer|airline"
    r"|landlord|council|contractor|subcontractor|dealer|importer|factory|publisher|embassy|customs"
    r"|post office|royal mail|ups|usps|fedex|dhl|dpd|hermes|evri|agoda|expedia|booking\.com|agency"
    r"|police|airport|wholesaler|distributor|travel agent|payment processor|network operator"
    r"|energy supplier|government|authority|ministry|department of \w+)"
)
_OTHER_SUBJECT = re.compile(
    rf"(?:\b(?<!a )(?<!an )(?:(?:the|your|their|that|this) )?{_OTHERS}(?:'s)?(?: \w+){{0,2}}\s*)$"
)
_REPORTED = re.compile(
    rf"\b(?:{_OTHERS}|they|he|she|[a-z]+) (?:\w+ )?(?:have"
    rf" |has |had )?(?:says?|said|told (?:us|me|you)|tells?"
    rf" (?:us|me)"
    r"|promised|promises|confirmed|confirms|expects?|assured"
    r"|assures|hopes?|estimates?|writes|wrote|thinks?|reckons?"
    r"|informs? (?:us|me)|informed (?:us|me)|claims?|claimed"
    r"|states?|stated|announced)"
    r"(?: (?:us|me|to us))?(?:,| that)?\s"
)
_YOU_SAID = re.compile(
    r"\byou (?:\w+ )?(?:said|say|told (?:us|me)|wrote|promised"
    r"|mentioned|confirmed|agreed|asked|wanted|were told"
    r"|were promised|expected)\b"
)
_WE_SAID = re.compile(
    r"\b(?:i|we)(?:'ve| have)? (?:\w+ )?(?:promise\w*|said"
    r"|told you|confirm\w*|guarantee\w*|assure\w*)"
)
_YOU_GET = re.compile(
    r"(?:\w+ )?(?:also )?(?:receive|get|hear|have (?:it"
    r"|your|the|a|an|both|them)|see (?:it|the|your|a)|find"
    r" (?:it|the)|be (?:\w+ )?(?:refunded|contacted|called"
    r"|credited|"
    r"notified|reimbursed|paid|compensated|informed|sent"
    r"|upgraded|moved|rebooked|emailed|rung|updated|collected)"
    r"|own|know|fly|be (?:on|flying))\b"
)
_LAST_YOU = re.compile(r"\byou(?:'ll| all| both| yourself)?\s*$")
_LAST_WE = re.compile(r"\b(?:we|i|us|me|our (?:[\w-]+ ){1,3})\s*$")
_LAST_THEY = re.compile(r"\b(?:they|he|she)\s*$")


def actor(before: str, after: str, earlier: str) -> Who:
    """Say whose word a "will" is, by what stands before and after it and in the sentence before.

    All three are plain text. Things of the customer's ("your refund will …") are ours to do.
    """
    if _YOU_SAID.search(before) and not _WE_SAID.search(before):
        return Who.CUSTOMER
    reported = _REPORTED.search(before)
    if reported and not re.match(r"(?:i|we|you|that|which|who|it|this)\b", reported.group()):
        return Who.OTHER
    if _LAST_WE.search(before):
        return Who.US
    if _LAST_YOU.search(before):
        return Who.US if _YOU_GET.match(after) else Who.CUSTOMER
    if _OTHER_SUBJECT.search(before):
        return Who.OTHER
    if _LAST_THEY.search(before) and re.search(rf"\b{_OTHERS}\b", before + " " + earlier):
        return Who.OTHER
    return Who.US
