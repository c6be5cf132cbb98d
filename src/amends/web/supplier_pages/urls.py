"""The addresses of suppliers and claims."""

from django.urls import URLPattern, path

from amends.web.supplier_pages import doing
from amends.web.supplier_pages.claim import claim
from amends.web.supplier_pages.letter import letter
from amends.web.supplier_pages.opening import open_from_case
from amends.web.supplier_pages.suppliers import supplier, supplier_list, supplier_terms

CLAIM = "claims/<int:number>/"

urlpatterns: list[URLPattern] = [
    path("suppliers/", supplier_list, name="suppliers"),
    path("suppliers/<int:number>/", supplier, name="supplier"),
    path("suppliers/<int:number>/terms/", supplier_terms, name="supplier_terms"),
    path("cases/<int:number>/claim/", open_from_case, name="open_claim"),
    path(CLAIM, claim, name="claim"),
    path(CLAIM + "letter/", letter, name="claim_letter"),
    path(CLAIM + "told/", doing.note_told, name="claim_told"),
    path(CLAIM + "answer/", doing.note_what_they_say, name="claim_answer"),
    path(CLAIM + "stray/", doing.bring_here, name="claim_stray"),
    path(CLAIM + "evidence/", doing.put_evidence, name="claim_evidence"),
    path(CLAIM + "receipt/", doing.note_what_came, name="claim_receipt"),
    path(CLAIM + "word/", doing.note_word, name="claim_word"),
    path(CLAIM + "owner/", doing.hand_on, name="pass_claim"),
    path(CLAIM + "chase/", doing.chase_on, name="chase_claim"),
    path(CLAIM + "write-off/", doing.write_off, name="write_off_claim"),
    path(CLAIM + "withdrawal/", doing.withdraw, name="withdraw_claim"),
    path("claim-reminders/<int:number>/", doing.seen, name="see_claim_reminder"),
]
