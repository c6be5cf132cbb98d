"""The only way to a case: every query takes the member of staff who asks."""

from amends.cases.queries.access import (
    attachment_for,
    case_by_token,
    case_for,
    cases_for,
    handover_for,
    lives_on_in,
    notice_for,
    staff_who_may_see,
)
from amends.cases.queries.case_page import (
    CasePage,
    cases_before,
    clocks_of,
    page_of,
    timeline_of,
)
from amends.cases.queries.colleagues import (
    followers_of,
    may_decide_for,
    next_above,
    next_owner,
    told_at_rung,
)
from amends.cases.queries.handing_back import (
    case_under_way,
    hand_back_numbered,
    hand_backs_of,
)
from amends.cases.queries.queue import (
    QueueFilter,
    Sheet,
    queue_of,
    saved_views_of,
    search_cases,
    tags_of,
)
from amends.cases.queries.side import (
    side_message_numbered,
    side_thread_for,
    side_thread_numbered,
    side_threads_of,
)
from amends.cases.queries.today import (
    due_clocks,
    due_rungs,
    handovers_asked_of,
    snoozes_over,
    unseen_notices,
    waiting_cases,
)

__all__ = [
    "CasePage",
    "QueueFilter",
    "Sheet",
    "attachment_for",
    "case_by_token",
    "case_for",
    "case_under_way",
    "cases_before",
    "cases_for",
    "clocks_of",
    "due_clocks",
    "due_rungs",
    "followers_of",
    "hand_back_numbered",
    "hand_backs_of",
    "handover_for",
    "handovers_asked_of",
    "lives_on_in",
    "may_decide_for",
    "next_above",
    "next_owner",
    "notice_for",
    "page_of",
    "queue_of",
    "saved_views_of",
    "search_cases",
    "side_message_numbered",
    "side_thread_for",
    "side_thread_numbered",
    "side_threads_of",
    "snoozes_over",
    "staff_who_may_see",
    "tags_of",
    "timeline_of",
    "told_at_rung",
    "unseen_notices",
    "waiting_cases",
]
