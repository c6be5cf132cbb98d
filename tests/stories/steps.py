"""What is done in every story, in the words of the pages."""

from stories.forms import Given
from stories.visitor import Visitor


def hear_of_it(clerk: Visitor, told: dict[str, Given], *, known_as: str) -> str:
    """Open a case for somebody whom the desk finds in its book; return its address."""
    clerk.open("/cases/new/")
    clerk.send("Open it, it is mine", told, is_refused=True)
    assert "Pick who it is, or say that it is somebody new." in clerk.text
    # Every word that was typed still stands in the form.
    clerk.send("Open it, it is mine", {"Is it one of these?": known_as})
    return clerk.address


def treat_them(clerk: Visitor, case: str, name: str, wishes: dict[str, Given]) -> None:
    """Keep how a customer wants to be treated, and come back to the case."""
    clerk.follow(f"More of {name}, and how to treat them")
    clerk.send("Keep this", wishes)
    clerk.open(case)


def state(clerk: Visitor, finding: dict[str, Given]) -> None:
    """Put side by side what was promised and what happened; nobody is asked who is right."""
    assert "Nobody’s fault is found here" in clerk.text
    assert "vote" not in clerk.text.lower()
    clerk.send("Write it down", finding)


def say_facts(clerk: Visitor, case: str, facts: dict[str, Given]) -> None:
    """Tell the policy what the rows cannot know."""
    clerk.open(f"{case}?open=facts")
    clerk.send("That is so", facts)
    clerk.open(case)


def deliver(clerk: Visitor, case: str, what: str, proof: str) -> None:
    """Write down that a line was delivered, with proof."""
    clerk.open(case)
    clerk.send("Write it down", {"Proof": proof}, beside=what)
    assert "Written down as delivered." in clerk.text


def ask_whether_it_is_right(clerk: Visitor, case: str, words: str) -> None:
    """Write down what the customer said when they were asked."""
    clerk.open(case)
    clerk.send("Write it down", {"What they said": words})


def close(clerk: Visitor, case: str, outcome: str, words: str, *, agreed: str = "") -> None:
    """Close a case, and keep what was agreed on so that it need not happen again."""
    clerk.open(case)
    clerk.follow("Close the case")
    told: dict[str, Given] = {"How it ends": outcome, "The last word": words}
    clerk.send("Close it", {**told, "How do we avoid this next time?": agreed})
    assert f": {outcome}. {words}" in clerk.part(clerk.page.all("h1")[0].text)
