"""One thread that looks for changes of contracts, and wakes the streams that wait for them."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress

from server.contracts import changes
from server.storage.database import Database
from server.storage.errors import StorageError
from wire.records import ContractId, PersonId

_LOG = logging.getLogger(__name__)

LOOK_S = 1.0
"""How often it looks while anybody waits: one question by an index that is mostly answered with nothing."""
EACH = 8
"""Streams that one person may have open at once."""


class TooManyStreamsError(Exception):
    """This person has as many streams open as anybody may have."""


class Subscription:
    """A stream that waits for changes of `contracts`. Belongs to the event loop that made it; `wake` is for any
    thread."""

    def __init__(self, person: PersonId, leave: Callable[[Subscription], None]) -> None:
        self.person = person
        self.contracts: frozenset[ContractId] = frozenset()
        self.over = False
        """The server stops: say nothing more."""
        self._leave = leave
        self._loop = asyncio.get_running_loop()
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Let `wait` return."""
        # A loop that has ended waits for nothing.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._woken.set)

    async def wait(self, most_s: float) -> None:
        """Until it is woken, or for so many seconds."""
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self._woken.wait(), most_s)
        self._woken.clear()

    def close(self) -> None:
        """Wait no more; may be called again."""
        self._leave(self)


class Watcher:
    """The thread, and who waits."""

    def __init__(self, database: Database, *, look_s: float = LOOK_S, each: int = EACH) -> None:
        self._database = database
        self._look_s = look_s
        self._each = each
        self._lock = threading.Lock()
        self._waiting: set[Subscription] = set()
        self._by_person: Counter[PersonId] = Counter()
        self._closing = False
        self._stopping = threading.Event()
        self._wanted = threading.Event()
        self._thread = threading.Thread(target=self._run, name="live")

    def start(self) -> None:
        """Begin to look as soon as somebody waits."""
        self._thread.start()

    def end_streams(self) -> None:
        """End every stream, and each one that is asked for from now on, at once: a server that stops waits for its
        answers, and these would never be over."""
        with self._lock:
            self._closing = True
            waiting = tuple(self._waiting)
        for one in waiting:
            one.over = True
            one.wake()

    def close(self) -> None:
        """End the streams and the thread."""
        self.end_streams()
        with self._lock:
            self._stopping.set()
            self._wanted.set()
        if self._thread.ident is not None:
            self._thread.join()

    def subscribe(self, person: PersonId) -> Subscription:
        """A place among those that wait; for the event loop's thread. Raises `TooManyStreamsError`."""
        made = Subscription(person, self._left)
        with self._lock:
            if self._by_person[person] >= self._each:
                raise TooManyStreamsError
            made.over = self._closing
            self._by_person[person] += 1
            self._waiting.add(made)
            self._wanted.set()
        return made

    def _left(self, one: Subscription) -> None:
        with self._lock:
            if one not in self._waiting:
                return
            self._waiting.remove(one)
            self._by_person[one.person] -= 1
            if not self._by_person[one.person]:
                del self._by_person[one.person]
            if not self._waiting and not self._stopping.is_set():
                self._wanted.clear()

    def _run(self) -> None:
        seen = 0
        while True:
            self._wanted.wait()
            if self._stopping.wait(self._look_s):
                return
            try:
                changed = changes.since(self._database, seen)
            except StorageError:
                _LOG.exception("cannot look for changes; trying again")
                continue
            except Exception:  # noqa: BLE001 - thread guard: changes after this one must be told
                _LOG.exception("a bug while looking for changes")
                continue
            if changed:
                seen = changed[-1].version
                contracts = {one.contract for one in changed}
                with self._lock:
                    woken = [
                        one for one in self._waiting if not contracts.isdisjoint(one.contracts)
                    ]
                for one in woken:
                    one.wake()
