"""The addresses of problems and fixes."""

from django.urls import URLPattern, path

from amends.web.problem_pages import doing
from amends.web.problem_pages.board import board
from amends.web.problem_pages.files import fix_file
from amends.web.problem_pages.one import problem
from amends.web.problem_pages.telling import letters_of_change

PROBLEM = "problems/<int:number>/"
FIX = "fixes/<int:number>/"

urlpatterns: list[URLPattern] = [
    path("problems/", board, name="problems"),
    path(PROBLEM, problem, name="problem"),
    path(PROBLEM + "cause/", doing.reword, name="reword_cause"),
    path(PROBLEM + "fixes/", doing.plan, name="plan_fix"),
    path(PROBLEM + "cases/", doing.join, name="add_to_problem"),
    path(PROBLEM + "cases/removal/", doing.leave, name="take_from_problem"),
    path(FIX + "done/", doing.done, name="fix_done"),
    path(FIX + "verified/", doing.verified, name="fix_verified"),
    path(FIX + "no-help/", doing.no_help, name="fix_no_help"),
    path(FIX + "owner/", doing.hand, name="hand_fix"),
    path(FIX + "drop/", doing.drop, name="drop_fix"),
    path(FIX + "letters/", letters_of_change, name="letters_of_change"),
    path("fix-handings/<int:number>/", doing.handing_seen, name="see_fix_handing"),
    path("fix-files/<int:number>/", fix_file, name="fix_file"),
]
