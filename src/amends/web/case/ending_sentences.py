"""What the journal says of agreements, of what came through the management, and of parting."""

from django.utils.translation import gettext_noop

OF_ENDS = {
    "agreement.made": gettext_noop("%(by)s agreed with them on how to avoid it next time."),
    "appreciation.chosen": gettext_noop("%(by)s put it among what we are proud of."),
    "appreciation.taken_down": gettext_noop("%(by)s took it off what we are proud of."),
    "case.handed_back": gettext_noop(
        "A letter to the management came back to %(owner)s, who has the last word."
    ),
    "hand_back.sent_again": gettext_noop("%(by)s told the management once more whose it is."),
    "customer.data_handed_over": gettext_noop("%(by)s took all that we hold of them, for them."),
}

OF_HOUSE_AND_ENDS = frozenset(
    {
        "agreement.ended",
        "appreciation.customer_named",
        "appreciation.customer_unnamed",
        "appreciation.naming_answered",
        "executive.added",
        "executive.removed",
    }
)
"""Facts of the house, or one person's own."""
