"""What letters say. Plain text: nothing in them is loaded from anywhere, and links stand as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Words:
    """Subject and text of a letter."""

    subject: str
    text: str


END = "\n\nHourproof\n"


def new_password(link: str) -> Words:
    """To somebody who forgot their password."""
    return Words(
        "A new password for Hourproof",
        "Somebody, probably you, asked for a new password. Choose it here:\n\n"
        f"{link}\n\n"
        "The link works once, for one hour. If it was not you, do nothing: your password stays as it is."
        + END,
    )


def invitation(link: str, *, organization: str, by: str, role: str, message: str) -> Words:
    """To somebody whom a member of an organization invites; `message` is theirs and may be empty."""
    quoted = "".join(f"\n> {line}" for line in message.split("\n")) if message else ""
    said = f"\n\n{by} writes:\n{quoted}" if quoted else ""
    return Words(
        f"{by} invites you to {organization}",
        f"{by} invites you to join {organization} on Hourproof. Your role there: {role}.{said}\n\n"
        f"See what it is about, and accept or not:\n\n{link}\n\n"
        "The link works once, for seven days. If you do not know who this is, do nothing." + END,
    )


def offer(link: str, *, organization: str, by: str) -> Words:
    """To a member to whom a contract is offered."""
    return Words(
        f"{organization} offers you a contract",
        f"{by} of {organization} offers you a contract on Hourproof. Rate, limit and what would be captured stand "
        f"here; accept or decline:\n\n{link}\n\n"
        "Nothing is captured before you have accepted and, in the app, agreed to that as well."
        + END,
    )


def offer_changed(link: str, *, organization: str, by: str) -> Words:
    """To a member to whom other terms are offered now."""
    return Words(
        f"{organization} changed its offer",
        f"{by} of {organization} changed the contract that is offered to you. What it says now, and what it said "
        f"before:\n\n{link}\n\n"
        "Only the new terms can be accepted." + END,
    )


def offer_withdrawn(link: str, *, organization: str, by: str) -> Words:
    """To a member from whom an offer was taken back."""
    return Words(
        f"{organization} withdrew its offer",
        f"{by} of {organization} withdrew the contract that was offered to you. It can be accepted no more:\n\n"
        f"{link}" + END,
    )


def offer_answered(link: str, *, who: str, answer: str) -> Words:
    """To whoever offered; `answer` is `accepted` or `declined`."""
    return Words(
        f"{who} {answer} your offer",
        f"{who} {answer} the contract that you offered:\n\n{link}" + END,
    )


def contract_did(link: str, *, who: str, act: str) -> Words:
    """To the other side of a contract; `act` is `paused`, `resumed` or `ended`."""
    meant = {
        "paused": "No time is taken from then on until it is resumed. What was tracked before counts.",
        "resumed": "Time can be tracked again.",
        "ended": "No time is taken from then on. What was tracked before counts, and its diary stays open to you.",
    }[act]
    return Words(
        f"{who} {act} your contract",
        f"{who} {act} a contract of yours. {meant}\n\nSince when, and why:\n\n{link}" + END,
    )


def terms_changed(link: str, *, who: str, title: str, did: str, said: str, reason: str) -> Words:
    """To both sides of a contract whose terms `who` changed: what they `did`, and what is `said` of it."""
    quoted = "".join(f"\n> {line}" for line in reason.split("\n")) if reason else ""
    because = f"\n\n{who} writes:\n{quoted}" if quoted else ""
    return Words(
        f"{who} {did}",
        f"{who} {did} for {title}.\n\n{said}{because}\n\nThe contract, with its history:\n\n{link}"
        + END,
    )


def comment(link: str, *, by: str, title: str, question: bool) -> Words:
    """To the other side of a contract, on one of whose segments `by` wrote."""
    did = "asks you about" if question else "wrote to you about"
    return Words(
        f"{by} {did} {title}",
        f"{by} {did} a segment of the contract {title}. Read it and answer here:\n\n"
        f"{link}\n\n"
        "There is no further letter about this segment until you have read it." + END,
    )


def confirm_address(link: str) -> Words:
    """To an address that an account wants to have."""
    return Words(
        "Confirm your e-mail address",
        "This address was entered for an account of Hourproof. If it was you, confirm it here:\n\n"
        f"{link}\n\n"
        "The link works once, for one hour. If it was not you, do nothing." + END,
    )


def address_taken(link: str) -> Words:
    """To an address that another account has already."""
    return Words(
        "You have an account with this address",
        "This address was entered for another account of Hourproof, but it belongs to yours already. "
        "Nothing was changed. "
        f"If it was you, sign in with this address:\n\n{link}\n\n"
        "If it was not you, do nothing." + END,
    )


def address_changed() -> Words:
    """To the address that an account had before."""
    return Words(
        "Your e-mail address was changed",
        "Your account of Hourproof has another e-mail address now; this one no longer signs you in. If it was not you, "
        "tell whoever runs your server at once." + END,
    )


TOLD: Mapping[str, Words] = MappingProxyType(
    {
        act: Words(
            subject,
            f"{subject}.\n\nIf it was you, there is nothing to do. If it was not, ask for a new password on the "
            "sign-in page, and look at the passkeys, the access tokens, the calendar addresses, the sign-ins and the "
            "history of your account." + END,
        )
        for act, subject in (
            ("password-changed", "Your password was changed"),
            ("password-reset", "Your password was changed by a link"),
            ("data-taken", "A file with all that the server holds about you was taken"),
            ("second-step-on", "The second step of signing in was turned on"),
            ("second-step-off", "The second step of signing in was turned off"),
            ("recovery-code-used", "A recovery code was used to sign in"),
            ("recovery-codes-made", "New recovery codes were made"),
            ("passkey-added", "A passkey was added to your account"),
            ("passkey-removed", "A passkey of your account was removed"),
            ("provider-linked", "An organization’s own sign-in was linked to your account"),
            (
                "provider-unlinked",
                "The link of your account to an organization’s own sign-in ended",
            ),
            ("passkey-went-back", "A passkey of your account may have been copied"),
            ("device-allowed", "A device was let in to track time for you"),
            ("access-token-made", "A personal access token was made for your account"),
            ("access-token-revoked", "A personal access token of your account was revoked"),
            ("calendar-made", "A secret calendar address was made for your account"),
            ("calendar-revoked", "A secret calendar address of your account was revoked"),
        )
    }
)
"""Letters that tell of something that happened to an account, by the value of its `events.Act`."""
