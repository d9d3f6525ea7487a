"""Words for what the server holds about a person, by the names of `server.own_data.holdings`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

HELD: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "You and your sign-ins": {
            "account": ("Account", "name, e-mail address, time zone; not the password"),
            "sign_ins": (
                "Browsers that are signed in",
                "since when, from where, what they call themselves",
            ),
            "second_step": ("Second step", "since when; not its secret"),
            "recovery_codes": ("Recovery codes", "when each was made and used; not the codes"),
            "passkeys": ("Passkeys", "names, public keys, last use"),
            "linked_sign_ins": ("Linked sign-ins", "what an organization’s provider calls you"),
            "access_tokens": ("Access tokens", "names, what they may do, last use; not the tokens"),
            "calendar_addresses": ("Calendar addresses", "last use; not the addresses"),
            "account_history": (
                "History of the account",
                "what was done, when and from where, for 400 days",
            ),
            "notifications": ("Notifications", "what you were told, for 90 days"),
            "notification_choices": ("Choices for notifications", "how you want to be told"),
        },
        "Organizations": {
            "memberships": ("Memberships", "your role, since when, until when"),
            "invitations": ("Invitations", "of you, and by you"),
            "organization_history": ("What you did there", "from the organizations’ logs"),
            "webhooks": ("Webhooks that you made", "addresses and events; not their secrets"),
        },
        "Contracts": {
            "offers": ("Offers", "to you, and by you"),
            "contracts": ("Contracts", "yours, with limits and dates"),
            "contract_rates": ("Rates", "of your contracts"),
            "contract_pauses": ("Pauses", "of your contracts"),
            "contract_policies": ("Policies", "what your contracts let be captured"),
            "contract_history": ("What you did about contracts", "with the reasons you gave"),
        },
        "Work": {
            "devices": ("Devices", "names, public keys, since when"),
            "enrolment_codes": ("Enrolment codes", "when each was made and used; not the codes"),
            "device_sign_ins": (
                "Devices that asked to be let in",
                "names, addresses, what you said",
            ),
            "consents": ("Consents", "what you agreed to, and when"),
            "manual_time": ("Claimed time", "from when to when"),
            "closed_weeks": ("Closed weeks", "what each close says"),
            "comments": ("Comments", "yours, with segment and time"),
            "comments_before": (
                "Earlier texts of comments",
                "what they said before you changed them",
            ),
            "comments_read": ("Comments that you read", "up to which"),
            "looks": ("Looks", "which segments of others you opened, and when"),
            "period_looks": (
                "Looks at days and exports",
                "which periods of others you were shown, by which way, when and how often",
            ),
        },
    }
)
"""By heading: each name with what it is called and what is in it."""
