"""Words of notifications: what happened in one line, how to be told, and the letters that tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from server.web.mail_words import END, TOLD, Words
from server.web.words import count

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "security": "Security of your account",
        "comments": "Comments and questions",
        "offers": "Offers",
        "contracts": "Contracts",
        "members": "Members",
        "webhooks": "Webhooks",
    }
)
KINDS_MEAN: Mapping[str, str] = MappingProxyType(
    {
        "security": "Passwords, passkeys, tokens and devices. Always told at once, so that nobody changes them "
        "behind your back.",
        "comments": "Somebody wrote to you, or asked you, about a segment.",
        "offers": "An offer was made to you, changed, taken back, or answered.",
        "contracts": "A contract was paused, resumed or ended, or its terms were changed.",
        "members": "Invitations to you, who joined or left, and changes of your role.",
        "webhooks": "A webhook of your organization was turned off, since nothing was taken there for days.",
    }
)
"""By the value of a `Kind`."""

MAILED: Mapping[str, str] = MappingProxyType(
    {"at-once": "At once", "daily": "Once a day", "weekly": "Once a week", "off": "Never"}
)
"""By the value of a `Mailed`."""

CHOICES_KEPT = "Kept. It holds from the next event on."
CHOOSE = "Choose one of the times."
ALL_READ = "All are marked as read."

_LINES: Mapping[str, str] = MappingProxyType(
    {
        "address-changed": "Your e-mail address was changed",
        "commented": "{by} wrote to you about {about}",
        "asked": "{by} asks you about {about}",
        "offered": "{by} offers you a contract: {about}",
        "offer-changed": "{by} changed the offer {about}",
        "offer-withdrawn": "{by} withdrew the offer {about}",
        "offer-accepted": "{by} accepted your offer {about}",
        "offer-declined": "{by} declined your offer {about}",
        "paused": "{by} paused the contract {about}",
        "resumed": "{by} resumed the contract {about}",
        "ended": "{by} ended the contract {about}",
        "limit-changed": "{by} changed the weekly limit of {about}",
        "rate-changed": "{by} raised the rate of {about}",
        "rate-kept": "{by} took back the change of the rate of {about}",
        "rate-offered": "{by} offers a lower rate for {about}",
        "rate-withdrawn": "{by} withdrew the lower rate offered for {about}",
        "rate-accepted": "{by} accepted the lower rate for {about}",
        "rate-declined": "{by} declined the lower rate for {about}",
        "limit-kept": "{by} took back the change of the weekly limit of {about}",
        "invited": "{by} invites you to {about}; the link is in the letter to you",
        "joined": "{by} joined {about}",
        "left": "{by} left {about}",
        "removed": "{by} ended your membership in {about}",
        "webhook-disabled": "The webhook to {about} was turned off: nothing was taken there",
        "role-changed": "{by} changed your role in {about}",
    }
)


def notice_line(what: str, *, by: str, about: str) -> str:
    """What happened, in one line."""
    if what == "account":
        return TOLD[about].subject
    return _LINES[what].format(by=by, about=about)


def letter(said: str, link: str) -> Words:
    """A letter that tells one thing."""
    return Words(said, f"{said}.\n\n{link}{END}")


def gathered(lines: Sequence[tuple[str, str]], *, more: int, settings: str) -> Words:
    """A letter that tells what has gathered: each line with its link, and how many `more` there are."""
    told = "\n\n".join(f"- {said}\n  {link}" for said, link in lines)
    rest = f"\n\nAnd {count(more, 'more')}, in your notifications." if more else ""
    total = count(len(lines) + more, "notification")
    return Words(
        f"{total} from Hourproof",
        f"Since the last letter, and not read yet:\n\n{told}{rest}\n\n"
        f"How you are told, and how often:\n{settings}{END}",
    )


def unread_name(unread: int) -> str:
    """The name of the link in the head of every page."""
    return f"Notifications, {shown_count(unread)} unread" if unread else "Notifications"


def shown_count(unread: int) -> str:
    """Not more than two digits."""
    return str(unread) if unread < 100 else "99+"
