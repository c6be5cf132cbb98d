"""The addresses of mail that stands on no case."""

from django.urls import URLPattern, path

from amends.web.mail_pages import folders, one

MAIL = "mail/<int:number>/"

urlpatterns: list[URLPattern] = [
    path("mail/", folders.waiting_mail, name="mail"),
    path("mail/dead/", folders.dead_mail, name="dead_mail"),
    path("mail/folders/<slug:kind>/", folders.mail_folder, name="mail_folder"),
    path(MAIL, one.mail_item, name="mail_item"),
    path(f"{MAIL}case/", one.mail_into_case, name="mail_into_case"),
    path(f"{MAIL}new-case/", one.mail_new_case, name="mail_new_case"),
    path(f"{MAIL}leaving-out/", one.mail_leave_out, name="mail_leave_out"),
    path(f"{MAIL}again/", one.mail_again, name="mail_again"),
    path(f"{MAIL}raw/", one.mail_raw, name="mail_raw"),
]
