"""Reads a page as a tree, and complains when its tags do not fit into each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
INLINE = {"a", "b", "em", "small", "span", "strong", "time"}
NOT_TEXT = {"head", "script", "style", "select", "textarea"}


@dataclass(eq=False)
class Node:
    """One element: its children are elements and pieces of text, in order."""

    tag: str
    attrs: dict[str, str]
    above: Node | None = None
    children: list[Node | str] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def all(self, *tags: str) -> list[Node]:
        """Every element below with one of these names, in source order."""
        return [node for node in self.walk() if node.tag in tags and node is not self]

    def ancestors(self) -> Iterator[Node]:
        node = self.above
        while node is not None:
            yield node
            node = node.above

    @property
    def raw(self) -> str:
        """The text as it stands in the source, white space included."""
        return "".join(c if isinstance(c, str) else c.raw for c in self.children)

    @property
    def text(self) -> str:
        """What somebody reads here, white space as one; a hidden copy is not read."""
        return _one_spaced(self._pieces(NOT_TEXT))

    @property
    def text_in_large(self) -> str:
        """What somebody reads here at a glance: without the small print."""
        return _one_spaced(self._pieces(NOT_TEXT | {"small"}))

    def _pieces(self, without: set[str]) -> Iterator[str]:
        if self.tag in without or self.attrs.get("aria-hidden") == "true":
            return
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                # Blocks stand on lines of their own, so words of two of them never run together.
                gap = "" if child.tag in INLINE else " "
                yield gap
                yield from child._pieces(without)
                yield gap


def _one_spaced(pieces: Iterator[str]) -> str:
    return " ".join("".join(pieces).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top = self.here = Node("document", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(node)
        if tag not in VOID:
            self.here = node

    def handle_endtag(self, tag: str) -> None:
        assert self.here.tag == tag, f"</{tag}> closes <{self.here.tag}> in line {self.getpos()[0]}"
        assert self.here.above is not None
        self.here = self.here.above

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def read(html: str) -> Node:
    """Return the tree of a page. Fails when a tag is left open or closed twice."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.here is reader.top, f"<{reader.here.tag}> is never closed"
    return reader.top
