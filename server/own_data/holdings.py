"""Which tables hold something about a person, by which rows, and which columns of them are nobody's to read.

Every table is either here or in `NOT_TOLD` with the reason: a test asks for both, so that a new table is decided.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, or_, select, tuple_

from server.accounts.models import (
    AccountEvent,
    IdentityLink,
    Membership,
    Passkey,
    Person,
    RecoveryCode,
    SecondStep,
    Session,
)
from server.comments.models import CommentBefore, CommentRead, CommentRow
from server.contracts.models import (
    ContractEvent,
    ContractPause,
    ContractRate,
    ContractRow,
    OfferRow,
    PolicyRow,
)
from server.device_grant.models import DeviceSignIn
from server.devices.models import Device, EnrolmentCode
from server.evidence.acts import CloseRow, ConsentRow, ManualTime
from server.feeds.models import CalendarFeed
from server.hooks.models import Webhook
from server.looks.models import LookRow, PeriodLookRow
from server.members.models import InvitationRow, MemberEvent
from server.notices.models import NoticeChoice, NoticeRow
from server.storage.base import Base
from server.tokens.models import AccessToken


@dataclass(frozen=True, slots=True)
class Whose:
    """Who asks: their name in the database, and their e-mail address."""

    person: str
    email: str


@dataclass(frozen=True, slots=True)
class Holding:
    """The rows of a table that are about somebody; `without`: columns that stay here, such as secrets."""

    name: str
    """In the file, and for `server.web.own_data_words`."""
    table: type[Base]
    which: Callable[[Whose], ColumnElement[bool]]
    without: frozenset[str] = frozenset()


def _by(column: Any) -> Callable[[Whose], ColumnElement[bool]]:  # noqa: ANN401 - columns of all tables
    return lambda whose: column == whose.person


def _of_contracts(table: Any) -> Callable[[Whose], ColumnElement[bool]]:  # noqa: ANN401 - as above
    def which(whose: Whose) -> ColumnElement[bool]:
        own = select(ContractRow.organization, ContractRow.contract)
        return tuple_(table.organization, table.contract).in_(
            own.where(ContractRow.person == whose.person)
        )

    return which


def _earlier_texts(whose: Whose) -> ColumnElement[bool]:
    own = select(CommentRow.organization, CommentRow.contract, CommentRow.number)
    return tuple_(CommentBefore.organization, CommentBefore.contract, CommentBefore.number).in_(
        own.where(CommentRow.person == whose.person)
    )


HOLDINGS: Final = (
    Holding("account", Person, _by(Person.person), frozenset({"password_hash"})),
    Holding("sign_ins", Session, _by(Session.person), frozenset({"token_sha256"})),
    Holding(
        "second_step", SecondStep, _by(SecondStep.person), frozenset({"sealed_secret", "last_step"})
    ),
    Holding("recovery_codes", RecoveryCode, _by(RecoveryCode.person), frozenset({"code_sha256"})),
    Holding("passkeys", Passkey, _by(Passkey.person)),
    Holding("linked_sign_ins", IdentityLink, _by(IdentityLink.person)),
    Holding("access_tokens", AccessToken, _by(AccessToken.person), frozenset({"secret_sha256"})),
    Holding(
        "calendar_addresses", CalendarFeed, _by(CalendarFeed.person), frozenset({"secret_sha256"})
    ),
    Holding("account_history", AccountEvent, _by(AccountEvent.person)),
    Holding("notifications", NoticeRow, _by(NoticeRow.person)),
    Holding("notification_choices", NoticeChoice, _by(NoticeChoice.person)),
    Holding("memberships", Membership, _by(Membership.person)),
    Holding(
        "invitations",
        InvitationRow,
        lambda whose: or_(
            InvitationRow.invited_by == whose.person, InvitationRow.email == whose.email
        ),
        frozenset({"token_sha256"}),
    ),
    Holding("organization_history", MemberEvent, _by(MemberEvent.person)),
    Holding("webhooks", Webhook, _by(Webhook.made_by), frozenset({"sealed", "sealed_old"})),
    Holding(
        "offers",
        OfferRow,
        lambda whose: or_(
            OfferRow.person == whose.person,
            OfferRow.offered_by == whose.person,
            OfferRow.email == whose.email,
        ),
    ),
    Holding("contracts", ContractRow, _by(ContractRow.person)),
    Holding("contract_rates", ContractRate, _of_contracts(ContractRate), frozenset({"set_by"})),
    Holding("contract_pauses", ContractPause, _of_contracts(ContractPause)),
    Holding("contract_policies", PolicyRow, _of_contracts(PolicyRow)),
    Holding("contract_history", ContractEvent, _by(ContractEvent.person)),
    Holding("devices", Device, _by(Device.person), frozenset({"token_sha256"})),
    Holding(
        "enrolment_codes", EnrolmentCode, _by(EnrolmentCode.person), frozenset({"code_sha256"})
    ),
    Holding(
        "device_sign_ins",
        DeviceSignIn,
        _by(DeviceSignIn.person),
        frozenset({"device_code_sha256", "user_code_sha256", "enrolment_sha256"}),
    ),
    Holding("consents", ConsentRow, _by(ConsentRow.person)),
    Holding("manual_time", ManualTime, _by(ManualTime.person)),
    Holding("closed_weeks", CloseRow, _by(CloseRow.person)),
    Holding("comments", CommentRow, _by(CommentRow.person)),
    Holding("comments_before", CommentBefore, _earlier_texts),
    Holding("comments_read", CommentRead, _by(CommentRead.person)),
    Holding("looks", LookRow, _by(LookRow.person)),
    Holding("period_looks", PeriodLookRow, _by(PeriodLookRow.person)),
)
"""In the order of the file. What others did about somebody is theirs and stays out, but for offers and invitations."""

_EVIDENCE = "the evidence of a contract, which is exported whole, with its proofs, from the contract's diary"
_MOMENT = "lives for minutes and holds nothing but a secret"
_FIRM = "an organization's, and about nobody"
_LOG = "proofs of the log: hashes that tell nothing of anybody"

NOT_TOLD: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        (
            "streams",
            "statements",
            "later_entries",
            "segments",
            "disclosures",
            "items",
            "later_items",
            "changes",
            "file_uses",
            "tracked_sessions",
        ),
        _EVIDENCE,
    ),
    **dict.fromkeys(
        ("half_sign_ins", "mailed_links", "passkey_challenges", "identity_requests"), _MOMENT
    ),
    **dict.fromkeys(
        (
            "organizations",
            "identity_providers",
            "provider_domains",
            "webhook_deliveries",
            "webhook_tries",
        ),
        _FIRM,
    ),
    **dict.fromkeys(
        (
            "erasures",
            "log_entries",
            "log_nodes",
            "log_heads",
            "authority_statements",
            "authority_orders",
        ),
        _LOG,
    ),
    "letters": "sealed until they are sent, and then in your own mailbox",
}
"""By the table's name: why its rows are not in the file."""
