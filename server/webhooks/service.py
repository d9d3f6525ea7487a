"""Sets up the webhooks of an organization, and reads the log of what was delivered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session as Rows

from server.access.organizations import Place
from server.accounts.events import Caller
from server.accounts.service import Viewer
from server.context import Core
from server.hooks.models import Delivery, DeliveryTry, Event, Webhook
from server.hooks.queue import put
from server.members import audit
from server.members.audit import MemberAct
from server.oidc.faults import Fault, ProviderError
from server.oidc.reach import check_url
from server.vault import Vault
from server.webhooks.signing import SECRET_BYTES, secret_text

MOST = 10
"""So many webhooks one organization may have."""
SHOWN = 50
"""So many deliveries are shown."""
WAITING = 20
"""So many deliveries that were asked for by hand may wait."""
OLD_MS = 24 * 3_600_000
"""How long the secret before the newest one still signs."""
CHOSEN: tuple[Event, ...] = tuple(event for event in Event if event is not Event.TEST)
"""What can be chosen."""

_FORM_NAME = re.compile(r"[0-9a-f]{16}")


class Refusal(StrEnum):
    """Why nothing was changed; the first two stand beside their fields."""

    NO_EVENTS = "no-events"
    TOO_MANY = "too-many"
    MADE_ALREADY = "made-already"
    STALE = "stale"
    WAITING = "waiting"
    DISABLED = "disabled"


class WebhookRefusedError(Exception):
    """Nothing was changed; what stands beside `url`, and why else."""

    def __init__(self, refusal: Refusal | None = None, *, fault: Fault | None = None) -> None:
        super().__init__(refusal or fault)
        self.refusal = refusal
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Listed:
    """A webhook; `failing_ms` and `disabled_ms` as in `Webhook`."""

    webhook: str
    url: str
    events: tuple[Event, ...]
    made_ms: int
    version: int
    old_until_ms: int | None
    failing_ms: int | None
    disabled_ms: int | None


@dataclass(frozen=True, slots=True)
class Tried:
    """One try: the status of the answer, or why there is none."""

    at_ms: int
    status: int | None
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class Sent:
    """A delivery with its tries, the newest first."""

    number: int
    ident: str
    event: Event
    made_ms: int
    due_ms: int | None
    done_ms: int | None
    tries: tuple[Tried, ...]


class Webhooks:
    """Safe from any thread. The door has found that the viewer may do it in the place."""

    def __init__(self, core: Core, vault: Vault) -> None:
        self._core = core
        self._vault = vault

    def of(self, place: Place) -> Sequence[Listed]:
        """All of them, the newest first."""
        with self._core.database.reading() as rows:
            found = rows.scalars(
                select(Webhook)
                .where(Webhook.organization == place.organization)
                .order_by(Webhook.made_ms.desc(), Webhook.webhook)
            ).all()
        return [self._listed(row) for row in found]

    def one(self, place: Place, webhook: str) -> Listed | None:
        """One of them, or None."""
        with self._core.database.reading() as rows:
            row = rows.get(Webhook, (place.organization, webhook))
        return None if row is None else self._listed(row)

    def log(self, place: Place, webhook: str) -> Sequence[Sent]:
        """The newest deliveries, the newest first."""
        with self._core.database.reading() as rows:
            found = rows.scalars(
                select(Delivery)
                .where(Delivery.organization == place.organization, Delivery.webhook == webhook)
                .order_by(Delivery.number.desc())
                .limit(SHOWN)
            ).all()
            tries: dict[int, list[Tried]] = {row.number: [] for row in found}
            for row in rows.scalars(
                select(DeliveryTry)
                .where(
                    DeliveryTry.organization == place.organization,
                    DeliveryTry.webhook == webhook,
                    DeliveryTry.number.in_(tries),
                )
                .order_by(DeliveryTry.at_ms.desc(), DeliveryTry.tried)
            ):
                fault = Fault(row.fault) if row.fault else None
                tries[row.number].append(Tried(row.at_ms, row.status, fault))
        return [
            Sent(
                row.number,
                row.ident,
                Event(row.event),
                row.made_ms,
                row.due_ms,
                row.done_ms,
                tuple(tries[row.number]),
            )
            for row in found
        ]

    def make(
        self,
        viewer: Viewer,
        place: Place,
        *,
        form: str,
        url: str,
        events: Iterable[str],
        caller: Caller,
    ) -> str:
        """Register an address; returns the secret, which nobody can read again. Raises `WebhookRefusedError`."""
        address, chosen = self._checked(url, events)
        key, now_ms = self._core.rng.token_bytes(SECRET_BYTES), self._core.clock.now_ms()
        with self._core.database.writing() as rows:
            known = rows.get(Webhook, (place.organization, form))
            if known is not None or _FORM_NAME.fullmatch(form) is None:
                raise WebhookRefusedError(Refusal.MADE_ALREADY)
            count = rows.scalar(
                select(func.count())
                .select_from(Webhook)
                .where(Webhook.organization == place.organization)
            )
            if (count or 0) >= MOST:
                raise WebhookRefusedError(Refusal.TOO_MANY)
            rows.add(
                Webhook(
                    organization=place.organization,
                    webhook=form,
                    url=address,
                    events=" ".join(chosen),
                    sealed=self._vault.seal(key, whose=form),
                    sealed_old=None,
                    old_until_ms=None,
                    made_ms=now_ms,
                    made_by=viewer.person,
                    version=1,
                    newest=0,
                    failing_ms=None,
                    disabled_ms=None,
                )
            )
            self._record(rows, viewer, place, MemberAct.WEBHOOK_SET, caller, address)
        return secret_text(key)

    def change(
        self,
        viewer: Viewer,
        place: Place,
        webhook: str,
        *,
        version: int,
        url: str,
        events: Iterable[str],
        caller: Caller,
    ) -> None:
        """Keep another address or other events. Raises `WebhookRefusedError`."""
        address, chosen = self._checked(url, events)
        with self._core.database.writing() as rows:
            row = _row(rows, place, webhook, version)
            row.url, row.events = address, " ".join(chosen)
            row.version += 1
            self._record(rows, viewer, place, MemberAct.WEBHOOK_SET, caller, address)

    def rotate(
        self, viewer: Viewer, place: Place, webhook: str, *, version: int, caller: Caller
    ) -> str:
        """Make another secret; for a day both sign. Raises `WebhookRefusedError`."""
        key = self._core.rng.token_bytes(SECRET_BYTES)
        with self._core.database.writing() as rows:
            row = _row(rows, place, webhook, version)
            row.sealed_old, row.sealed = row.sealed, self._vault.seal(key, whose=webhook)
            row.old_until_ms = self._core.clock.now_ms() + OLD_MS
            row.version += 1
            self._record(rows, viewer, place, MemberAct.WEBHOOK_SECRET, caller, row.url)
        return secret_text(key)

    def switch(
        self,
        viewer: Viewer,
        place: Place,
        webhook: str,
        *,
        on: bool,
        version: int,
        caller: Caller,
    ) -> None:
        """Send to it again, or nothing more; what happened while it was off is not sent later.

        Raises `WebhookRefusedError`.
        """
        with self._core.database.writing() as rows:
            row = _row(rows, place, webhook, version)
            if on is (row.disabled_ms is None):
                return
            row.disabled_ms = None if on else self._core.clock.now_ms()
            row.failing_ms = None
            row.version += 1
            if not on:
                for waiting in _waiting(rows, row):
                    waiting.due_ms = None
            act = MemberAct.WEBHOOK_ON if on else MemberAct.WEBHOOK_OFF
            self._record(rows, viewer, place, act, caller, row.url)

    def remove(
        self, viewer: Viewer, place: Place, webhook: str, *, version: int, caller: Caller
    ) -> None:
        """Forget it with its log; twice is once. Raises `WebhookRefusedError`."""
        with self._core.database.writing() as rows:
            if rows.get(Webhook, (place.organization, webhook)) is None:
                return
            url = _row(rows, place, webhook, version).url
            for table in (DeliveryTry, Delivery, Webhook):
                rows.execute(
                    delete(table).where(
                        table.organization == place.organization, table.webhook == webhook
                    )
                )
            self._record(rows, viewer, place, MemberAct.WEBHOOK_REMOVED, caller, url)

    def test(self, place: Place, webhook: str) -> None:
        """Send the event `webhook.test`. Raises `WebhookRefusedError`."""
        with self._core.database.writing() as rows:
            row = _open(rows, place, webhook)
            put(rows, self._core, row, Event.TEST, {"webhook": webhook})

    def send_again(self, place: Place, webhook: str, number: int) -> None:
        """Send a delivery once more, under the name that it had. Raises `WebhookRefusedError`."""
        with self._core.database.writing() as rows:
            _open(rows, place, webhook)
            row = rows.get(Delivery, (place.organization, webhook, number))
            if row is None:
                raise WebhookRefusedError(Refusal.STALE)
            row.due_ms, row.tries, row.done_ms = self._core.clock.now_ms(), 0, None

    def _checked(self, url: str, events: Iterable[str]) -> tuple[str, list[Event]]:
        asked = set(events)
        chosen = [event for event in CHOSEN if event in asked]
        address = url.strip()
        try:
            check_url(address, self._core.settings.webhooks)
        except ProviderError as error:
            raise WebhookRefusedError(fault=error.fault) from error
        if not chosen or len(chosen) != len(asked):
            raise WebhookRefusedError(Refusal.NO_EVENTS)
        return address, chosen

    def _listed(self, row: Webhook) -> Listed:
        old = row.old_until_ms
        return Listed(
            webhook=row.webhook,
            url=row.url,
            events=tuple(Event(event) for event in row.events.split()),
            made_ms=row.made_ms,
            version=row.version,
            old_until_ms=old if old and old > self._core.clock.now_ms() else None,
            failing_ms=row.failing_ms,
            disabled_ms=row.disabled_ms,
        )

    def _record(
        self, rows: Rows, viewer: Viewer, place: Place, act: MemberAct, caller: Caller, url: str
    ) -> None:
        audit.record(rows, self._core, place.organization, viewer.person, act, caller, subject=url)


def _row(rows: Rows, place: Place, webhook: str, version: int) -> Webhook:
    row = rows.get(Webhook, (place.organization, webhook))
    if row is None or row.version != version:
        raise WebhookRefusedError(Refusal.STALE)
    return row


def _open(rows: Rows, place: Place, webhook: str) -> Webhook:
    row = rows.get(Webhook, (place.organization, webhook))
    if row is None:
        raise WebhookRefusedError(Refusal.STALE)
    if row.disabled_ms is not None:
        raise WebhookRefusedError(Refusal.DISABLED)
    if len(_waiting(rows, row)) >= WAITING:
        raise WebhookRefusedError(Refusal.WAITING)
    return row


def _waiting(rows: Rows, row: Webhook) -> Sequence[Delivery]:
    return rows.scalars(
        select(Delivery).where(
            Delivery.organization == row.organization,
            Delivery.webhook == row.webhook,
            Delivery.due_ms.is_not(None),
        )
    ).all()
