"""Tell whether a reply is in English, the only language that the coach reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_ENGLISH_WORDS = """
the and you your we our us is are was were be been have has had will would can to of for in it that
this with not on at by from but my i me if as an a please sorry thank thanks
"""
# Words that say nothing by themselves in German, French, Spanish, Portuguese, Italian and Dutch.
# Those that English has too (die, van, pour, per) are left out.
_OTHER_WORDS = """
der das und nicht ist wir sie ihr ihre ihren ihnen ihrer fur mit ein eine einen einer auf dem haben
werden wird bitte uns zu dass bei leider sich auch nach uber wurde mich mir ich
le la les des nous vous votre vos notre nos avec une et que qui pas sommes avons cette dans sur aux
au je ne il elle cela mais
el los las para con una por su sus lo hemos esta muy usted gracias del nuestro nuestra ha mi pero
os uma nao com seu sua voce em da pela pelo foi nosso nossa obrigado mas ao dos
il che di del della sono abbiamo nostro vostro grazie gli dei ci si ma anche
het een niet wij uw voor zijn ons onze hebben wordt maar naar u
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_OTHERS = frozenset(_OTHER_WORDS.split()) - {"u"}
_BLANK = "~"


def is_english(low: str, sentences: Iterable[Sequence[str]]) -> bool:
    """Say whether a plain text is in English, by the tokens of its sentences.

    What gives no sign of another language counts as English. Letters that are not Latin are blanks
    in a plain text.
    """
    if _BLANK in low and low.count(_BLANK) * 2 > len(low) - low.count(" "):
        return False
    read = [*sentences]
    others = sum(
        sum(map(_OTHERS.__contains__, words)) for words in read if not _OTHERS.isdisjoint(words)
    )
    return not others or others <= sum(sum(map(_ENGLISH.__contains__, words)) for words in read)
