"""What the lines of the journal say of claims against suppliers, on the page of their case."""

from collections.abc import Mapping

from django.utils.translation import gettext_noop

OF_CLAIMS: Mapping[str, str] = {
    "claim.opened": gettext_noop("%(by)s opened a claim against the supplier."),
    "claim.notified": gettext_noop("%(by)s told the supplier what is wrong."),
    "claim.lodged": gettext_noop("%(by)s made the claim to the supplier."),
    "claim.chased": gettext_noop("%(by)s wrote to the supplier again."),
    "claim.answered": gettext_noop("The supplier wrote about the claim."),
    "claim.acknowledged": gettext_noop("The supplier looks into the claim."),
    "claim.disputed": gettext_noop("The supplier sees the claim otherwise."),
    "claim.agreed": gettext_noop("The supplier agreed to the claim, or a part of it."),
    "claim.received": gettext_noop("Something came from the supplier for the claim."),
    "claim.passed_on": gettext_noop("A colleague looks after the claim now."),
    "claim.chase_set": gettext_noop("%(by)s set the day to ask the supplier again."),
    "claim.evidence_added": gettext_noop("%(by)s put evidence with the claim."),
    "claim.reminded": gettext_noop("Those who look after the claim were reminded."),
    "claim.written_off": gettext_noop("%(by)s wrote the claim off. The customer is not touched."),
    "claim.withdrawn": gettext_noop("%(by)s withdrew the claim."),
}
