"""What only says thank you, and whose address only looks like ours."""

import pytest

from amends.letters.look_alikes import looks_like, shown_host
from amends.letters.thanks import only_thanks

NAMES = ("Amy Chen", "Jim Ortiz")
OURS = frozenset({"desk@northlight.example", "shop@gmail.example"})


@pytest.mark.parametrize(
    "text",
    [
        "Thank you so much, Jim!\n\nBest regards\nAmy",
        "Thanks again, it works",
        "Danke, alles gut. Viele Grüße",
        "Merci beaucoup pour votre aide !",
        "Muchas gracias por su ayuda.",
        "Grazie mille!",
        "Muito obrigado",
        "Hartelijk bedankt voor uw hulp",
        "Tack så mycket för hjälpen",
        "Mange tak for hjælpen",
        "Kiitos paljon",
        "Dziękuję bardzo",
        "Děkuji moc",
        "Çok teşekkür ederim",
        "Спасибо большое",
        "ありがとうございます。",
        "谢谢",
    ],
)
def test_a_thank_you_is_one_in_many_languages(text: str) -> None:
    assert only_thanks(text, names=NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Perfect.",
        "Thanks for nothing",
        "Thank you, but it is still broken.",
        "Thank you. Did you send it?",
        "Thanks! The second one has 2 scratches.",
        "Danke, aber es fehlt noch etwas",
        "Merci, mais non.",
        "Thanks, not at all solved",
        "Thank you " * 20,
    ],
)
def test_whatever_may_want_something_is_none(text: str) -> None:
    assert not only_thanks(text, names=NAMES)


@pytest.mark.parametrize(
    "address",
    [
        "desk@n0rthlight.example",
        "desk@northIight.example",
        "anybody@nоrthlight.example",  # a Cyrillic o
        "desk@nörthlight.example",
        "desk@" + "nörthlight".encode("idna").decode() + ".example",
        "desk@north-light.example",
        "dеsk@northlight.example",  # a Cyrillic e
        "de5k@northlight.example",
    ],
)
def test_addresses_that_look_like_ours(address: str) -> None:
    assert looks_like(address, OURS)


@pytest.mark.parametrize(
    "address",
    [
        "desk@northlight.example",
        "anna@northlight.example",
        "desk@southlight.example",
        "amy@gmail.example",
        "",
        "@",
        "x@xn--\udcff.example",
    ],
)
def test_addresses_that_do_not(address: str) -> None:
    assert not looks_like(address, OURS)


def test_a_name_in_punycode_is_shown_as_people_see_it() -> None:
    assert shown_host("nörthlight".encode("idna").decode() + ".example") == "nörthlight.example"
    assert shown_host("xn--a-\xff") == "xn--a-\xff"
