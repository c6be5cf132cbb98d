"""Which parts are the text that people read, and which are attached (RFC 8621, 4.1.4)."""

from dataclasses import dataclass, field

from amends.mail.parsing.mime.parts import Part

_MEDIA = ("image/", "audio/", "video/")


@dataclass(slots=True)
class Bodies:
    """The parts of each reading of the message, and those that are files."""

    plain: list[Part] = field(default_factory=list)
    html: list[Part] = field(default_factory=list)
    attached: list[Part] = field(default_factory=list)


def bodies(root: Part) -> Bodies:
    """Return the parts of the plain reading, of the HTML reading, and the attachments."""
    found = Bodies()
    _choose([root], "mixed", False, found.plain, found.html, found.attached)
    if not found.plain and not found.html:
        _take_any_text(found)
    return found


def _take_any_text(found: Bodies) -> None:
    # No text is shown inline: a lone text part that calls itself a file is still what was
    # written, unless it has a file's name.
    for part in found.attached:
        if part.content_type.startswith("text/") and part.content_type in _TEXTS and not part.name:
            (found.html if part.content_type == "text/html" else found.plain).append(part)
            found.attached.remove(part)
            return


_TEXTS = {"text/plain", "text/html", "text/enriched", "text/richtext"}


def _choose(
    parts: list[Part],
    within: str,
    in_alternative: bool,
    plain: list[Part] | None,
    html: list[Part] | None,
    attached: list[Part],
) -> None:
    texts = len(plain) if plain is not None else -1
    htmls = len(html) if html is not None else -1
    for number, part in enumerate(parts):
        if part.is_multipart:
            kind = part.content_type.partition("/")[2]
            alternative = in_alternative or kind == "alternative"
            _choose(part.children, kind, alternative, plain, html, attached)
        elif not _is_inline(part, number, within):
            attached.append(part)
        elif within == "alternative":
            to = {"text/plain": plain, "text/html": html}.get(part.content_type, attached)
            (to if to is not None else attached).append(part)
        else:
            # Beside an alternative's first text, the other reading has nothing of this kind.
            if in_alternative and part.content_type == "text/plain":
                html = None
            if in_alternative and part.content_type == "text/html":
                plain = None
            _take(part, plain, html, attached)
    if within == "alternative" and plain is not None and html is not None:
        if texts == len(plain) and htmls != len(html):
            plain.extend(html[max(htmls, 0) :])
        elif htmls == len(html) and texts != len(plain):
            html.extend(plain[max(texts, 0) :])


def _take(
    part: Part, plain: list[Part] | None, html: list[Part] | None, attached: list[Part]
) -> None:
    if part.content_type.startswith(_MEDIA):
        attached.append(part)
        return
    for reading in (plain, html):
        if reading is not None:
            reading.append(part)


def _is_inline(part: Part, number: int, within: str) -> bool:
    is_media = part.content_type.startswith(_MEDIA)
    return (
        part.disposition != "attachment"
        and (part.content_type in {"text/plain", "text/html"} or is_media)
        and (number == 0 or (within != "related" and (is_media or not part.name)))
    )
