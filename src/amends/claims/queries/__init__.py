"""Read claims, terms and each supplier's record."""

from amends.claims.queries.access import (
    claim_for,
    claim_reminder_for,
    claims_for,
    claims_of_case,
    claims_of_supplier,
    supplier_for,
    suppliers_with_open_claims,
    terms_of,
    without_files_of_claims,
)
from amends.claims.queries.by_quarter import supplier_quarters
from amends.claims.queries.counting import seen_by, supplier_records
from amends.claims.queries.talking import (
    answers_elsewhere,
    answers_unnoted,
    claim_of_thread,
    claim_source,
    thread_key,
    thread_of,
    words_to_us,
)
from amends.claims.queries.watching import (
    claim_reminders_for,
    claims_to_handle,
    due_claims,
    told_of,
    watched,
)

__all__ = [
    "answers_elsewhere",
    "answers_unnoted",
    "claim_for",
    "claim_of_thread",
    "claim_reminder_for",
    "claim_reminders_for",
    "claim_source",
    "claims_for",
    "claims_of_case",
    "claims_of_supplier",
    "claims_to_handle",
    "due_claims",
    "seen_by",
    "supplier_for",
    "supplier_quarters",
    "supplier_records",
    "suppliers_with_open_claims",
    "terms_of",
    "thread_key",
    "thread_of",
    "told_of",
    "watched",
    "without_files_of_claims",
    "words_to_us",
]
