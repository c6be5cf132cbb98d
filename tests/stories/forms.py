"""Fills in the forms of a page as a person does: by the words of labels and buttons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from stories.html_tree import Node

File = tuple[str, bytes]
Given = str | bool | list[str] | File | list[File]
"""A text, the words of a choice, ticked or not, several choices, or files and their content."""


@dataclass(frozen=True)
class Sent:
    """What the browser would send."""

    method: str
    address: str
    data: dict[str, list[Any]]


def form_with(page: Node, button: str, labels: Mapping[str, Given], beside: str) -> Node:
    """Return the one form with this button and these labels, nearest to the words `beside`."""
    fitting = [
        form
        for form in page.all("form")
        if any(_name_of(one) == button for one in _buttons(form))
        and all(_labelled(page, form, label) for label in labels)
    ]
    if beside:
        near = {form: _distance(form, beside) for form in fitting}
        fitting = [form for form in fitting if near[form] == min(near.values())]
    assert fitting, f"No form has the button “{button}” and the fields {[*labels]}"
    assert len(fitting) == 1, f"{len(fitting)} forms have the button “{button}”: say beside what"
    return fitting[0]


def filled_in(page: Node, form: Node, button: str, given: Mapping[str, Given]) -> Sent:
    """Return what is sent by this button once the fields are filled in."""
    assert not any("disabled" in node.attrs for node in (form, *form.ancestors())), "It is closed"
    data = _as_it_stands(form)
    for label, value in given.items():
        _fill(data, _labelled(page, form, label), label, value)
    pressed = next(one for one in _buttons(form) if _name_of(one) == button)
    if "name" in pressed.attrs:
        data[pressed.attrs["name"]] = [pressed.attrs.get("value", "")]
    to = pressed.attrs.get("formaction") or form.attrs.get("action", "")
    return Sent(form.attrs.get("method", "get").lower(), to, data)


def _buttons(form: Node) -> list[Node]:
    return [one for one in form.all("button") if one.attrs.get("type", "submit") == "submit"]


def _name_of(control: Node) -> str:
    return control.attrs.get("aria-label") or control.text


def _distance(form: Node, words: str) -> int:
    """The length of the smallest part of the page that holds both; huge when none does."""
    for node in (form, *form.ancestors()):
        if words in node.text:
            return len(node.text)
    raise AssertionError(f"“{words}” does not stand on the page")


def _controls(form: Node) -> Iterator[Node]:
    return (one for one in form.all("input", "select", "textarea") if "name" in one.attrs)


def _labelled(page: Node, form: Node, label: str) -> list[Node]:
    """The controls that a label names, several when they are picks of one group.

    The first words of a long label will do, where no other label is called just that. Where
    several parts of a form ask the same, "Evidence 2 / What it shows" is the label of one part.
    """
    part, _slash, inner = label.partition(" / ")
    for group in form.all("fieldset") if inner else []:
        if part in _legends(group):
            return _labelled(page, group, inner)
    named = [*_names(page, form)]
    return next(
        (found for words, found in named if words == label),
        next((found for words, found in named if words.startswith(label)), []),
    )


def _names(page: Node, form: Node) -> Iterator[tuple[str, list[Node]]]:
    """Every name that stands at controls of a form, with those controls."""
    controls = [*_controls(form)]
    for group in form.all("fieldset"):
        for legend in _legends(group):
            yield legend, [*_controls(group)]
    for label in page.all("label"):
        own = [one for one in controls if label in one.ancestors()]
        meant = [one for one in controls if one.attrs.get("id") == label.attrs.get("for", "-")]
        if own or meant:
            yield _label_text(label), own or meant
    for one in controls:
        if "aria-label" in one.attrs:
            yield one.attrs["aria-label"], [one]


def _legends(group: Node) -> list[str]:
    legends = [one for one in group.children if isinstance(one, Node) and one.tag == "legend"]
    return [_label_text(one) for one in legends]


def _label_text(label: Node) -> str:
    """The words of a label: its heading where it has one, without how far it is needed."""
    strong = label.all("strong")
    if strong:
        return strong[0].text
    needs = [one.text for one in label.all("span") if one.attrs.get("class") == "need"]
    return label.text.removesuffix(needs[0]).strip() if needs else label.text


def _as_it_stands(form: Node) -> dict[str, list[Any]]:
    data: dict[str, list[Any]] = {}
    for one in _controls(form):
        values = _values(one)
        if values:
            data.setdefault(one.attrs["name"], []).extend(values)
    return data


def _values(control: Node) -> list[str]:
    kind = control.attrs.get("type", "text")
    if control.tag == "textarea":
        return [control.raw.removeprefix("\n")]
    if control.tag == "select":
        options = control.all("option")
        chosen = [one for one in options if "selected" in one.attrs]
        if not chosen and "multiple" not in control.attrs:
            chosen = options[:1]
        return [_value(one) for one in chosen]
    if kind in ("checkbox", "radio"):
        return [control.attrs.get("value", "on")] if "checked" in control.attrs else []
    return [] if kind == "file" else [control.attrs.get("value", "")]


def _value(option: Node) -> str:
    return option.attrs.get("value", option.text)


def _fill(data: dict[str, list[Any]], controls: list[Node], label: str, given: Given) -> None:
    first = controls[0]
    name, kind = first.attrs["name"], first.attrs.get("type", "text")
    if kind == "radio" and given is not True:
        picks = [one for one in controls if _is_picked_by(one, given)]
        assert len(picks) == 1, f"“{label}” has no “{given}”"
        data[name] = [picks[0].attrs["value"]]
    elif kind in ("radio", "checkbox"):
        ticked = first.attrs.get("value", "on")
        others = [] if kind == "radio" else [v for v in data.get(name, []) if v != ticked]
        data[name] = [*others, ticked] if given else others
    elif first.tag == "select":
        words = given if isinstance(given, list) else [given]
        by_words = {one.text: _value(one) for one in first.all("option")}
        assert set(words) <= by_words.keys(), f"“{label}” has {[*by_words]}, not “{given}”"
        data[name] = [by_words[str(word)] for word in words]
    elif kind == "file":
        assert not isinstance(given, str | bool), f"“{label}” takes a file"
        files = given if isinstance(given, list) else [given]
        data[name] = [SimpleUploadedFile(*file) for file in files]
    else:
        assert "readonly" not in first.attrs, f"“{label}” cannot be changed"
        data[name] = [given]


def _is_picked_by(radio: Node, words: Given) -> bool:
    label = next(one for one in radio.ancestors() if one.tag == "label")
    return _label_text(label) == words
