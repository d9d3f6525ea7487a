"""Hands one e-mail to the operator's mail server by SMTP."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

PATIENCE_S = 20.0
_PORTS: Mapping[str, int] = MappingProxyType({"smtp": 25, "smtp+starttls": 587, "smtps": 465})
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_PERMANENT = 500


class MailServerError(Exception):
    """The settings of the mail server cannot work; a sentence for the operator."""


class SendError(Exception):
    """The letter was not taken. `permanent`: it will not be taken later either."""

    def __init__(self, why: str, *, permanent: bool) -> None:
        super().__init__(why)
        self.permanent = permanent


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters are handed in, and from whom they are. The password is in no text of this."""

    scheme: str
    host: str
    port: int
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Mail:
    """What a person gets; `ident` names it for ever, so that a second copy can be told."""

    ident: str
    to: str
    subject: str
    text: str


def mail_server(url: str, *, sender: str, password: str = "") -> MailServer:
    """`smtp://`, `smtp+starttls://` or `smtps://` with host, port and user; raises `MailServerError`."""
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError as error:
        # Not the address itself: it may hold a password.
        raise MailServerError("This is not the address of a mail server.") from error
    if parts.scheme not in _PORTS or not parts.hostname or parts.path not in ("", "/"):
        raise MailServerError(
            "Give an address like smtp+starttls://user@mail.example.com:587 (or smtps://, smtp://)."
        )
    if parts.password is not None:
        raise MailServerError(
            "Give the password in a file (--smtp-password-file), not in the address."
        )
    user = unquote(parts.username or "")
    if bool(user) != bool(password):
        raise MailServerError(
            "A user needs a password (--smtp-password-file), and a password a user."
        )
    if user and parts.scheme == "smtp" and parts.hostname not in _LOOPBACK:
        raise MailServerError(
            "smtp:// would send the password unprotected: use smtp+starttls:// or smtps://."
        )
    if not is_address(sender):
        raise MailServerError(f"{sender!r} is no e-mail address to send from (--mail-from).")
    return MailServer(parts.scheme, parts.hostname, port, sender, user, password)


def is_address(text: str) -> bool:
    """Whether `text` is an address that every mail server takes: plain ASCII, one @, a host with a dot."""
    name, at, host = text.rpartition("@")
    if not at or not name or "@" in name or len(text) > 254 or len(name) > 64:
        return False
    if any(not "!" <= letter <= "~" or letter in '"(),:;<>[\\]' for letter in text):
        return False
    labels = host.split(".")
    return len(labels) > 1 and all(
        label and label.replace("-", "").isalnum() and label[0] != "-" != label[-1]
        for label in labels
    )


def send(server: MailServer, mail: Mail) -> None:
    """Hand `mail` in. Takes up to some seconds; raises `SendError`."""
    message = EmailMessage(policy=SMTP_POLICY)
    message["From"] = server.sender
    message["To"] = mail.to
    message["Subject"] = mail.subject
    message["Message-ID"] = f"<{mail.ident}@{server.sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text)
    try:
        connection = _connection(server)
        try:
            connection.send_message(message, server.sender, [mail.to])
            # It is taken: whatever happens at the good-bye is no reason to send it again.
            with suppress(OSError, smtplib.SMTPException):
                connection.quit()
        finally:
            connection.close()
    except smtplib.SMTPRecipientsRefused as error:
        code = max(code for code, _ in error.recipients.values())
        raise SendError(f"{code}: the address was refused", permanent=code >= _PERMANENT) from error
    except smtplib.SMTPDataError as error:
        code = error.smtp_code
        raise SendError(f"{code}: the letter was refused", permanent=code >= _PERMANENT) from error
    except (OSError, smtplib.SMTPException) as error:
        raise SendError(f"{type(error).__name__}: {error}", permanent=False) from error


def _connection(server: MailServer) -> smtplib.SMTP:
    if server.scheme == "smtps":
        safe = ssl.create_default_context()
        made: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=PATIENCE_S, context=safe
        )
    else:
        made = smtplib.SMTP(server.host, server.port, timeout=PATIENCE_S)
    try:
        if server.scheme == "smtp+starttls":
            made.starttls(context=ssl.create_default_context())
        if server.user:
            made.login(server.user, server.password)
    except BaseException:
        made.close()
        raise
    return made
