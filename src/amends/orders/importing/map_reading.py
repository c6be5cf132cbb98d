"""Take a mapping file apart, key by key; what nobody asked for is a mistake. Pure."""

from amends.orders.importing.errors import BadMap


class Keys:
    """One level of a mapping file. Every key is taken once; `done` refuses what is left."""

    def __init__(self, tree: object, where: str) -> None:
        """Raise BadMap unless it is a table of keys; nothing at all is an empty one."""
        if tree is None:
            tree = {}
        if not isinstance(tree, dict) or not all(isinstance(key, str) for key in tree):
            raise BadMap(f"{where} must be keys with values.")
        self.where = where
        self._left: dict[str, object] = dict(tree)

    def take(self, key: str) -> object:
        """Return what stands there, None when nothing does."""
        return self._left.pop(key, None)

    def inner(self, key: str) -> "Keys":
        """Return the level below a key."""
        return Keys(self.take(key), f"{self.where}, `{key}`")

    def text(self, key: str) -> str:
        """Return a text, empty when there is none."""
        value = self.take(key)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise BadMap(f"{self.where}: `{key}` must be a text.")
        return str(value).strip()

    def one_of(self, key: str, allowed: tuple[str, ...]) -> str:
        """Return one of these texts; the first when there is none."""
        value = self.take(key)
        if value is None:
            return allowed[0]
        if not isinstance(value, str) or value not in allowed:
            raise BadMap(f"{self.where}: `{key}` is none of {[one for one in allowed if one]}.")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; one alone is a list of one."""
        return self.as_texts(key, self.take(key))

    def as_texts(self, key: str, value: object) -> tuple[str, ...]:
        """Return a value already taken as a list of texts."""
        if value is None:
            return ()
        values = value if isinstance(value, list) else [value]
        if not all(isinstance(one, str) and one.strip() for one in values):
            raise BadMap(f"{self.where}: `{key}` must be a text, or several; set it in quotes.")
        return tuple(str(one) for one in values)

    def number(self, key: str, *, least: int, most: int, otherwise: int | None = None) -> int:
        """Return a whole number between two others, `otherwise` when there is none."""
        value = self.take(key)
        if value is None and otherwise is not None:
            return otherwise
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise BadMap(f"{self.where}: `{key}` must be a number from {least} to {most}.")
        return value

    def done(self) -> None:
        """Raise BadMap for a key that means nothing."""
        if self._left:
            raise BadMap(f"{self.where} has `{next(iter(self._left))}`, which means nothing.")
