"""What happened to an account, kept for its person to see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as Rows

from server.accounts.models import AccountEvent, Person
from server.clock import new_id
from server.context import Core
from server.mail.outbox import Outbox
from server.notices.models import What
from server.notices.telling import Notice, Recipient, tell
from server.web import mail_words
from wire.records import PersonId

KEPT_MS = 400 * 24 * 3_600_000
"""How long an event is kept."""

AGENT_CHARACTERS = 200
OPERATOR = "hourproof-server"
"""What stands for a browser where whoever runs the server did it on its command line."""
_SHOWN = 200


class Act(StrEnum):
    """What happened. Stored and shown by the pages in words; a value never changes its meaning."""

    ACCOUNT_MADE = "account-made"
    ACCOUNT_MADE_BY_OPERATOR = "account-made-by-operator"
    SIGNED_IN = "signed-in"
    SIGNED_OUT = "signed-out"
    SIGN_IN_ENDED = "sign-in-ended"
    OTHERS_ENDED = "others-ended"
    PASSWORD_CHANGED = "password-changed"  # noqa: S105 - an act, not a password
    PASSWORD_REFUSED = "password-refused"  # noqa: S105 - the same
    PASSWORD_RESET = "password-reset"  # noqa: S105 - the same
    NEW_PASSWORD_ASKED = "new-password-asked"  # noqa: S105 - the same
    PASSWORD_LINK_MADE = "password-link-made"  # noqa: S105 - the same
    ADDRESS_ASKED = "address-asked"
    ADDRESS_CONFIRMED = "address-confirmed"
    PROFILE_CHANGED = "profile-changed"
    SECOND_STEP_ON = "second-step-on"
    SECOND_STEP_OFF = "second-step-off"
    CODE_REFUSED = "code-refused"
    RECOVERY_CODE_USED = "recovery-code-used"
    RECOVERY_CODES_MADE = "recovery-codes-made"
    PASSKEY_ADDED = "passkey-added"
    PASSKEY_REMOVED = "passkey-removed"
    PASSKEY_WENT_BACK = "passkey-went-back"
    DEVICE_ALLOWED = "device-allowed"
    DEVICE_DECLINED = "device-declined"
    ACCESS_TOKEN_MADE = "access-token-made"  # noqa: S105 - an act, not a token
    ACCESS_TOKEN_REVOKED = "access-token-revoked"  # noqa: S105 - the same
    CALENDAR_MADE = "calendar-made"
    CALENDAR_REVOKED = "calendar-revoked"
    SIGNED_IN_THROUGH = "signed-in-through"
    PROVIDER_LINKED = "provider-linked"
    PROVIDER_UNLINKED = "provider-unlinked"
    DATA_TAKEN = "data-taken"


@dataclass(frozen=True, slots=True)
class Caller:
    """Where a request came from (`address`, empty if not known) and what its browser calls itself."""

    address: str
    agent: str


@dataclass(frozen=True, slots=True)
class Event:
    """One line of an account's history."""

    at_ms: int
    act: Act
    caller: Caller
    detail: str


def record(
    rows: Rows, core: Core, person: PersonId, act: Act, caller: Caller, *, detail: str = ""
) -> None:
    """Write `act` down in the transaction that does it, and let go of what has been kept for long enough.

    `detail` must hold nothing secret.
    """
    now_ms = core.clock.now_ms()
    rows.execute(
        delete(AccountEvent).where(
            AccountEvent.person == person, AccountEvent.at_ms < now_ms - KEPT_MS
        )
    )
    rows.add(
        AccountEvent(
            person=person,
            at_ms=now_ms,
            event=new_id(core.rng),
            act=act,
            address=caller.address,
            agent=caller.agent[:AGENT_CHARACTERS],
            detail=detail,
        )
    )


def record_and_tell(
    rows: Rows,
    core: Core,
    outbox: Outbox,
    person: PersonId,
    act: Act,
    caller: Caller,
    *,
    detail: str = "",
) -> None:
    """Write `act` down, and tell the person of it."""
    record(rows, core, person, act, caller, detail=detail)
    to = Recipient(person, rows.get_one(Person, person).email)
    notice = Notice(What.ACCOUNT, about=act, path="/account/history")
    tell(rows, core, outbox, to, notice, mail_words.TOLD[act])


def newest(core: Core, person: PersonId) -> Sequence[Event]:
    """What happened to the account of `person`, the newest first; 200 events at most."""
    with core.database.reading() as rows:
        found = rows.scalars(
            select(AccountEvent)
            .where(AccountEvent.person == person)
            .order_by(AccountEvent.at_ms.desc(), AccountEvent.event)
            .limit(_SHOWN)
        ).all()
    return [
        Event(row.at_ms, Act(row.act), Caller(row.address, row.agent), row.detail) for row in found
    ]
