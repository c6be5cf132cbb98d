"""The JSON Schema of a policy file, so that an editor can complete and check it as one types.

It knows the words and the shape of a file; what needs the facts at hand (a misspelt fact, a cap
under a minimum) only the loader can tell.
"""

from __future__ import annotations

from amends.policy.conditions import Op
from amends.policy.kinds import OWED, ROLES, FactType, LineKind
from amends.policy.line_reading import SHARES
from amends.policy.loading import HEAD, ROUNDINGS, SCHEMA
from amends.policy.workdays import WEEKDAYS

Schema = dict[str, object]

_TEXT: Schema = {"type": ["string", "number", "integer"]}
_WORD: Schema = {"type": "string"}
_WHOLE: Schema = {"type": "integer"}
_NUMBER: Schema = {"type": ["number", "integer", "string"]}
_DAY: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_ANY_VALUE: Schema = {"type": ["string", "number", "integer", "boolean"]}
_NAMED = "^[a-z][a-z0-9_]*$"
_BOUNDS = (
    "at_least",
    "above",
    "at_most",
    "below",
    "before",
    "after",
    "on_or_before",
    "on_or_after",
)


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _object(fields: dict[str, Schema], needed: tuple[str, ...] = ()) -> Schema:
    shape: Schema = {"type": "object", "properties": fields, "additionalProperties": False}
    return {**shape, "required": list(needed)} if needed else shape


def _names(inner: Schema) -> Schema:
    return {
        "type": "object",
        "patternProperties": {_NAMED: inner},
        "additionalProperties": False,
    }


def _list(inner: Schema, least: int = 1) -> Schema:
    return {"type": "array", "items": inner, "minItems": least}


def _one_of(*words: str) -> Schema:
    return {"enum": list(words)}


def _either(*shapes: Schema) -> Schema:
    return {"anyOf": list(shapes)}


_WORDS = _ref("words")
_ROLE = _one_of(*ROLES)
_WHEN = {"when": _ref("condition"), "valid_from": _DAY, "valid_to": _DAY}
_ORIGIN = {"source": _WORDS, "checked_on": _DAY}


def policy_schema() -> Schema:
    """Give the schema of a policy file (JSON Schema 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A policy of what is owed (amends/1)",
        **_object(_top(), (*HEAD, "facts")),
        "$defs": {
            "words": _either(
                _TEXT, {"type": "object", "additionalProperties": _TEXT, "minProperties": 1}
            ),
            "fact": _fact(),
            "derived": _derived(),
            "condition": _condition(),
            "comparison": _comparison(),
            "amount": _amount(),
            "line": _line(OWED),
            "goodwill": _line((LineKind.GOODWILL,)),
        },
    }


def _top() -> dict[str, Schema]:
    limit = _object({"amount": _ref("amount"), "because": _WORDS}, ("amount", "because"))
    return {
        "policy": {"const": SCHEMA},
        "title": _TEXT,
        "version": _TEXT,
        "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "language": _WORD,
        "valid_from": _DAY,
        "valid_to": _DAY,
        "source": _TEXT,
        "checked_on": _DAY,
        "jurisdiction": _TEXT,
        "note": _TEXT,
        "rounding": _one_of(*ROUNDINGS),
        "time_zone": _WORD,
        "weekend": _list(_one_of(*WEEKDAYS), 0),
        "holidays": _either(
            _list(_DAY, 0), _object({"country": _WORD, "subdivision": _WORD}, ("country",))
        ),
        "dated_by": _WORD,
        "facts": _names(_ref("fact")),
        "needs_one_of": _list(_list(_WORD)),
        "derived": _names(_ref("derived")),
        "authority": _authority(),
        "fit": _list(_WORD, 0),
        "responsibility": _list(
            _object({"is": _one_of(*SHARES), "because": _WORDS, **_WHEN}, ("is", "because", "when"))
        ),
        "lines": _names(_ref("line")),
        "options": _names(_option()),
        "goodwill": _names(_ref("goodwill")),
        "goodwill_ceiling": limit,
        "enough": limit,
        "ruled_out": _names(
            _object({"what": _WORDS, "because": _WORDS, **_WHEN, **_ORIGIN}, ("what", "because"))
        ),
    }


def _authority() -> Schema:
    limits = dict.fromkeys(("everything", *(kind.value for kind in LineKind)), _NUMBER)
    shape = _object({role: _object(limits) for role in ROLES})
    return {**shape, "minProperties": 1}


def _fact() -> Schema:
    plain = [kind.value for kind in FactType if kind is not FactType.CHOICE]
    fields: dict[str, Schema] = {
        "type": _one_of(*FactType),
        "title": _WORDS,
        "unit": _WORD,
        "choices": _either(_list(_TEXT, 2), {"type": "object", "additionalProperties": _WORDS}),
        "at_least": _NUMBER,
        "at_most": _NUMBER,
        "default": {},
        "nullable": {"type": "boolean"},
        "not_before": _WORD,
        "needed_when": _ref("condition"),
        "only_for": _one_of(LineKind.GOODWILL),
    }
    return _either(_one_of(*plain), _object(fields, ("type",)))


def _condition() -> Schema:
    return {
        "type": "object",
        "minProperties": 1,
        "properties": {
            "all": _list(_ref("condition")),
            "any": _list(_ref("condition")),
            "not": _ref("condition"),
        },
        "patternProperties": {f"^(?!(all|any|not)$){_NAMED[1:]}": _ref("comparison")},
        "additionalProperties": False,
    }


def _comparison() -> Schema:
    other = _object({"fact": _WORD}, ("fact",))
    words: dict[str, Schema] = {op.value: _either(_ANY_VALUE, other) for op in Op}
    lists: dict[str, Schema] = {
        "any_of": _list(_ANY_VALUE),
        "none_of": _list(_ANY_VALUE),
        "between": {**_list(_ANY_VALUE, 2), "maxItems": 2},
        "given": {"type": "boolean"},
    }
    return _either(_ANY_VALUE, {**_object(words | lists), "minProperties": 1})


def _shape(fields: dict[str, Schema], *needed: str) -> Schema:
    return _object(fields, needed)


def _derived() -> Schema:
    say: dict[str, Schema] = {"title": _WORDS, "unit": _WORD}
    two = _object({"from": _WORD, "to": _WORD}, ("from", "to"))
    worked = _object({"from": _WORD, "to": _WORD, "holidays": _WORD}, ("from", "to"))
    later = _object({"of": _WORD, "days": _WHOLE}, ("of", "days"))
    work_later = _object({"of": _WORD, "days": _WHOLE, "holidays": _WORD}, ("of", "days"))
    case = _object({"when": _ref("condition"), "is": _TEXT}, ("when", "is"))
    row = _object({**dict.fromkeys(_BOUNDS, _ANY_VALUE), "is": _TEXT}, ("is",))
    rows: Schema = {"type": "object", "additionalProperties": _TEXT}
    by = _either(_NUMBER, _object({"table": _WORD, "rows": rows}, ("table", "rows")))
    count: dict[str, Schema] = {
        "count": _WORD,
        "up_to": _WORD,
        "within_days": _WHOLE,
        "this_year": {"const": True},
    }
    several = _list(_WORD)
    return _either(
        _shape({"when": _ref("condition"), **say}, "when"),
        _shape({"cases": _list(case), "otherwise": _TEXT, **say}, "cases", "otherwise"),
        _shape(
            {"band": _WORD, "rows": _list(row), "otherwise": _TEXT, **say},
            *("band", "rows", "otherwise"),
        ),
        *(_shape({word: two, **say}, word) for word in ("days", "minutes", "hours")),
        _shape({"working_days": worked, **say}, "working_days"),
        _shape({"day_after": later, **say}, "day_after"),
        _shape({"working_day_after": work_later, **say}, "working_day_after"),
        _shape({"day_of": _WORD, **say}, "day_of"),
        _shape({"divide": _WORD, "by": by, **say}, "divide", "by"),
        _shape({"lookup": _WORD, "rows": rows, **say}, "lookup", "rows"),
        _shape({"classify": _WORD, "rows": rows, **say}, "classify", "rows"),
        _shape({**count, **say}, "count", "up_to"),
        _shape({"difference": _WORD, "less": several, **say}, "difference", "less"),
        *(
            _shape({word: several, **say}, word)
            for word in ("first", "sum", "larger_of", "smaller_of")
        ),
    )


def _amount() -> Schema:
    inner = _ref("amount")
    money = _either(_NUMBER, inner)
    change: dict[str, Schema] = {
        "times": _either(_WHOLE, _WORD),
        "times_at_most": _WHOLE,
        "at_least": money,
        "at_most": money,
        "only_above": money,
    }
    row = _object({**dict.fromkeys(_BOUNDS, _ANY_VALUE), "amount": inner}, ("amount",))
    rows: Schema = {"type": "object", "additionalProperties": inner}
    cells: Schema = {"type": "object", "additionalProperties": rows}
    of = _either(_WORD, inner)
    steps: dict[str, Schema] = {
        "each": inner,
        "per": _WORD,
        "base": inner,
        "every": _NUMBER,
        "after": _NUMBER,
        "count": _one_of("full", "begun"),
    }
    return _either(
        _NUMBER,
        _shape({"flat": _NUMBER, **change}, "flat"),
        _shape({"of": of, "percent": _NUMBER, **change}, "of"),
        _shape({"of": of, "share": _NUMBER, **change}, "of"),
        _shape({**steps, **change}, "each", "per"),
        _shape({"bands": _WORD, "rows": _list(row), "otherwise": inner, **change}, "bands", "rows"),
        _shape({"table": _WORD, "rows": rows, **change}, "table", "rows"),
        _shape({"matrix": _list(_WORD, 2), "cells": cells, **change}, "matrix", "cells"),
        *(_shape({word: _list(inner, 2), **change}, word) for word in ("sum", "larger_of")),
        _shape({"smaller_of": _list(inner, 2), **change}, "smaller_of"),
    )


def _line(kinds: tuple[LineKind, ...]) -> Schema:
    fields: dict[str, Schema] = {
        "kind": _one_of(*kinds),
        "what": _WORDS,
        "amount": _ref("amount"),
        "because": _WORDS,
        "due": _object({"days": _WHOLE, "working": {"type": "boolean"}}, ("days",)),
        "authority": _ROLE,
        "excludes": _list(_WORD),
        **_WHEN,
        **_ORIGIN,
    }
    needed = ("what", "amount", "because")
    return _object(fields, needed if kinds == (LineKind.GOODWILL,) else ("kind", *needed))


def _option() -> Schema:
    fields: dict[str, Schema] = {
        "title": _WORDS,
        "text": _WORDS,
        "because": _WORDS,
        "mends": _either(_TEXT, _list(_TEXT)),
        "authority": _ROLE,
        "lines": _names(_ref("line")),
        **_WHEN,
        **_ORIGIN,
    }
    return _object(fields, ("title", "text", "because", "lines"))
