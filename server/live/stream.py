"""A stream of server-sent events: that contracts have changed, and nothing of what."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from server.contracts import changes
from server.live.watcher import Subscription
from server.problems import Problem
from server.storage.database import Database
from server.storage.errors import StorageError
from wire.records import ContractId, OrganizationId

_LOG = logging.getLogger(__name__)

HEARTBEAT_S = 15.0
"""How often at least something is sent, so that nothing between cuts the line, and rights are asked again."""
RETRY_MS = 5_000
"""After how long a browser comes back whose line was cut."""
HEADERS = {
    "Cache-Control": "no-store",
    # A proxy that gathers answers would keep the events back.
    "X-Accel-Buffering": "no",
}


@dataclass(frozen=True, slots=True)
class Watched:
    """What a stream is about, as its viewer may see it now."""

    organization: OrganizationId
    contracts: frozenset[ContractId]


class EventStream(StreamingResponse):
    """The answer; its place among those that wait is given up however it ends."""

    def __init__(
        self,
        database: Database,
        subscription: Subscription,
        watched: Callable[[], Watched],
        *,
        since: int,
        heartbeat_s: float = HEARTBEAT_S,
    ) -> None:
        """`watched` asks for the viewer's rights anew and raises `Problem` once they have none; `since` is the newest
        change that the page has in it."""
        self._subscription = subscription
        super().__init__(
            events(database, subscription, watched, since=since, heartbeat_s=heartbeat_s),
            media_type="text/event-stream",
            headers=HEADERS,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._subscription.close()


async def events(
    database: Database,
    subscription: Subscription,
    watched: Callable[[], Watched],
    *,
    since: int,
    heartbeat_s: float,
) -> AsyncIterator[str]:
    """The text of the stream. It is over when the server stops, and when `watched` raises `Problem`: that is asked
    before each event and each heartbeat."""

    def look() -> list[changes.Changed] | None:
        try:
            now = watched()
            # First of all: what changes after the next question wakes the stream.
            subscription.contracts = now.contracts
            return changes.since_of(database, now.organization, now.contracts, since)
        except Problem:
            return None
        except StorageError:
            _LOG.exception("a stream of changes ends; browsers come back")
            return None

    yield f"retry: {RETRY_MS}\n\n"
    while not subscription.over:
        changed = await run_in_threadpool(look)
        if changed is None:
            return
        for one in changed:
            since = max(since, one.version)
            yield event_of(one)
        if not changed:
            yield ": still here\n\n"
        await subscription.wait(heartbeat_s)


def event_of(changed: changes.Changed) -> str:
    """One event, as the standard writes it. Its id is what a browser names when it comes back."""
    told = json.dumps({"contract": changed.contract, "version": changed.version})
    return f"id: {changed.version}\nevent: changed\ndata: {told}\n\n"
