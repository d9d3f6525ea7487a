"""Keeps an event for the webhooks that want it, in the transaction of what happened."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Rows

from server.clock import new_id
from server.context import Core
from server.hooks.models import Delivery, Event, Webhook
from wire.records import OrganizationId


def emit(
    rows: Rows,
    core: Core,
    organization: OrganizationId,
    event: Event,
    data: Mapping[str, str | int],
) -> None:
    """Let every webhook of the organization that wants `event` be told. `data` are names by which the API and the
    pages know things, and nothing that was written or recorded."""
    found = rows.scalars(
        select(Webhook)
        .where(Webhook.organization == organization, Webhook.disabled_ms.is_(None))
        .with_for_update()
    ).all()
    for webhook in found:
        if event in webhook.events.split():
            put(rows, core, webhook, event, data)


def put(
    rows: Rows, core: Core, webhook: Webhook, event: Event, data: Mapping[str, str | int]
) -> None:
    """Let one webhook be told."""
    now_ms = core.clock.now_ms()
    webhook.newest += 1
    at = datetime.fromtimestamp(now_ms / 1000, UTC)
    body = {
        "type": event,
        "timestamp": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "number": webhook.newest,
        "organization": webhook.organization,
        "data": dict(data),
    }
    rows.add(
        Delivery(
            organization=webhook.organization,
            webhook=webhook.webhook,
            number=webhook.newest,
            ident=f"msg_{new_id(core.rng)}{new_id(core.rng)}",
            event=event,
            body=json.dumps(body, separators=(",", ":")),
            made_ms=now_ms,
            due_ms=now_ms,
            tries=0,
            done_ms=None,
        )
    )
