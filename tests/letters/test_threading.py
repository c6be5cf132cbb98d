"""Where a mail belongs: every line of the table, and that the stronger doubt wins."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.letters.models import Folder, MailOutcome, Why
from amends.letters.threading import (
    Facts,
    Sender,
    Verdict,
    decide,
    is_forward,
    is_unread,
    numbers_named,
)

NEW, REPLY, COPY = MailOutcome.NEW, MailOutcome.REPLY, MailOutcome.DUPLICATE
AUTO, BOUNCE, WAITS = MailOutcome.AUTO_REPLY, MailOutcome.BOUNCE, MailOutcome.QUARANTINED

AMY = Facts(Sender.CUSTOMER)
NOBODY_WE_KNOW = Facts(Sender.UNKNOWN)
ON_7 = frozenset({7})
ANSWER = replace(AMY, threaded=7, known_on=ON_7)
TOP = Facts(Sender.EXECUTIVE)
STRANGER = replace(NOBODY_WE_KNOW, threaded=7)

TABLE = [
    # who, and what their mail shows -> what becomes of it
    (NOBODY_WE_KNOW, Verdict(NEW, Why.UNKNOWN)),
    (AMY, Verdict(NEW, Why.UNKNOWN)),
    (replace(AMY, marked=7, known_on=ON_7), Verdict(REPLY, Why.TOKEN, case=7)),
    (replace(AMY, marked=7, threaded=8, known_on=ON_7), Verdict(REPLY, Why.TOKEN, case=7)),
    (ANSWER, Verdict(REPLY, Why.THREAD, case=7)),
    (replace(NOBODY_WE_KNOW, threaded=7, known_on=ON_7), Verdict(REPLY, Why.THREAD, case=7)),
    (replace(AMY, numbered=7, known_on=ON_7), Verdict(REPLY, Why.NUMBER, case=7)),
    # A stranger, with whatever sign, and somebody known only elsewhere.
    (STRANGER, Verdict(WAITS, Why.STRANGER, thread=7)),
    (replace(NOBODY_WE_KNOW, marked=7), Verdict(WAITS, Why.STRANGER, thread=7)),
    (replace(AMY, threaded=7), Verdict(WAITS, Why.STRANGER, thread=7)),
    (
        replace(AMY, marked=7, threaded=8, known_on=frozenset({8})),
        Verdict(WAITS, Why.STRANGER, thread=7),
    ),
    (replace(STRANGER, sender=Sender.SUPPLIER), Verdict(WAITS, Why.STRANGER, thread=7)),
    # Whoever is not what they seem.
    (replace(ANSWER, sender=Sender.OURS), Verdict(WAITS, Why.SPOOFED, thread=7)),
    # A colleague whom we asked beside the case answers from an address of ours.
    (
        Facts(Sender.OURS, beside=3, is_known_beside=True),
        Verdict(MailOutcome.REPLY, Why.BESIDE, beside=3),
    ),
    (Facts(Sender.OURS, beside=3), Verdict(WAITS, Why.SPOOFED)),
    (
        Facts(Sender.OURS, beside=3, is_known_beside=True, is_disowned=True),
        Verdict(WAITS, Why.UNPROVEN),
    ),
    (Facts(Sender.LOOK_ALIKE), Verdict(WAITS, Why.LOOK_ALIKE)),
    (replace(ANSWER, sender=Sender.NOBODY), Verdict(WAITS, Why.NOBODY, thread=7)),
    (replace(ANSWER, is_disowned=True), Verdict(WAITS, Why.UNPROVEN, thread=7)),
    (replace(AMY, is_disowned=True), Verdict(NEW, Why.UNKNOWN)),
    (Facts(Sender.SUPPLIER), Verdict(WAITS, Why.SUPPLIER)),
    # What was passed on.
    (replace(ANSWER, is_forward=True), Verdict(WAITS, Why.FORWARDED, thread=7)),
    (replace(AMY, is_forward=True), Verdict(NEW, Why.UNKNOWN)),
    # Beside the case.
    (
        replace(Facts(Sender.SUPPLIER), beside=3, is_known_beside=True),
        Verdict(REPLY, Why.BESIDE, beside=3),
    ),
    (replace(Facts(Sender.SUPPLIER), beside=3), Verdict(WAITS, Why.STRANGER)),
    (replace(ANSWER, beside=3), Verdict(WAITS, Why.STRANGER, thread=7)),
    # Nothing new in it.
    (replace(ANSWER, is_copy=True), Verdict(COPY, Why.COPY, folder=Folder.COPIES)),
    (
        replace(ANSWER, sender=Sender.OURS, is_our_mail=True),
        Verdict(COPY, Why.OURS, thread=7, folder=Folder.COPIES),
    ),
    # What programs send.
    (
        replace(ANSWER, is_auto_reply=True),
        Verdict(AUTO, Why.PROGRAM, case=7, thread=7, folder=Folder.AUTOMATIC),
    ),
    (
        replace(STRANGER, is_auto_reply=True),
        Verdict(AUTO, Why.PROGRAM, thread=7, folder=Folder.AUTOMATIC),
    ),
    (
        replace(ANSWER, sender=Sender.OURS, is_auto_reply=True),
        Verdict(AUTO, Why.PROGRAM, thread=7, folder=Folder.AUTOMATIC),
    ),
    (
        replace(ANSWER, beside=3, is_known_beside=True, is_auto_reply=True),
        Verdict(AUTO, Why.PROGRAM, thread=7, folder=Folder.AUTOMATIC),
    ),
    (
        replace(Facts(Sender.NOBODY), threaded=7, came_back=True),
        Verdict(BOUNCE, Why.CAME_BACK, thread=7, folder=Folder.BOUNCES),
    ),
    (
        replace(ANSWER, came_back=True, is_auto_reply=True),
        Verdict(BOUNCE, Why.CAME_BACK, thread=7, folder=Folder.BOUNCES),
    ),
    (replace(ANSWER, is_automatic=True), Verdict(REPLY, Why.THREAD, case=7)),
    (replace(NOBODY_WE_KNOW, is_automatic=True), Verdict(NEW, Why.UNKNOWN)),
    (
        replace(NOBODY_WE_KNOW, is_automatic=True, is_unread=True),
        Verdict(WAITS, Why.BULK, folder=Folder.BULK),
    ),
    (replace(NOBODY_WE_KNOW, is_unread=True), Verdict(NEW, Why.UNKNOWN)),
    (replace(NOBODY_WE_KNOW, is_list=True), Verdict(WAITS, Why.BULK, folder=Folder.BULK)),
    (replace(AMY, is_list=True), Verdict(NEW, Why.UNKNOWN)),
    (replace(ANSWER, is_list=True), Verdict(REPLY, Why.THREAD, case=7)),
    # From the top: a letter handed down goes to its writer's case, or becomes one.
    (replace(TOP, passes_on=True), Verdict(NEW, Why.MANAGEMENT, passes_on=True)),
    (
        replace(TOP, passes_on=True, handed=8, threaded=7),
        Verdict(REPLY, Why.MANAGEMENT, case=8, passes_on=True),
    ),
    (replace(TOP, marked=7), Verdict(REPLY, Why.MANAGEMENT, case=7)),
    (TOP, Verdict(WAITS, Why.MANAGEMENT)),
    (replace(TOP, threaded=7, is_disowned=True), Verdict(WAITS, Why.UNPROVEN, thread=7)),
    (replace(TOP, passes_on=True, is_too_many=True), Verdict(WAITS, Why.TOO_MANY)),
    # Too much of it.
    (replace(AMY, is_too_many=True), Verdict(WAITS, Why.TOO_MANY)),
    (replace(ANSWER, is_too_many=True), Verdict(WAITS, Why.TOO_MANY, thread=7)),
]


@pytest.mark.parametrize(("facts", "verdict"), TABLE)
def test_the_table(facts: Facts, verdict: Verdict) -> None:
    assert decide(facts) == verdict


CASES = st.one_of(st.none(), st.integers(1, 3))
ANY = st.builds(
    Facts,
    sender=st.sampled_from(Sender),
    beside=CASES,
    marked=CASES,
    threaded=CASES,
    numbered=CASES,
    known_on=st.frozensets(st.integers(1, 3)),
    passes_on=st.booleans(),
    handed=CASES,
    **{
        name: st.booleans()
        for name in Facts.__dataclass_fields__
        if name.startswith("is_") or name == "came_back"
    },
)


@given(ANY)
def test_nobody_reaches_a_case_in_which_they_are_unknown(facts: Facts) -> None:
    verdict = decide(facts)
    if verdict.case is not None:
        # The management has a part in every case of its house.
        assert verdict.case in facts.known_on or facts.sender == Sender.EXECUTIVE
        assert facts.sender not in (Sender.OURS, Sender.LOOK_ALIKE, Sender.NOBODY)
        assert not facts.is_disowned
    if verdict.beside is not None:
        assert facts.is_known_beside


@given(ANY)
def test_every_mail_has_a_place_where_it_is_seen(facts: Facts) -> None:
    verdict = decide(facts)
    stands = verdict.case or verdict.beside or verdict.outcome == MailOutcome.NEW
    assert stands or verdict.folder or verdict.outcome == MailOutcome.QUARANTINED


@pytest.mark.parametrize(
    ("subject", "numbers"),
    [
        ("Re: Your TV (#1042)", [1042]),
        ("Fall 1042: Fernseher", [1042]),
        ("case no. 7 and case #8", [7, 8]),
        ("Order 1042 of 2026", []),
        ("caso nº 12", [12]),
        ("#12345678901", []),
        ("casework 5", []),
    ],
)
def test_numbers_that_a_subject_names(subject: str, numbers: list[int]) -> None:
    assert numbers_named(subject) == numbers


@pytest.mark.parametrize(
    ("subject", "passed_on"),
    [
        ("Fwd: Your TV", True),
        ("FW: Your TV", True),
        ("WG: Ihr Fernseher", True),
        ("Re: TR : Votre télé", True),
        ("[Ticket] fwd: x", True),
        ("转发：您的电视", True),
        ("Re: Your TV", False),
        ("Forward-looking: a question", False),
        ("Try: again", False),
    ],
)
def test_subjects_of_what_is_passed_on(subject: str, passed_on: bool) -> None:
    assert is_forward(subject) is passed_on


@pytest.mark.parametrize(
    ("address", "unread"),
    [
        ("no-reply@carrier.example", True),
        ("NoReply@carrier.example", True),
        ("orders.noreply+7@carrier.example", True),
        ("notifications@carrier.example", True),
        ("anna.noreply.smith@example.com", True),
        ("norely@example.com", False),
        ("anna@noreply.example", False),
    ],
)
def test_addresses_that_nobody_reads(address: str, unread: bool) -> None:
    assert is_unread(address) is unread
