"""Addresses that look like ours to the eye but are somebody else's. Pure.

Two names look alike when they have the same skeleton (the idea is that of Unicode TR 39, the
table is short: what is used against names of shops, in letters that mail programs show).
"""

import unicodedata

_ONE_FOR_ONE = str.maketrans(
    {
        # Cyrillic
        **dict(zip("авекмнорстухіјѕԁһԛԝьгпӏ", "abekmhopctyxijsdhqwbrnl", strict=True)),
        # Greek
        **dict(zip("αβγεζηικνορτυχω", "abyeznikvoptuxw", strict=True)),
        # Latin beside the alphabet, and figures for letters
        **dict(zip("ıɩɡɑʟɴʀłøđħŧ0135|!$@", "iigalnrlodhtolesllsa", strict=True)),
    }
)
_TWO_FOR_ONE = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("ß", "ss"), ("æ", "ae"))
_SILENT = dict.fromkeys(map(ord, "-_."))


def skeleton(name: str) -> str:
    """Return what the eye sees of a name: without accents, every look-alike as one letter."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(
        c for c in plain if not unicodedata.combining(c) and unicodedata.category(c) != "Cf"
    )
    # An l is often taken for an i, and the other way round.
    seen = plain.translate(_ONE_FOR_ONE).replace("l", "i")
    for two, one in _TWO_FOR_ONE:
        seen = seen.replace(two, one)
    return seen.translate(_SILENT)


def looks_like(address: str, ours: frozenset[str]) -> bool:
    """Tell whether an address is none of `ours`, in lower case, but looks like one of them.

    The part behind the @ alone is enough, when it is not the same: whoever has a house like ours
    can choose any name in it.
    """
    local, _, host = address.casefold().rpartition("@")
    shown = shown_host(host)
    for our in ours:
        our_local, _, our_host = our.rpartition("@")
        is_our_house = host == our_host
        if not is_our_house and skeleton(shown) == skeleton(our_host):
            return True
        if is_our_house and local != our_local and skeleton(local) == skeleton(our_local):
            return True
    return False


def shown_host(host: str) -> str:
    """Return a host's name as mail programs show it: punycode read, else as it is."""
    labels = []
    for label in host.split("."):
        try:
            is_coded = label.startswith("xn--")
            labels.append(label[4:].encode().decode("punycode") if is_coded else label)
        except (UnicodeError, ValueError):
            labels.append(label)
    return ".".join(labels)
