"""What the desk calls the moves of a letter: short, and never a scolding."""

from django.utils.translation import gettext_lazy as _

from amends.coach import Move

TITLES = {
    Move.BLAME_CUSTOMER: _("Puts it on them"),
    Move.BLAME_COLLEAGUE: _("Points at a person"),
    Move.BLAME_THIRD_PARTY: _("Points elsewhere"),
    Move.DISOWN: _("Sends them away"),
    Move.HELPLESS: _("Leaves them with nothing"),
    Move.POLICY_SHIELD: _("A rule as the answer"),
    Move.DOUBT: _("Doubts their account"),
    Move.HOLLOW_APOLOGY: _("Sorry for nothing named"),
    Move.PASSIVE_EVASION: _("Nobody did it"),
    Move.MINIMISE: _("Makes it small"),
    Move.BUT_TURN: _("Takes it back"),
    Move.VAGUE_TIME: _("Names no day"),
    Move.UNBACKED_PROMISE: _("Nothing behind it yet"),
    Move.BARGAIN: _("Has strings"),
    Move.INTERNAL_LEAK: _("Only for us"),
    Move.OWN: _("it is ours"),
    Move.SPECIFIC_REGRET: _("what you are sorry for"),
    Move.RESTATE: _("what they told us"),
    Move.REPAIR: _("what is mended"),
    Move.OPTIONS: _("their choice"),
    Move.EXPLAIN: _("why it happened"),
    Move.CHANGED: _("what was changed"),
    Move.NEXT_STEP: _("who does what by when"),
    Move.THANK: _("thanks for telling us"),
    Move.REASONED_NO: _("a no with another way"),
}
"""By move; those that help go on in a sentence."""
