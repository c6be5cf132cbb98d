"""Tell a mail that only says thank you. Pure.

On a closed case it asks for nothing, and opening the case again for it would set clocks running
against a customer who is content. Whatever holds a word that is not among these is taken as an
answer: a thank-you taken for an answer costs a minute, an answer taken for a thank-you a customer.
"""

import re
import unicodedata

LONGEST = 30
"""Words. Nobody needs more to say thank you and nothing else."""

_THANKS = frozenset(
    """thank thanks thx ty cheers merci danke dank dankeschön danki dankjewel bedankt gracias
    grazie obrigado obrigada tack takk tak kiitos dziękuję dzięki děkuji díky dakujem ďakujem
    köszönöm köszi mulțumesc mersi teşekkürler teşekkür sağolun спасибо дякую благодарю благодаря
    ευχαριστώ תודה شكرا ありがとうございます ありがとうございました 谢谢 謝謝 감사합니다""".split()  # noqa: SIM905
)
_KIND = frozenset(
    """a again all alles alright am and as auch be best big bye dear de der die day days
    everything excellent fantastic fast fine for from fuer für good got great happy have hello
    help helping hi i in is it it's its kind kindly lot lots lovely many me morning most much
    my nice of ok okay on our perfect perfectly pleased prompt quick quickly regards response
    resolved sir so solved sorting sort sorted splendid super sure sincerely team
    that that's the this to too very warm we well week weekend wonderful working works yes
    you your yours appreciate appreciated everyone madam afternoon evening wishes brilliant job

    aber besten bis das dass dem den ein einen es freundliche freundlichen freundlichem
    geklappt grüße grüßen gruß gruss gut gute guten hallo hat herzlichen herzliche herzlich ihnen
    ihre ihren ist ja klasse lg liebe lieben mfg mit nochmal nochmals prima rasche recht schnelle
    schnell schöne schönen schönes sehr tag tausend tolle toll und vg viel viele vielen war wir
    wochenende wunderbar antwort hilfe perfekt geehrte damen herren

    à beaucoup bien bon bonjour bonne bonsoir ça cordialement encore et excellente journée la le
    madame mille monsieur parfait pour réponse rapide tout toute toutes très un une vous vos votre
    je c'est c est sincèrement aide semaine soirée fin

    atentamente ayuda buen buena buenas buenos con días el genial gran hola los las mil muchas
    muchísimas muy por perfecto rápida respuesta saludos su sus tardes todo un una vuestra vale y
    cordiales estupendo

    a buona buongiorno ciao cordiali di giornata grazie il mille molto molte perfetto per saluti
    tanto tante tutto ottimo va vostra vostro bene risposta aiuto

    abraço ajuda atenciosamente bom boa bons com cumprimentos dia muito obg o os pela pelo perfeito
    tudo um uma

    alvast groet groeten hallo hartelijk hartelijke heel hoor met mooi nog prima snelle top u uw
    veel voor vriendelijke vriendelijk weekend reactie goed helemaal hulp

    bra dig er för ha hej helg hilsen hälsningar med mange mvh mycket och og fint fin hjälp hjälpen
    hjælpen hjælp hjelpen hjelp så tusen svar svaret vänliga vennlig venlig

    paljon avusta oikein hyvää päivää päivänjatkoa terveisin ystävällisin

    bardzo pozdrawiam pomoc serdecznie za dobry dzień miłego dnia wszystko moc mockrát pozdravem
    pěkný den dobrý se s

    çok çok ederim ederiz için iyi yardımınız günler

    большое за все вам вас очень помощь ответ всего доброго с уважением дуже велике
    πολύ σας רבה جزيلا لكم""".split()  # noqa: SIM905
)
_WORD = re.compile(r"[\w'’]+", re.UNICODE)
_DOUBT = re.compile(r"[?？¿;؟]|\.\.\.|…|:\(|☹|\d")


def only_thanks(text: str, *, names: tuple[str, ...] = ()) -> bool:
    """Tell whether somebody says thank you and nothing else.

    `names` are those of the people concerned, which may stand there too.
    """
    words = [_plain(word) for word in _WORD.findall(text)]
    if not words or len(words) > LONGEST or _DOUBT.search(text):
        return False
    named = {_plain(word) for name in names for word in _WORD.findall(name)}
    return not _THANKS_PLAIN.isdisjoint(words) and all(
        word in _THANKS_PLAIN or word in _KIND_PLAIN or word in named for word in words
    )


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace("’", "'").strip("'")


_THANKS_PLAIN = frozenset(map(_plain, _THANKS))
_KIND_PLAIN = frozenset(map(_plain, _KIND))
