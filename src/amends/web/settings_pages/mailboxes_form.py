"""The form of a mailbox: where mail arrives, and how it comes in from there."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amends.letters.actions.mailboxes import LONGEST_SECRET, MailboxDetails
from amends.letters.models import Mailbox, Provider, Security, SignIn

_HIDDEN = forms.PasswordInput(attrs={"autocomplete": "new-password"})


class MailboxForm(forms.Form):
    """What is set of a mailbox. An empty secret keeps the one that is there."""

    address = forms.CharField(
        label=_("E-mail address"),
        help_text=_("Customers write to it, and letters come from it."),
        max_length=254,
        widget=forms.EmailInput,
    )
    host = forms.CharField(
        label=_("Server that mail is fetched from (IMAP)"),
        help_text=_("As in imap.example.com. Empty when mail comes in by the pipe or a provider."),
        max_length=200,
        required=False,
    )
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65535, initial=993)
    security = forms.ChoiceField(label=_("Encryption"), choices=Security.choices)
    login = forms.CharField(
        label=_("Name to sign in with"),
        help_text=_("Often the address itself."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    sign_in = forms.ChoiceField(label=_("Signs in by"), choices=SignIn.choices)
    secret = forms.CharField(
        label=_("Password or token"),
        help_text=_("It is kept locked. Empty keeps the one that is there."),
        max_length=LONGEST_SECRET,
        required=False,
        strip=False,
        widget=_HIDDEN,
    )
    folder = forms.CharField(label=_("Folder"), max_length=200, initial="INBOX")
    has_plus_addresses = forms.BooleanField(
        label=_("Mail to name+anything@ arrives at name@"),
        help_text=_("Then each letter asks for answers to an address of its own case."),
        required=False,
    )
    provider = forms.ChoiceField(
        label=_("A provider brings mail as"),
        help_text=_("Only where a provider calls the address below instead."),
        choices=Provider.choices,
    )
    hook_secret = forms.CharField(
        label=_("The provider’s secret"),
        help_text=_("Empty keeps the one that is there."),
        max_length=LONGEST_SECRET,
        required=False,
        strip=False,
        widget=_HIDDEN,
    )
    is_on = forms.BooleanField(label=_("In use"), required=False, initial=True)

    def details(self) -> MailboxDetails:
        """Return what was filled in."""
        filled: dict[str, Any] = {
            **self.cleaned_data,
            "security": Security(self.cleaned_data["security"]),
            "sign_in": SignIn(self.cleaned_data["sign_in"]),
            "provider": Provider(self.cleaned_data["provider"]),
            "secret": self.cleaned_data["secret"] or None,
            "hook_secret": self.cleaned_data["hook_secret"] or None,
        }
        return MailboxDetails(**filled)


def details_of(mailbox: Mailbox) -> dict[str, object]:
    """Return what a form about a mailbox begins with: everything but its secrets."""
    names = [name for name in MailboxForm.base_fields if not name.endswith("secret")]
    return {name: getattr(mailbox, name) for name in names}
