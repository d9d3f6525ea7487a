"""What somebody may do with a contract, and in an organization, by how they stand to it; what is not listed is refused.

Pure. Pages, files and exports ask it by way of `server.access.contracts`; the API of devices serves nobody but
the device's owner and has no use for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from server.accounts.models import Role
from server.tokens.models import Scope
from wire.records import OrganizationId


class Act(StrEnum):
    """What a page or file does with a contract."""

    KNOW = auto()
    """See that it exists: its title, its two sides, its hours of the week."""

    READ_DIARY = auto()
    """See days and segments with all that was recorded, pictures included."""

    READ_CONSENTS = auto()
    """See what was agreed to, when, and on which devices."""

    EXPORT = auto()
    """Take the evidence away, with who looked at it."""

    READ_LOOKS = auto()
    """See who looked at what was recorded, and when."""

    READ_OFFER = auto()
    """See the terms that are offered, and what was done about the offer."""

    ANSWER_OFFER = auto()
    """Accept or decline."""

    READ_TERMS = auto()
    """See rate, limit and state of a contract, and what was done about it."""

    PAUSE = auto()
    """Let it stand still, and go on."""

    END = auto()
    """Let it be over."""

    CHANGE_OFFER = auto()
    """Offer other terms, or take the offer back."""

    READ_COMMENTS = auto()
    """Read the comments and questions on its segments."""

    COMMENT = auto()
    """Write some, change and delete one's own."""


class Standing(StrEnum):
    """How somebody stands to a contract."""

    OWN = auto()
    """Its contractor; whatever else they are in the organization."""

    OWNER = auto()
    MANAGER = auto()
    REVIEWER = auto()
    FINANCE = auto()
    """Members of its organization, by their role there."""


_READS: Final = frozenset(
    {
        Act.KNOW,
        Act.READ_DIARY,
        Act.READ_CONSENTS,
        Act.EXPORT,
        Act.READ_LOOKS,
        Act.READ_COMMENTS,
        Act.COMMENT,
    }
)
_HIRES: Final = frozenset({Act.READ_OFFER, Act.CHANGE_OFFER, Act.READ_TERMS, Act.PAUSE, Act.END})

MAY: Final[Mapping[Standing, frozenset[Act]]] = {
    Standing.OWN: _READS | {Act.READ_OFFER, Act.ANSWER_OFFER, Act.READ_TERMS, Act.END},
    Standing.OWNER: _READS | _HIRES,
    Standing.MANAGER: _READS | _HIRES,
    Standing.REVIEWER: _READS,
    # That there is a contract and how many hours it has: no picture, no memo, no window title, nothing to take away.
    Standing.FINANCE: frozenset({Act.KNOW, Act.READ_TERMS}),
}
"""Each standing with all that it may do."""

_BY_ROLE: Final[Mapping[str, Standing]] = {
    Role.OWNER: Standing.OWNER,
    Role.MANAGER: Standing.MANAGER,
    Role.REVIEWER: Standing.REVIEWER,
    Role.FINANCE: Standing.FINANCE,
}
"""A contractor stands to no contract but their own, an administrator to none."""


def roles_that_may(act: Act) -> tuple[str, ...]:
    """The roles whose members may do it with the contracts of others, for a database to choose by."""
    return tuple(role for role, standing in _BY_ROLE.items() if act in MAY[standing])


BY_ONESELF: Final[frozenset[Act]] = frozenset({Act.ANSWER_OFFER, Act.END, Act.COMMENT})
"""What a contractor does by a sign-in of their own only: an organization's provider gives nobody's word for them."""


def takes_oneself(act: Act, *, own: bool, through: OrganizationId | None) -> bool:
    """Whether a sign-in `through` a provider does not do for it; `own`: with the person's own contract or offer."""
    return own and act in BY_ONESELF and through is not None


class Deed(StrEnum):
    """What a page does in an organization."""

    LEAVE = auto()
    """Know that one is in it, and leave."""

    SEE_MEMBERS = auto()
    """See who is in it with which role."""

    INVITE = auto()
    """Invite, and see and change invitations; with which roles says `MAY_GIVE`."""

    MANAGE_MEMBERS = auto()
    """Change roles and remove members."""

    HIRE = auto()
    """See all offers, and make new ones."""

    READ_AUDIT_LOG = auto()
    """See who changed what."""

    MANAGE_SIGN_IN = auto()
    """Set up the organization's own identity provider, which vouches for every member."""

    MANAGE_WEBHOOKS = auto()
    """Have events sent to addresses elsewhere."""

    SEE_DEVICES = auto()
    """See which devices may send, and whose they are."""

    SEE_TEAM = auto()
    """See who is at work now, on those of its contracts whose diaries one may read."""


MAY_IN_ORGANIZATION: Final[Mapping[Role, frozenset[Deed]]] = {
    Role.OWNER: frozenset(Deed),
    Role.MANAGER: frozenset({Deed.LEAVE, Deed.SEE_TEAM, Deed.SEE_MEMBERS, Deed.INVITE, Deed.HIRE}),
    Role.REVIEWER: frozenset({Deed.LEAVE, Deed.SEE_TEAM}),
    Role.FINANCE: frozenset({Deed.LEAVE}),
    Role.ADMINISTRATOR: frozenset({Deed.LEAVE, Deed.SEE_MEMBERS, Deed.SEE_DEVICES}),
    Role.CONTRACTOR: frozenset({Deed.LEAVE}),
}
"""Each role with all that its members may do in the organization."""

MAY_GIVE: Final[Mapping[Role, tuple[Role, ...]]] = {
    Role.OWNER: tuple(Role),
    Role.MANAGER: (Role.REVIEWER, Role.CONTRACTOR),
}
"""The roles that an inviting member may give: a manager none that opens more than their own."""

ACTS_WITHIN: Final[Mapping[Scope, frozenset[Act]]] = {
    Scope.CONTRACTS: frozenset({Act.KNOW}),
    Scope.DIARY: frozenset({Act.READ_DIARY}),
    Scope.EXPORT: frozenset({Act.EXPORT}),
    Scope.MEMBERS: frozenset(),
}
DEEDS_WITHIN: Final[Mapping[Scope, frozenset[Deed]]] = {
    Scope.CONTRACTS: frozenset(),
    Scope.DIARY: frozenset(),
    Scope.EXPORT: frozenset(),
    Scope.MEMBERS: frozenset({Deed.SEE_MEMBERS}),
}
"""What a personal access token with a scope may be used for, where its owner may do it."""


def scopes_for(what: Act | Deed) -> tuple[Scope, ...]:
    """The scopes of which a token needs one to do it; none: no token does."""
    if isinstance(what, Act):
        return tuple(scope for scope in Scope if what in ACTS_WITHIN[scope])
    return tuple(scope for scope in Scope if what in DEEDS_WITHIN[scope])
