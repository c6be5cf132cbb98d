"""The addresses of the public pages."""

from django.urls import URLPattern, path

from amends.web.public import account, complaint, customer

urlpatterns: list[URLPattern] = [
    path("complaint/", complaint.complaint, name="complaint"),
    path("complaint/thanks/<str:token>/", complaint.thanks, name="complaint_thanks"),
    path("complaint/<slug:team>/", complaint.complaint, name="complaint_to"),
    path("a/<str:token>/", account.account_page, name="account_page"),
    path("c/<str:token>/", customer.customer_page, name="customer_page"),
    path("c/<str:token>/choice/", customer.customer_choice, name="customer_choice"),
    path("c/<str:token>/time/", customer.customer_time, name="customer_time"),
    path("c/<str:token>/proposal/", customer.customer_proposal, name="customer_proposal"),
    path("c/<str:token>/message/", customer.customer_message, name="customer_message"),
    path("c/<str:token>/arrival/", customer.customer_arrival, name="customer_arrival"),
    path("c/<str:token>/consent/", customer.customer_consent, name="customer_consent"),
    path("c/<str:token>/letting-off/", customer.customer_let_off, name="customer_let_off"),
    path("c/<str:token>/word/", customer.customer_word, name="customer_word"),
    path("c/<str:token>/wish/", customer.customer_wish, name="customer_wish"),
]
