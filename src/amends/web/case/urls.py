"""The addresses of the case page and of all that is done on it."""

from django.urls import URLPattern, path

from amends.web.case import (
    customers,
    downloads,
    finishing,
    granting,
    offering,
    owning,
    showing,
    sorting,
    talking,
)

CASE = "cases/<int:number>/"

urlpatterns: list[URLPattern] = [
    path(CASE, showing.case, name="case"),
    path(CASE + "as-customer/", showing.as_customer, name="as_customer"),
    path(CASE + "writing/", showing.writing, name="writing"),
    path(CASE + "ownership/", owning.take, name="take"),
    path(CASE + "handovers/", owning.ask, name="ask_handover"),
    path(CASE + "lead/", owning.call_lead, name="call_lead"),
    path(CASE + "following/", owning.follow_case, name="follow"),
    path(CASE + "following/removal/", owning.unfollow_case, name="unfollow"),
    path(CASE + "notes/", talking.note, name="note"),
    path(CASE + "contacts/", talking.contact, name="contact"),
    path(CASE + "questions/", talking.question, name="question"),
    path(CASE + "attachments/", talking.attach, name="attach"),
    path(CASE + "letter/", talking.letter, name="write_letter"),
    path(CASE + "tags/", sorting.tag, name="tag"),
    path(CASE + "tags/removal/", sorting.untag, name="untag"),
    path(CASE + "links/", sorting.link, name="link"),
    path(CASE + "links/removal/", sorting.unlink, name="unlink"),
    path(CASE + "merge/", sorting.merge, name="merge"),
    path(CASE + "snooze/", sorting.snooze, name="snooze"),
    path(CASE + "waking/", sorting.wake, name="wake"),
    path(CASE + "customer-link/", sorting.new_link, name="renew_link"),
    path(CASE + "facts/", offering.facts, name="facts"),
    path(CASE + "finding/", offering.finding, name="finding"),
    path(CASE + "offer/", offering.offer, name="offer"),
    path(CASE + "choice/", offering.note_choice, name="note_choice"),
    path(CASE + "follow-up/", finishing.ask_after, name="follow_up"),
    path(CASE + "closing/", finishing.close, name="close"),
    path(CASE + "reopening/", finishing.reopen, name="reopen"),
    path("handovers/<int:number>/acceptance/", owning.accept, name="accept_handover"),
    path("handovers/<int:number>/refusal/", owning.decline, name="decline_handover"),
    path("handovers/<int:number>/withdrawal/", owning.take_back, name="take_back_handover"),
    path("offers/<int:number>/withdrawal/", offering.withdraw, name="withdraw_offer"),
    path("lines/<int:number>/fulfilment/", offering.fulfil_line, name="fulfil"),
    path("approvals/<int:number>/", granting.approval, name="approval"),
    path("proposals/<int:number>/", granting.proposal, name="proposal"),
    path("attachments/<int:number>/", downloads.attachment, name="attachment"),
    path("letters/<int:number>/print/", downloads.printed, name="print_letter"),
    path("customers/<int:number>/", customers.customer, name="customer"),
]
