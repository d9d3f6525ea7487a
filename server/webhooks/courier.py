"""Delivers events to webhooks, tries again with growing waits, and gives webhooks up that fail for days."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session as Rows

from server.accounts.models import Membership, Person, Role
from server.clock import new_id
from server.context import Core
from server.hooks.models import Delivery, DeliveryTry, Webhook
from server.mail.outbox import Outbox
from server.notices.models import What
from server.notices.telling import Notice, Recipient, tell
from server.oidc.faults import Fault, ProviderError
from server.oidc.fetch import fetch
from server.storage.errors import DataFolderError, StorageError
from server.vault import Vault
from server.webhooks.signing import signed_headers

_LOG = logging.getLogger(__name__)

LOOK_S = 1.0
"""How often it looks for what is due."""
TRY_AGAIN_MS = tuple(
    seconds * 1000 for seconds in (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400)
)
"""How long after each try the next one comes; after the last it is given up."""
GIVEN_UP_MS = 5 * 24 * 3_600_000
"""After so long in which nothing was taken the webhook itself is given up."""
KEPT_MS = 30 * 24 * 3_600_000
"""How long it stays known what was delivered."""
WHOLE_S = 10.0
"""For one whole answer."""
_AT_ONCE = 8
_CLEAR_EVERY = 3600
_GONE = 410


@dataclass(frozen=True, slots=True)
class _Due:
    organization: str
    webhook: str
    number: int
    ident: str
    url: str
    body: str
    keys: tuple[bytes, ...]


class Courier:
    """One delivery at a time for each webhook, several webhooks at once. What was sent when the server stopped is sent
    again: a delivery may come twice, never not at all."""

    def __init__(self, core: Core, vault: Vault, outbox: Outbox, *, look_s: float = LOOK_S) -> None:
        self._core = core
        self._vault = vault
        self._outbox = outbox
        self._look_s = look_s
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="courier")

    def start(self) -> None:
        """Begin with what was left over."""
        self._thread.start()

    def close(self) -> None:
        """Finish what is being sent, and end the thread."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        looks = 0
        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="courier") as pool:
            while True:
                try:
                    for _ in pool.map(self._deliver, self._due()):
                        pass
                    if looks % _CLEAR_EVERY == 0:
                        self.clear()
                except StorageError:
                    _LOG.exception("deliveries wait in the database; trying again")
                except Exception:  # noqa: BLE001 - thread guard: deliveries after this one must go
                    _LOG.exception("a bug while delivering to webhooks")
                looks += 1
                if self._stopping.wait(self._look_s):
                    return

    def _due(self) -> Sequence[_Due]:
        """The first delivery that is due of each of some webhooks, those that wait longest first."""
        now_ms = self._core.clock.now_ms()
        with self._core.database.reading() as rows:
            firsts = (
                select(
                    Delivery.organization,
                    Delivery.webhook,
                    func.min(Delivery.number).label("number"),
                )
                .where(Delivery.due_ms <= now_ms)
                .group_by(Delivery.organization, Delivery.webhook)
                .order_by(func.min(Delivery.due_ms))
                .limit(_AT_ONCE)
                .subquery()
            )
            found = rows.execute(
                select(Delivery, Webhook)
                .join(
                    firsts,
                    (firsts.c.organization == Delivery.organization)
                    & (firsts.c.webhook == Delivery.webhook)
                    & (firsts.c.number == Delivery.number),
                )
                .join(
                    Webhook,
                    (Webhook.organization == Delivery.organization)
                    & (Webhook.webhook == Delivery.webhook)
                    & Webhook.disabled_ms.is_(None),
                )
            ).all()
        due = []
        for row, webhook in found:
            sealed = [webhook.sealed]
            if webhook.sealed_old is not None and now_ms < (webhook.old_until_ms or 0):
                sealed.append(webhook.sealed_old)
            try:
                keys = tuple(self._vault.open(one, whose=webhook.webhook) for one in sealed)
            except DataFolderError as error:
                _LOG.error("deliveries of webhook %s cannot be signed: %s", webhook.webhook, error)
                keys = ()
            due.append(
                _Due(
                    row.organization,
                    row.webhook,
                    row.number,
                    row.ident,
                    webhook.url,
                    row.body,
                    keys,
                )
            )
        return due

    def _deliver(self, due: _Due) -> None:
        if self._stopping.is_set():
            return
        if not due.keys:
            self._failed(due, None, Fault.BAD_SIGNATURE)
            return
        body = due.body.encode()
        at_ms = self._core.clock.now_ms()
        headers = signed_headers(due.keys, ident=due.ident, at_ms=at_ms, body=body)
        try:
            answer = fetch(
                due.url,
                self._core.settings.webhooks,
                data=body,
                headers={"Content-Type": "application/json", **headers},
                whole_s=WHOLE_S,
            )
        except ProviderError as error:
            self._failed(due, None, error.fault)
            return
        if 200 <= answer.status < 300:
            self._taken(due, answer.status)
        else:
            self._failed(due, answer.status, None)

    def _taken(self, due: _Due, status: int) -> None:
        now_ms = self._core.clock.now_ms()
        with self._core.database.writing() as rows:
            row = self._tried(rows, due, status, "", now_ms)
            if row is None:
                return
            row.due_ms, row.done_ms = None, now_ms
            rows.get_one(Webhook, (due.organization, due.webhook)).failing_ms = None

    def _failed(self, due: _Due, status: int | None, fault: Fault | None) -> None:
        now_ms = self._core.clock.now_ms()
        with self._core.database.writing() as rows:
            row = self._tried(rows, due, status, fault or "", now_ms)
            if row is None:
                return
            webhook = rows.get_one(Webhook, (due.organization, due.webhook))
            over = row.tries > len(TRY_AGAIN_MS) or webhook.disabled_ms is not None
            row.due_ms = None if over else now_ms + TRY_AGAIN_MS[row.tries - 1]
            if webhook.failing_ms is None:
                webhook.failing_ms = now_ms
            lasting = now_ms >= webhook.failing_ms + GIVEN_UP_MS
            if webhook.disabled_ms is None and (lasting or status == _GONE):
                self._give_up(rows, webhook, now_ms)

    def _tried(
        self, rows: Rows, due: _Due, status: int | None, fault: str, now_ms: int
    ) -> Delivery | None:
        """Write the try down; None where the webhook was removed meanwhile."""
        row = rows.get(Delivery, (due.organization, due.webhook, due.number))
        if row is None or row.ident != due.ident:
            return None
        row.tries += 1
        rows.add(
            DeliveryTry(
                organization=row.organization,
                webhook=row.webhook,
                number=row.number,
                at_ms=now_ms,
                tried=new_id(self._core.rng),
                status=status,
                fault=fault,
            )
        )
        return row

    def _give_up(self, rows: Rows, webhook: Webhook, now_ms: int) -> None:
        """Send nothing more to it, and tell the owners."""
        webhook.disabled_ms = now_ms
        rows.execute(
            update(Delivery)
            .where(
                Delivery.organization == webhook.organization,
                Delivery.webhook == webhook.webhook,
                Delivery.due_ms.is_not(None),
            )
            .values(due_ms=None)
        )
        owners = rows.scalars(
            select(Person)
            .join(Membership, Membership.person == Person.person)
            .where(
                Membership.organization == webhook.organization,
                Membership.role == Role.OWNER,
                Membership.left_ms.is_(None),
            )
            .order_by(Person.person)
        ).all()
        notice = Notice(
            What.WEBHOOK_DISABLED,
            about=webhook.url,
            path=f"/organizations/{webhook.organization}/webhooks/{webhook.webhook}",
            organization=webhook.organization,
        )
        for owner in owners:
            tell(rows, self._core, self._outbox, Recipient(owner.person, owner.email), notice)

    def clear(self) -> None:
        """Forget deliveries that are long done."""
        old_ms = self._core.clock.now_ms() - KEPT_MS
        old = (Delivery.due_ms.is_(None), Delivery.made_ms < old_ms)
        with self._core.database.writing() as rows:
            rows.execute(
                delete(DeliveryTry)
                .where(
                    select(Delivery.number)
                    .where(
                        Delivery.organization == DeliveryTry.organization,
                        Delivery.webhook == DeliveryTry.webhook,
                        Delivery.number == DeliveryTry.number,
                        *old,
                    )
                    .exists()
                )
                .execution_options(synchronize_session=False)
            )
            rows.execute(delete(Delivery).where(*old))
