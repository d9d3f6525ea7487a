"""Handing letters in, to a real SMTP server: plain, with TLS, with a user; refusals now and for ever."""

from __future__ import annotations

import socket

import pytest

from server.smtp import Mail, MailServer, MailServerError, SendError, is_address, mail_server, send
from tests.support.mailbox import mailbox
from tests.support.private_ca import PrivateCa

FROM = "hours@example.com"
MAIL = Mail("1f" * 8, "ada@example.com", "A subject", "Two lines\nof text.\n")


@pytest.fixture
def ca(tmp_path, monkeypatch):
    made = PrivateCa(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.file))
    return made


def test_a_letter_arrives_as_it_is():
    with mailbox() as box:
        send(mail_server(f"smtp://127.0.0.1:{box.port}", sender=FROM), MAIL)
        (letter,) = box.letters
    assert letter["To"] == "ada@example.com"
    assert letter["From"] == FROM
    assert letter["Subject"] == "A subject"
    assert letter["Message-ID"] == f"<{MAIL.ident}@example.com>"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_content().replace("\r\n", "\n") == MAIL.text


@pytest.mark.parametrize("starttls", [False, True], ids=["smtps", "starttls"])
def test_with_tls_and_a_user(ca, starttls):
    tls = ca.server_context("mail.example.com")
    with mailbox(tls=tls, starttls=starttls, user="hours", password="a secret") as box:
        scheme = "smtp+starttls" if starttls else "smtps"
        url = f"{scheme}://hours@127.0.0.1:{box.port}"
        send(mail_server(url, sender=FROM, password="a secret"), MAIL)
        assert len(box.letters) == 1
        with pytest.raises(SendError) as refused:
            send(mail_server(url, sender=FROM, password="another"), MAIL)
        # The operator can mend it: letters wait.
        assert not refused.value.permanent
        assert "another" not in str(refused.value)


@pytest.mark.parametrize("starttls", [False, True], ids=["smtps", "starttls"])
def test_a_server_that_nobody_vouches_for_gets_nothing(tmp_path, starttls):
    tls = PrivateCa(tmp_path).server_context("mail.example.com")
    with mailbox(tls=tls, starttls=starttls) as box:
        scheme = "smtp+starttls" if starttls else "smtps"
        with pytest.raises(SendError, match=r"(?i)certificate"):
            send(mail_server(f"{scheme}://127.0.0.1:{box.port}", sender=FROM), MAIL)
        assert box.letters == []


def test_a_server_without_tls_gets_nothing_where_tls_is_asked_for():
    with mailbox() as box:
        with pytest.raises(SendError):
            send(mail_server(f"smtp+starttls://127.0.0.1:{box.port}", sender=FROM), MAIL)
        assert box.letters == []


@pytest.mark.parametrize(
    ("answer", "data_answer", "permanent"),
    [
        ("550 no such user", "250 kept", True),
        ("450 mailbox busy", "250 kept", False),
        ("250 taken", "554 no", True),
        ("250 taken", "451 later", False),
    ],
)
def test_refusals_are_for_now_or_for_ever(answer, data_answer, permanent):
    with mailbox() as box:
        box.answer, box.data_answer = answer, data_answer
        with pytest.raises(SendError) as refused:
            send(mail_server(f"smtp://127.0.0.1:{box.port}", sender=FROM), MAIL)
    assert refused.value.permanent is permanent
    assert MAIL.to not in str(refused.value)


def test_nobody_listening_is_for_now():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
        with pytest.raises(SendError) as refused:
            send(mail_server(f"smtp://127.0.0.1:{port}", sender=FROM), MAIL)
    assert not refused.value.permanent


@pytest.mark.parametrize(
    ("url", "port"),
    [
        ("smtp://mail.example.com", 25),
        ("smtp+starttls://mail.example.com", 587),
        ("smtps://mail.example.com/", 465),
        ("smtps://mail.example.com:2465", 2465),
        ("smtps://[::1]", 465),
    ],
)
def test_addresses_of_servers(url, port):
    assert mail_server(url, sender=FROM).port == port


@pytest.mark.parametrize(
    ("url", "sender", "password"),
    [
        ("mail.example.com", FROM, ""),
        ("http://mail.example.com", FROM, ""),
        ("smtp://", FROM, ""),
        ("smtp://mail.example.com:99999", FROM, ""),
        ("smtp://mail.example.com/path", FROM, ""),
        ("smtps://user:secret@mail.example.com", FROM, ""),
        ("smtps://user:secret@mail.example.com/path", FROM, ""),
        ("smtps://user:secret@mail.example.com:99999", FROM, ""),
        ("smtps://user@mail.example.com", FROM, ""),
        ("smtps://mail.example.com", FROM, "secret"),
        ("smtp://user@mail.example.com", FROM, "secret"),
        ("smtps://mail.example.com", "", ""),
        ("smtps://mail.example.com", "Hours <hours@example.com>", ""),
    ],
)
def test_servers_that_cannot_be(url, sender, password):
    with pytest.raises(MailServerError) as refused:
        mail_server(url, sender=sender, password=password)
    assert "secret" not in str(refused.value)


def test_the_password_is_in_no_text_of_the_settings():
    made = mail_server("smtps://user@mail.example.com", sender=FROM, password="hidden words")
    assert isinstance(made, MailServer)
    assert "hidden words" not in repr(made)
    assert "hidden words" not in str(made)


@pytest.mark.parametrize("good", ["a@b.de", "ada.birch+hours@mail.example.com", "o'hara@x-y.org"])
def test_addresses(good):
    assert is_address(good)


@pytest.mark.parametrize(
    "bad",
    [
        *(
            "",
            "a",
            "@",
            "a@",
            "@b.de",
            "a@b",
            "a@b..de",
            "a@.de",
            "a@b.de.",
            "a b@c.de",
            "a@b@c.de",
        ),
        *("a@b.de\r\nBcc: c@d.de", "a@b.de\n", "ä@b.de", "a@bü.de", '"a"@b.de', "<a@b.de>"),
        *("a,b@c.de", "a" * 65 + "@b.de", "a@" + "b" * 255 + ".de", "a@-b.de", "a\x00@b.de"),
        "a@b.de\u202e",
    ],
)
def test_no_addresses(bad):
    assert not is_address(bad)
