"""The addresses of the desk's lists and of one's own pages."""

from django.urls import URLPattern, path

from amends.web.desk.appreciation import (
    answer_naming_page,
    appreciation_page,
    name_customer_page,
    take_down_page,
    unname_customer_page,
)
from amends.web.desk.bulk import bulk_page
from amends.web.desk.health import health_page
from amends.web.desk.letters import (
    letter_page,
    letters_page,
    send_again_page,
    told_otherwise_page,
    undelivered_again_page,
)
from amends.web.desk.new_case import new_case_page
from amends.web.desk.own_pages import keys_page, me_page
from amends.web.desk.queue import queue_page
from amends.web.desk.search import search_page
from amends.web.desk.today import notice_seen, today_page
from amends.web.desk.views_kept import drop_view_page, save_view_page

urlpatterns: list[URLPattern] = [
    path("", today_page, name="today"),
    path("cases/", queue_page, name="cases"),
    path("cases/bulk/", bulk_page, name="bulk"),
    path("cases/new/", new_case_page, name="new_case"),
    path("search/", search_page, name="search"),
    path("views/", save_view_page, name="save_view"),
    path("views/<int:number>/removal/", drop_view_page, name="drop_view"),
    path("notices/<int:number>/", notice_seen, name="see_notice"),
    path("letters/", letters_page, name="letters"),
    path("letters/<int:number>/", letter_page, name="letter"),
    path("letters/<int:number>/sending/", send_again_page, name="send_again"),
    path("undelivered/<int:number>/sending/", undelivered_again_page, name="undelivered_again"),
    path("undelivered/<int:number>/putting-away/", told_otherwise_page, name="told_otherwise"),
    path("appreciation/", appreciation_page, name="appreciation"),
    path("appreciation/<int:number>/removal/", take_down_page, name="take_down"),
    path("appreciation/<int:number>/customer/", name_customer_page, name="name_customer"),
    path(
        "appreciation/<int:number>/customer/removal/", unname_customer_page, name="unname_customer"
    ),
    path("namings/<int:number>/", answer_naming_page, name="answer_naming"),
    path("me/", me_page, name="me"),
    path("keys/", keys_page, name="keys"),
    path("healthz", health_page, name="healthz"),
]
