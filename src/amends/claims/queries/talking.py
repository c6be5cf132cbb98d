"""What was said with a supplier about a claim, and the words that they gave us."""

from django.db.models import Exists, OuterRef, QuerySet

from amends.cases.models import SideMessage, SideThread, SideWay
from amends.claims.models import ClaimStep, SupplierClaim
from amends.promises.models import Promise

KEY = "claim:"
MOST_ELSEWHERE = 10


def thread_key(claim: SupplierClaim) -> str:
    """Return the key of the conversation about a claim."""
    return f"{KEY}{claim.pk}"


def claim_source(claim: SupplierClaim) -> str:
    """Return how the ledger of promises calls a claim."""
    return f"{KEY}{claim.pk}"


def thread_of(claim: SupplierClaim) -> SideThread | None:
    """Return the conversation about a claim with its words, or None before the first letter."""
    return SideThread.objects.filter(key=thread_key(claim)).prefetch_related("messages__by").first()


def claim_of_thread(thread: SideThread) -> SupplierClaim | None:
    """Return the claim that a conversation is about, or None."""
    number = thread.key.removeprefix(KEY)
    if not thread.key.startswith(KEY) or not number.isdecimal():
        return None
    return SupplierClaim.objects.filter(pk=int(number)).select_related("case").first()


def answers_unnoted() -> QuerySet[SideMessage]:
    """Return what suppliers wrote about claims and no claim holds yet, first one first."""
    noted = ClaimStep.objects.filter(message=OuterRef("pk"))
    return (
        SideMessage.objects.filter(way=SideWay.IN, thread__key__startswith=KEY)
        .exclude(Exists(noted))
        .select_related("thread")
        .order_by("at", "pk")
    )


def answers_elsewhere(claim: SupplierClaim) -> QuerySet[SideMessage]:
    """Return what the supplier wrote lately in other conversations, latest first.

    Whoever answers to the wrong letter is still heard: a person says where it belongs.
    """
    noted = ClaimStep.objects.filter(message=OuterRef("pk"), claim=claim)
    return (
        SideMessage.objects.filter(
            way=SideWay.IN, thread__supplier=claim.supplier_id, thread__case__team=claim.team_id
        )
        .exclude(thread__key=thread_key(claim))
        .exclude(Exists(noted))
        .select_related("thread")
        .order_by("-at", "-pk")[:MOST_ELSEWHERE]
    )


def words_to_us(claim: SupplierClaim) -> QuerySet[Promise]:
    """Return the dated words that the supplier gave us about a claim, first due first."""
    return Promise.objects.filter(
        supplier=claim.supplier_id, customer__isnull=True, source=claim_source(claim)
    ).prefetch_related("risks", "steps", "endings", "renegotiations")
