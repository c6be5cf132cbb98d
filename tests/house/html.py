"""A page read as a browser reads it: where its links lead and what its forms would send."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

Fields = dict[str, list[str]]


@dataclass
class Form:
    """A form with what it sends when nothing is changed in it."""

    action: str
    method: str
    fields: Fields = field(default_factory=dict)

    def add(self, name: str, value: str) -> None:
        if name:
            self.fields.setdefault(name, []).append(value)


class Page(HTMLParser):
    """The links and the forms of a page, in the order in which they stand."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._select: tuple[str, list[str], list[str]] | None = None
        self._textarea: tuple[str, list[str]] | None = None
        self.feed(text)
        self.close()

    def form_to(self, action: str) -> Form | None:
        """Return the first form that is sent to this address."""
        return next((form for form in self.forms if form.action == action), None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.add(given["id"])
        match tag:
            case "a" | "link" if "href" in given:
                self.links.append(given["href"])
            case "script" | "img" if "src" in given:
                self.links.append(given["src"])
            case "form":
                self._form = Form(given.get("action", ""), given.get("method", "get").lower())
                self.forms.append(self._form)
            case "input":
                self._input(given)
            case "select":
                self._select = (given.get("name", ""), [], [])
            case "option" if self._select:
                value = given.get("value", "")
                self._select[1].append(value)
                if "selected" in given:
                    self._select[2].append(value)
            case "textarea":
                self._textarea = (given.get("name", ""), [])

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self._textarea[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select" and self._select:
            name, offered, chosen = self._select
            for value in chosen or offered[:1]:
                self._add(name, value)
            self._select = None
        elif tag == "textarea" and self._textarea:
            name, words = self._textarea
            self._add(name, "".join(words).removeprefix("\n"))
            self._textarea = None

    def _input(self, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        if kind in ("checkbox", "radio") and "checked" not in given:
            return
        if kind not in ("submit", "button", "file"):
            self._add(given.get("name", ""), given.get("value", "on" if kind == "checkbox" else ""))

    def _add(self, name: str, value: str) -> None:
        if self._form is not None:
            self._form.add(name, value)
