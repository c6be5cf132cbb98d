"""The addresses of this door; people never see them."""

from django.urls import path

from amends.mail.hooks import bring_mail

urlpatterns = [
    path("mail/in/<str:hook>/", bring_mail, name="bring_mail"),
]
