"""Signing in and out, and passwords: allauth's own views under our addresses and templates."""

from allauth.account import views
from django.urls import URLPattern, path, re_path
from django.views.generic import RedirectView

urlpatterns: list[URLPattern] = [
    path("signin/", views.login, name="account_login"),
    path("signout/", views.logout, name="account_logout"),
    path("signin/left/", views.account_inactive, name="account_inactive"),
    path("signin/again/", views.reauthenticate, name="account_reauthenticate"),
    # Nobody signs up by themselves: staff are hired by a lead.
    path(
        "signin/new/",
        RedirectView.as_view(pattern_name="account_login"),
        name="account_signup",
    ),
    path("me/password/", views.password_change, name="account_change_password"),
    path("password/", views.password_reset, name="account_reset_password"),
    path("password/sent/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/changed/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
