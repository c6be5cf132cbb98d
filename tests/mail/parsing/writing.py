"""Write a message for a test: headers and a body, as bytes."""

FROM = "Anna Smith <anna@example.com>"
HEADERS = {
    "From": FROM,
    "To": "care@amends.example",
    "Subject": "Re: Your order",
    "Date": "Mon, 2 Mar 2026 10:00:00 +0000",
    "Message-ID": "<1@example.com>",
}


def message(body: str | bytes = "", /, **headers: str) -> bytes:
    """Return a message; a header is given by its name with `_` for `-`, and left out when empty."""
    given = HEADERS | {name.replace("_", "-").title(): value for name, value in headers.items()}
    given = {name.replace("Message-Id", "Message-ID"): value for name, value in given.items()}
    lines = "".join(f"{name}: {value}\n" for name, value in given.items() if value)
    return lines.encode() + b"\n" + (body if isinstance(body, bytes) else body.encode())


def parts(kind: str, *sections: str, boundary: str = "b0") -> bytes:
    """Return a multipart message of sections, each with its own headers."""
    body = "".join(f"--{boundary}\n{section}\n" for section in sections) + f"--{boundary}--\n"
    return message(body, content_type=f'multipart/{kind}; boundary="{boundary}"')
