"""There is one way for a letter to leave the building: the action that asks the coach."""

import ast

from house.source import trees


def test_only_send_letter_makes_a_letter_and_puts_it_into_the_outbox() -> None:
    makers, senders = set(), set()
    for path, tree in trees().items():
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call):
                continue
            name = ast.unparse(call.func)
            if name in {"Letter", "Letter.objects.create", "Letter.objects.get_or_create"}:
                makers.add(path.as_posix())
            if name == "send_later" and ast.unparse(call.args[0]) == "'letter'":
                senders.add(path.as_posix())
    assert makers == senders == {"letters/actions/sending.py"}
