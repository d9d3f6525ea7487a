"""What can go wrong before the sign-in, in the real app by real keys: said beside the field, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support.desktop import Desktop
from tests.support.keyring_service import KeyringService
from tests.support.other_servers import Answer, answering
from tests.support.private_ca import PrivateCa
from tests.support.product import free_port
from tests.ui.live import Live

SIGN_IN = "Sign in through the browser"
AGAIN = "Nothing was changed: try again."


@pytest.fixture
def keyring(tmp_path: Path) -> Iterator[KeyringService]:
    with KeyringService.started(tmp_path / "k") as service:
        yield service


@pytest.fixture
def start(
    desktop: Desktop, keyring: KeyringService, tmp_path: Path
) -> Iterator[Callable[..., Live]]:
    with ExitStack() as cleanup:

        def make(**env: str) -> Live:
            home = {"HOURPROOF_HOME": str(tmp_path / "home")}
            live = Live(desktop, {**keyring.environment(desktop.env), **home, **env})
            cleanup.callback(live.close)
            return live

        yield make


def errors(live: Live) -> list[str]:
    return [part.text for part in live.look()[1] if part.kind == "ErrorLabel" and part.text]


def ask(live: Live, address: str) -> None:
    """Type the address over what stands there, and press the button, by keys alone."""
    live.key("alt+a", "ctrl+a", "Delete")
    live.until(lambda: not errors(live) or bool(live.focused()), "the field")
    live.desktop.run("xdotool", "type", "--delay", "12", address)
    live.until(lambda: (live.focused() or live.look()[1][0]).text == address, "the address")
    live.key("alt+s")


def says(live: Live, *words: str) -> None:
    """Wait until one error stands there, and it says all this."""

    def said() -> bool:
        found = errors(live)
        return len(found) == 1 and all(one in found[0] for one in words)

    live.until(said, f"the error {words}")


@pytest.fixture
def strangers(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Addresses that are none of ours."""
    ca = PrivateCa(tmp_path)
    with ExitStack() as running:

        def serve(answer: Answer, **how: object) -> str:
            return running.enter_context(answering(answer, **how))

        portal = serve(Answer())
        yield {
            "portal": portal,
            "redirect": serve(Answer(302, body=b"", leads_to=f"{portal}/sign-in")),
            "elsewhere": serve(Answer(302, body=b"", leads_to="http://portal.invalid/")),
            "other": serve(Answer(kind="application/json", body=b'{"product": "other"}')),
            "nothing": serve(Answer(404, "text/plain", b"no")),
            "broken": serve(Answer(500, "text/plain", b"oops")),
            "untrusted": serve(Answer(), tls=ca.server_context("diary.example")),
            "plain": portal.replace("http:", "https:"),
        }


def test_every_server_that_cannot_be_reached_is_named_and_can_be_mended(start, strangers):
    live = start()
    live.front("Hourproof")
    other = "Another program answers"
    for address, *words in (
        (f"http://127.0.0.1:{free_port()}", "cannot be reached", "Check the network"),
        ("https://nobody.invalid", "cannot be reached", "https://nobody.invalid"),
        (strangers["portal"], other, "a sign-in page of this network"),
        (strangers["redirect"], ""),
        (strangers["elsewhere"], "leads on to another one", "sign-in page of the network"),
        (strangers["other"], other),
        (strangers["nothing"], other),
        (strangers["broken"], "trouble of its own", "Try again in a while"),
        (strangers["untrusted"], "No secure connection", "the clock of this computer"),
        (strangers["plain"], "No secure connection"),
        ("http://diary.example", "without encryption", "https://"),
        ("https://me:word@diary.example", "name or password in it"),
        ("ftp://diary.example", "not a server address"),
        ("two words", "not a server address"),
    ):
        ask(live, address)
        says(live, *words, AGAIN)
        # It stands beside the field, what was typed is there, and the keyboard is in it.
        focused = live.focused()
        assert focused is not None
        assert (focused.name, focused.text) == ("Server address", address)
        assert "code" not in errors(live)[0]


def test_how_an_address_begins_may_be_left_out(start):
    live = start()
    live.front("Hourproof")
    ask(live, "nobody.invalid")
    says(live, "cannot be reached", "https://nobody.invalid")
    assert [part.text for part in live.look()[1] if part.name == "Server address"] == [
        "https://nobody.invalid"
    ]


def test_what_was_typed_is_there_after_a_kill(start):
    live = start()
    live.front("Hourproof")
    ask(live, "https://nobody.invalid")
    says(live, "cannot be reached")
    live.close()
    again = start()
    again.front("Hourproof")
    again.wait_for("https://nobody.invalid")
    again.until(lambda: getattr(again.focused(), "text", "") == SIGN_IN, "the button to be first")
