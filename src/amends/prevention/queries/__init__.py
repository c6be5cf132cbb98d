"""Read problems, fixes and who wants to know what we changed."""

from amends.prevention.queries.access import (
    board_of,
    cases_in,
    fix_file_for,
    fix_for,
    fixes_of,
    problem_for,
    problems_for,
    problems_of,
    rows_in,
    states_counted,
    wordings_of,
)
from amends.prevention.queries.counting import (
    MonthCounted,
    before_and_since,
    before_and_since_each,
    months_counted,
)
from amends.prevention.queries.suggesting import Likeness, problems_like
from amends.prevention.queries.things import things_of
from amends.prevention.queries.today import (
    fix_handing_for,
    fixes_due,
    fixes_handed_to,
    fixes_of_nobody,
    fixes_of_nobody_in,
    fixes_to_tell,
    fixes_to_verify,
)
from amends.prevention.queries.wishes import (
    cases_to_tell,
    changes_verified,
    how_many_to_tell,
    told_of,
    wish_of,
)

__all__ = [
    "Likeness",
    "MonthCounted",
    "before_and_since",
    "before_and_since_each",
    "board_of",
    "cases_in",
    "cases_to_tell",
    "changes_verified",
    "fix_file_for",
    "fix_for",
    "fix_handing_for",
    "fixes_due",
    "fixes_handed_to",
    "fixes_of",
    "fixes_of_nobody",
    "fixes_of_nobody_in",
    "fixes_to_tell",
    "fixes_to_verify",
    "how_many_to_tell",
    "months_counted",
    "problem_for",
    "problems_for",
    "problems_like",
    "problems_of",
    "rows_in",
    "states_counted",
    "things_of",
    "told_of",
    "wish_of",
    "wordings_of",
]
