"""Letters that begin ready: to part kindly, and to say what we do not offer. Reads no rows."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from amends.letters.composing import LetterFacts, in_language, salutation


def parting_words(facts: LetterFacts, *, delivered: Sequence[str]) -> str:
    """Return a letter to part by, in the customer's language: what was done, and an open door.

    `delivered` is what they got to make it right. Nobody parts while something is owed.
    """
    with in_language(facts.language):
        done = [_("This is what we did about it:"), *(f"- {what}" for what in delivered)]
        paragraphs = [
            salutation(facts),
            _("Thank you for telling us, and for the time that it took you."),
            _("We let you down, and I am sorry that this happened to you.")
            if facts.we_failed
            else "",
            "\n".join(done) if delivered else "",
            _("You go your own way from here, and that is fine. Nothing is open between us."),
            _(
                "Answer this letter if you want everything that we hold about you; I send it to"
                " you within seven days."
            ),
            _("Our door is open to you: ask for me, %(owner)s. I wish you well.")
            % {"owner": facts.owner},
        ]
        return "\n\n".join(one for one in paragraphs if one)


def not_offered_words(facts: LetterFacts, *, thing: str, elsewhere: str) -> str:
    """Return an answer about something that we do not offer, and where else to find it (S2).

    Without words in the catalogue a gap is left for them, and the letter waits for it.
    """
    with in_language(facts.language):
        return "\n\n".join(
            [
                salutation(facts),
                _("Thank you for asking us."),
                _("This is something that we do not offer: %(thing)s.") % {"thing": thing},
                elsewhere or _("[Say here where they find it, or why we leave it to others.]"),
                _("Answer this letter if I can do anything else for you; it comes to me."),
            ]
        )
