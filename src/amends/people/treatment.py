"""How a customer wants to be treated. Pure."""

from dataclasses import dataclass

from amends.people.models import Channel, Pace, Preference


@dataclass(frozen=True, slots=True)
class Treatment:
    """Everything that a customer has told us about how they want to be treated.

    `address_as` is what they want to be called, `must_not_hear` who must not hear of it,
    `wishes` whatever else they said, in a sentence.
    """

    address_as: str = ""
    pronoun: str = ""
    language: str = "en"
    channel: Channel = Channel.EMAIL
    pace: Pace = Pace.STEADY
    prefers: Preference = Preference.NONE
    access_needs: str = ""
    must_not_hear: str = ""
    wishes: str = ""
