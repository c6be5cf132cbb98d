"""The first wording of "what we changed", in the customer's language. Reads no rows."""

from django.utils.translation import gettext as _

from amends.letters.composing import Wording, dear, in_language
from amends.people.models import Customer


def words_of_change(customer: Customer, what: str) -> Wording:
    """Return words to start from; `what` reads on after "we have" and is in our own words.

    It stays short, says no more than what was seen to hold, and asks for nothing.
    """
    with in_language(customer.language):
        paragraphs = [
            dear(customer.called),
            _("You asked me to tell you what we would change. Since then we have %(what)s.")
            % {"what": what},
            _("I waited to write until we had seen that it holds."),
            _("Thank you for telling us of it; that is how it came to be changed."),
        ]
        return Wording(_("What we changed"), "\n\n".join(paragraphs), "")
