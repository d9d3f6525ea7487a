"""Why something about members is not done."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """Why; each has words in `server.web.member_words`."""

    NO_ADDRESS = "no-address"
    NO_ROLE = "no-role"
    BAD_MESSAGE = "bad-message"
    IS_MEMBER = "is-member"
    IS_INVITED = "is-invited"
    LAST_OWNER = "last-owner"
    OVER = "over"


class MemberRefusedError(Exception):
    """Nothing was changed, for the reason `refusal`."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


class InvitationOverError(Exception):
    """A link that was used, withdrawn, replaced, is too old, or never was one; these are not told apart."""


class OtherAddressError(Exception):
    """Somebody else than the invited address is signed in."""
