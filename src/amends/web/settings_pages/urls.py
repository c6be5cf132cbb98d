"""The addresses of the settings."""

from django.urls import URLPattern, path

from amends.web.settings_pages import (
    authority,
    catalogue,
    fairness,
    hours,
    late_orders,
    mailboxes,
    management,
    meetings,
    policy,
    programs,
    replies,
    shop,
    simulation,
    staff,
)

TEAM = "settings/<slug:slug>/"
PERSON = f"{TEAM}staff/<int:number>/"

urlpatterns: list[URLPattern] = [
    path("settings/", hours.settings, name="settings"),
    path(TEAM, hours.team_settings, name="team_settings"),
    path(f"{TEAM}hours/", hours.hours, name="set_hours"),
    path(f"{TEAM}shut-days/", hours.shut_days, name="set_shut_days"),
    path(f"{TEAM}clocks/", hours.clocks, name="set_clocks"),
    path(f"{TEAM}authority/", authority.authority, name="authority"),
    path(f"{TEAM}policy/", policy.policy, name="policy"),
    path(f"{TEAM}policy/<int:number>/", policy.turn_on, name="turn_on_policy"),
    path(f"{TEAM}policy/<int:number>/simulation/", simulation.simulation, name="simulate_policy"),
    path(f"{TEAM}fairness/", fairness.fairness, name="fairness"),
    path(f"{TEAM}replies/", replies.replies, name="replies"),
    path(f"{TEAM}replies/<int:number>/", replies.reply, name="reply"),
    path(f"{TEAM}replies/<int:number>/removal/", replies.reply_removal, name="reply_removal"),
    path(f"{TEAM}catalogue/", catalogue.catalogue, name="catalogue"),
    path(f"{TEAM}catalogue/<int:number>/", catalogue.offering, name="offering"),
    path(f"{TEAM}late-orders/", late_orders.late_orders, name="late_orders"),
    path(f"{TEAM}management/", management.management, name="management"),
    path(f"{TEAM}management/<int:number>/", management.remove, name="remove_executive"),
    path(f"{TEAM}programs/", programs.programs, name="programs"),
    path(f"{TEAM}programs/<int:number>/", programs.revoke, name="revoke_token"),
    path(f"{TEAM}mailboxes/", mailboxes.mailboxes, name="mailboxes"),
    path(f"{TEAM}mailboxes/<int:number>/", mailboxes.mailbox, name="mailbox"),
    path(f"{TEAM}mailboxes/<int:number>/trial/", mailboxes.mailbox_trial, name="mailbox_trial"),
    path(
        f"{TEAM}mailboxes/<int:number>/removal/", mailboxes.mailbox_removal, name="mailbox_removal"
    ),
    path(f"{TEAM}meetings/", meetings.meeting_settings, name="meeting_settings"),
    path(f"{TEAM}meetings/<int:number>/", meetings.meetings_end, name="meetings_end"),
    path(f"{TEAM}shop/", shop.shop, name="shop"),
    path(f"{TEAM}staff/", staff.staff, name="staff"),
    path(PERSON, staff.colleague, name="colleague"),
    path(f"{PERSON}role/", staff.colleague_role, name="colleague_role"),
    path(f"{PERSON}shifts/", staff.colleague_shifts, name="colleague_shifts"),
    path(f"{PERSON}absences/", staff.colleague_absence, name="colleague_absence"),
    path(f"{PERSON}leaving/", staff.colleague_leaving, name="colleague_leaving"),
    path(f"{PERSON}return/", staff.colleague_return, name="colleague_return"),
]
