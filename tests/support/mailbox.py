"""A real SMTP server on this machine that keeps what it is given: `with mailbox() as box`."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from tests.support.waiting import wait_until

PATIENCE_S = 60.0


@dataclass
class Mailbox:
    """What has arrived. `answer` is what is said to each recipient; `user` and `password` are asked for if set."""

    answer: str = "250 taken"
    data_answer: str = "250 kept"
    user: str = ""
    password: str = ""
    port: int = 0
    tried: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        with self._lock:
            self.tried += 1
        if self.answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.data_answer.startswith("250"):
            letter = message_from_bytes(envelope.original_content or b"", policy=default)
            assert isinstance(letter, EmailMessage)
            with self._lock:
                self.letters.append(letter)
        return self.data_answer

    def authenticate(self, *told: object) -> AuthResult:
        """Whether user and password are the right ones."""
        given = told[-1]
        login, secret = getattr(given, "login", b""), getattr(given, "password", b"")
        right = login == self.user.encode() and secret == self.password.encode()
        return AuthResult(success=right)

    def wait(self, count: int) -> list[EmailMessage]:
        """All letters, once there are `count`."""
        self.until(lambda: len(self.letters) >= count)
        with self._lock:
            assert len(self.letters) == count, [letter["Subject"] for letter in self.letters]
            return list(self.letters)

    def until(self, condition) -> None:
        """Wait until it holds."""
        wait_until(condition, "the letter", patience_s=PATIENCE_S)


@contextmanager
def mailbox(
    *, tls: ssl.SSLContext | None = None, starttls: bool = False, user: str = "", password: str = ""
) -> Iterator[Mailbox]:
    """A server with nothing in it; `tls` from the start, or after STARTTLS."""
    box = Mailbox(user=user, password=password)
    loop = asyncio.new_event_loop()

    protocols: list[SMTP] = []

    def protocol() -> SMTP:
        made = SMTP(
            box,
            hostname="localhost",
            tls_context=tls if starttls else None,
            require_starttls=starttls,
            authenticator=(lambda *told: box.authenticate(*told)) if user else None,
            # Within TLS from the start it cannot see that there is any, and warns.
            auth_required=bool(user) and starttls,
            auth_require_tls=starttls,
            loop=loop,
        )
        protocols.append(made)
        return made

    listening = loop.create_server(protocol, "127.0.0.1", 0, ssl=None if starttls else tls)
    thread = threading.Thread(target=loop.run_forever, name="mailbox")
    thread.start()
    server = asyncio.run_coroutine_threadsafe(listening, loop).result(PATIENCE_S)
    box.port = server.sockets[0].getsockname()[1]

    async def finish() -> None:
        server.close()
        left = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        for made in protocols:
            if made.transport is not None:
                made.transport.abort()
        await asyncio.sleep(0.05)  # what was broken off is closed by the loop

    try:
        yield box
    finally:
        asyncio.run_coroutine_threadsafe(finish(), loop).result(PATIENCE_S)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
