"""Words of the pages of members and invitations, by the values of the enums of `server.members`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from server.web.words import count

ROLES: Mapping[str, str] = MappingProxyType(
    {
        "owner": "Owner",
        "manager": "Manager",
        "reviewer": "Reviewer",
        "finance": "Finance",
        "administrator": "Administrator",
        "contractor": "Contractor",
    }
)
ROLES_MEAN: Mapping[str, str] = MappingProxyType(
    {
        "owner": "May do everything here: members, contracts, and reading every work diary.",
        "manager": "Reads every work diary, and invites reviewers and contractors.",
        "reviewer": "Reads every work diary.",
        "finance": "Sees the contracts with their hours; no pictures, memos or window titles.",
        "administrator": "Looks after machines: sees members and devices, and no contract.",
        "contractor": "Tracks time on their own contracts, and reads their own diary.",
    }
)

REFUSALS: Mapping[str, str] = MappingProxyType(
    {
        "no-address": "This is no address that a letter can be sent to. It looks like name@example.com.",
        "no-role": "Choose one of the roles listed.",
        "bad-message": "Take at most 500 characters, without invisible marks.",
        "is-member": "Whoever has this address is a member already.",
        "is-invited": "This address is invited already. Send that invitation again, or withdraw it first.",
        "last-owner": "An organization needs an owner. Make somebody else an owner first.",
        "over": "Somebody has changed this meanwhile. This is how it is now; nothing else was changed.",
    }
)

STATES: Mapping[str, str] = MappingProxyType(
    {
        "open": "waits for an answer",
        "accepted": "accepted",
        "withdrawn": "withdrawn",
        "expired": "expired",
    }
)

ACTS: Mapping[str, str] = MappingProxyType(
    {
        "invited": "Invited",
        "invited-again": "Made a new link for",
        "invitation-withdrawn": "Withdrew the invitation of",
        "joined": "Accepted the invitation of",
        "role-changed": "Changed the role of",
        "removed": "Removed",
        "left": "Left",
        "provider-set": "Set up the organization’s own sign-in:",
        "provider-removed": "Removed the organization’s own sign-in:",
        "provider-required": "Made the organization’s own sign-in required:",
        "provider-optional": "Made the organization’s own sign-in optional:",
        "webhook-set": "Set the webhook to",
        "webhook-secret": "Made a new secret for the webhook to",
        "webhook-on": "Turned on the webhook to",
        "webhook-off": "Turned off the webhook to",
        "founded": "The organization was made by whoever runs this server, for",
        "webhook-removed": "Removed the webhook to",
        "provider-linked": "Signed in through the organization’s own sign-in for the first time, as",
    }
)

SEND_AGAIN = (
    "Nothing was changed: this page was made before you signed in anew. What you typed is still here. "
    "Look at it and send it again."
)
LETTER_SENT = "A letter with a link is on its way to {email}. It works for seven days."
LINK_MADE = "{email} is invited. This server sends no e-mail: hand the link below over yourself."
WITHDRAWN = "The invitation of {email} is withdrawn. Its link opens nothing any more."
ROLE_KEPT = "{name} has another role now: {role}."
REMOVED = "{name} is no longer a member."
LEFT = "You have left {organization}. Your own contracts stay here to be read."
JOINED = "You are a member of {organization} now. Your role: {role}."


def too_many_invitations(wait_s: int) -> str:
    """What stands beside the form after many invitations."""
    return f"Enough were sent for now. Go on in {count(-(-wait_s // 60), 'minute')}; nothing was sent this time."


def audit_subject(act: str, subject: str, detail: str) -> str:
    """Whom an entry was about, and the roles."""
    if act.startswith(("provider-", "webhook-")):
        return f" {subject}"
    roles = [ROLES[role] for role in detail.split()]
    if act == "left":
        return f" ({roles[0]})"
    if act == "role-changed":
        return f" {subject}: {roles[0]} → {roles[1]}"
    return f" {subject} ({roles[0]})"
