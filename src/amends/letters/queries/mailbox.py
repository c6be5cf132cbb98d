"""The house's own mailbox, page by page."""

from django.core.paginator import Page, Paginator

from amends.letters.models import MailboxItem

MAILS_ON_A_PAGE = 30


def mailbox(page: int | str = 1) -> Page[MailboxItem]:
    """Return one page of the mails, latest first; the nearest page there is for a wrong number."""
    return Paginator(MailboxItem.objects.all(), MAILS_ON_A_PAGE).get_page(page)


def mailbox_item(number: int) -> MailboxItem | None:
    """Return one mail, or None."""
    return MailboxItem.objects.filter(pk=number).first()
