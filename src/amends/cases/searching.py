"""Full-text search over subject, messages and names, the same on both databases.

Words are folded (lower case, no accents) before they are stored and before they are sought,
so that SQLite's FTS5 and PostgreSQL's tsvector find the same cases.
"""

import re
import unicodedata
from collections.abc import Sequence

from django.db import connection

from amends.cases.models import Case

_WORD = re.compile(r"\w+")
LONGEST_QUERY_WORDS = 12
_LONGEST_WORD = 64


def folded_words(text: str) -> list[str]:
    """Return the words of `text` in lower case without accents, in order."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return [word[:_LONGEST_WORD] for word in _WORD.findall(plain)]


def index_case(case: Case, text: str) -> None:
    """Make a new case findable by `text`."""
    words = " ".join(folded_words(text))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "INSERT INTO cases_search (case_id, team_id, words)"
                " VALUES (%s, %s, to_tsvector('simple', %s))",
                [case.pk, case.team_id, words],
            )
        else:
            cursor.execute(
                "INSERT INTO cases_search (rowid, team_id, words) VALUES (%s, %s, %s)",
                [case.pk, case.team_id, words],
            )


def add_to_index(case: Case, text: str) -> None:
    """Make a case findable by more words."""
    words = " ".join(folded_words(text))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "UPDATE cases_search SET words = words || to_tsvector('simple', %s)"
                " WHERE case_id = %s",
                [words, case.pk],
            )
        else:
            cursor.execute(
                "UPDATE cases_search SET words = words || ' ' || %s WHERE rowid = %s",
                [words, case.pk],
            )


def numbers_of_matches(
    text: str, *, teams: Sequence[int] | None, below: int | None, limit: int
) -> list[int]:
    """Return case numbers that hold every word of `text`, newest first.

    The last word may be a beginning. `teams` restricts (None: all), `below` pages on.
    """
    words = folded_words(text)[:LONGEST_QUERY_WORDS]
    if not words or teams == []:
        return []
    on_postgresql = connection.vendor == "postgresql"
    column = "case_id" if on_postgresql else "rowid"
    if on_postgresql:
        match = "words @@ to_tsquery('simple', %s)"
        sought = " & ".join(words) + ":*"
    else:
        match = "cases_search MATCH %s"
        sought = " ".join(f'"{word}"' for word in words) + "*"
    conditions = [match]
    values: list[str | int] = [sought]
    if teams is not None:
        conditions.append(f"team_id IN ({', '.join(['%s'] * len(teams))})")
        values += [*teams]
    if below is not None:
        conditions.append(f"{column} < %s")
        values.append(below)
    found = f"SELECT {column} FROM cases_search WHERE {' AND '.join(conditions)}"  # noqa: S608
    if on_postgresql:
        # Find first, sort then: left to choose, it reads all cases backwards for a rare word.
        found = f"WITH found AS MATERIALIZED ({found}) SELECT {column} FROM found"  # noqa: S608
    with connection.cursor() as cursor:
        # Only our own column names and placeholders are put together here.
        cursor.execute(f"{found} ORDER BY {column} DESC LIMIT %s", [*values, limit])
        return [row[0] for row in cursor.fetchall()]
