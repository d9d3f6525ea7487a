"""What people type wrong and machines lack, at the door of `hourproof`: one sentence, the right code, nothing lost."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from tests.support.mishaps import other_program, room, sentence, without_rights
from tests.support.product import BIN, PATIENCE_S, Product, free_port

REFUSED, SERVER, DATA, NO_DISPLAY = 1, 5, 6, 8
AHEAD_MS = 5 * 3_600_000
UNCHANGED = "Nothing was changed here: try again with the same code."


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """A desktop, a keyring and a backend whose clock is five hours ahead of everybody else's."""
    product = Product(tmp_path_factory.mktemp("bad"), speed=1)
    clock = product.clock
    product.clock = replace(clock, wall_began_ms=clock.wall_began_ms + AHEAD_MS)
    with product:
        product.start_backend()
        yield product


class Machine:
    """One contractor's machine beside others on the same desktop."""

    def __init__(self, product: Product, home: Path) -> None:
        self.product = product
        self.home = home
        self.env = {**product.env, "HOURPROOF_HOME": str(home)}

    def hourproof(
        self, *arguments: str, before: tuple[str, ...] = (), **env: str
    ) -> subprocess.CompletedProcess[str]:
        """Run one command; a variable that is set to nothing is taken away."""
        given = {name: value for name, value in {**self.env, **env}.items() if value}
        return subprocess.run(
            [*before, str(BIN / "hourproof"), *arguments],
            env=given,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )

    def enrol(self, url: str, code: str, **more: str) -> subprocess.CompletedProcess[str]:
        return self.hourproof("enrol", "--server", url, "--code", code, **more)

    def enrolled(self) -> Machine:
        done = self.enrol(self.product.url, self.code())
        assert done.returncode == 0, done.stderr
        return self

    def code(self, *arguments: str) -> str:
        """A fresh one-time code."""
        done = self.product.run_server("code", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def nothing_happened(self) -> bool:
        """Not enrolled, and no secret was made up."""
        return not (self.home / "settings.toml").exists()


@pytest.fixture
def machine(product: Product, tmp_path: Path) -> Machine:
    return Machine(product, tmp_path / "home")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://no-such-host.invalid", "The server {url} cannot be reached. Check the network"),
        ("no-such-host.invalid", "The server https://{url} cannot be reached. Check the network"),
        ("http://127.0.0.1:{unused}", "The server {url} cannot be reached. Check the network"),
        ("https://127.0.0.1:{port}", "No secure connection to {url} could be made. A server with"),
        ("http://127.0.0.1:{port}/web", "What answers at {url} is not an Hourproof server. Check"),
        ("not a url", "{url} is not a server address. It looks like https://time.example.com."),
        ("ftp://time.example", "{url} is not a server address. It looks like https://time.example"),
        ("http://time.example", "{url} goes without encryption; that works for a server on this"),
        ("https://me:pw@time.example", "{url} has a name or password in it. Leave out what stands"),
        ("https://time.example?a=1", "{url} has a ? or # in it. Leave out everything from there"),
        ("https://time.example:99999", "{url} has an impossible port. A port is a number from 1"),
        ("", "No server address was given. It looks like https://time.example.com."),
    ],
    ids=lambda text: text.split(". ")[0].replace("{url}", "it") or "nothing",
)
def test_a_wrong_server_address(machine: Machine, address: str, said: str) -> None:
    url = address.format(unused=free_port(), port=machine.product.port)
    words = sentence(machine.enrol(url, "AAAA-BBBB-CCCC-DDDD"), code=SERVER)
    assert words.startswith(said.format(url=url))
    assert words.endswith(UNCHANGED)
    assert machine.nothing_happened()


@pytest.mark.parametrize(
    ("status", "kind", "body", "headers", "said"),
    [
        (200, "text/html", b"<title>Sign in to the guest network</title>", {}, "What answers"),
        (
            200,
            "application/json",
            b'{"product":"wiki"}',
            {},
            "What answers at {url} is not an Hour",
        ),
        (404, "text/html", b"<h1>Not found</h1>", {}, "What answers at {url} is not an Hourproof"),
        (404, "application/json", b'{"detail":"Not Found"}', {}, "What answers at {url} is not an"),
        (302, "text/html", b"", {"Location": "https://sign-in.example/"}, "{url} leads on to anot"),
        (503, "text/html", b"busy", {}, "The server cannot answer just now. Try again in a while."),
    ],
    ids=["a site", "another API", "404", "404 of an API", "redirect", "a gateway in trouble"],
)
def test_another_product_at_the_address(
    machine: Machine, status: int, kind: str, body: bytes, headers: dict[str, str], said: str
) -> None:
    with other_program(status, kind, body, **headers) as url:
        words = sentence(machine.enrol(url, "AAAA-BBBB-CCCC-DDDD"), code=SERVER)
    assert words.startswith(said.format(url=url))
    assert words.endswith(UNCHANGED)
    assert machine.nothing_happened()


@pytest.mark.parametrize(
    "code", ["ZZZZ-ZZZZ-ZZZZ-ZZZZ", "", "x" * 500], ids=["unknown", "empty", "too long"]
)
def test_a_code_that_nobody_gave(machine: Machine, code: str) -> None:
    words = sentence(machine.enrol(machine.product.url, code), code=REFUSED)
    assert words == (
        "The server does not know this code. Check each letter, or ask your employer for a new "
        "one-time code."
    )
    assert machine.nothing_happened()


def test_an_expired_and_a_used_code(machine: Machine, tmp_path: Path) -> None:
    # The server's clock is five hours ahead of the one that made this code.
    expired = machine.code("--hours", "1")
    words = sentence(machine.enrol(machine.product.url, expired), code=REFUSED)
    assert words == "The code has expired. Ask your employer for a new one-time code."
    code = machine.code()
    assert machine.enrol(machine.product.url, code).returncode == 0
    other = Machine(machine.product, tmp_path / "other")
    words = sentence(other.enrol(machine.product.url, code), code=REFUSED)
    assert words == (
        "The code was used before. Each code enrols one device: ask your employer for a new one."
    )
    assert other.nothing_happened()


def test_a_good_code_outlives_every_refusal(machine: Machine) -> None:
    code = machine.code()
    url = machine.product.url
    with other_program(200, "text/html", b"hello") as elsewhere:
        sentence(machine.enrol(elsewhere, code), code=SERVER)
    done = machine.hourproof("enrol", "--server", url, "--code", code, "--name", "x" * 65)
    assert sentence(done, code=REFUSED).startswith("The name of this device cannot be used. Give")
    no_bus = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
    assert sentence(machine.enrol(url, code, **no_bus), code=7).startswith("No keyring answers, ")
    done = machine.hourproof("enrol", "--server", url, "--code", code, before=room(0))
    assert sentence(done, code=DATA).startswith(f"There is no room left at {machine.home}. Free ")
    # Enrolling needs no display; running does, and says so.
    assert machine.enrol(url, code, DISPLAY="").returncode == 0
    words = sentence(machine.hourproof("run", DISPLAY=""), code=NO_DISPLAY)
    assert words == (
        "There is no display to capture. Start it inside a desktop session, or set DISPLAY."
    )
    assert machine.hourproof("status").stdout == f"Enrolled with {url}.\n"


def test_a_clock_that_is_off_is_shown_by_doctor(machine: Machine) -> None:
    done = machine.enrolled().hourproof("doctor")
    assert done.returncode == REFUSED
    lines = [line for line in done.stdout.splitlines() if " PROBLEM " in line]
    lines = [line for line in lines if not line.startswith("lock and sleep")]  # no logind in a test
    assert lines == [
        "clock          PROBLEM  This machine's clock differs from the server's by 5:00 h. Set it "
        "right. Nothing is lost: segments carry the server's time meanwhile."
    ]


def test_a_folder_without_rights(machine: Machine) -> None:
    machine.home.parent.chmod(0o500)
    try:
        for command in (("run",), ("enrol", "--server", "https://x.example", "--code", "A")):
            done = machine.hourproof(*command, before=without_rights())
            assert sentence(done, code=DATA) == (
                f"{machine.home} cannot be used: Permission denied. Make it yours and writable, or "
                "name another folder with --home."
            )
    finally:
        machine.home.parent.chmod(0o700)
    assert not machine.home.exists()


@pytest.mark.skipif(os.name != "posix", reason="permission bits are those of POSIX")
@pytest.mark.parametrize("name", ["journal.sqlite", "spool.sqlite"])
def test_a_file_without_rights(machine: Machine, name: str) -> None:
    file = machine.enrolled().home / name
    before = file.read_bytes()
    file.chmod(0o400)
    words = sentence(machine.hourproof("run", before=without_rights()), code=DATA)
    assert words.startswith(f"{file} cannot be used: ")
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", ["journal.sqlite", "spool.sqlite"])
def test_a_file_of_a_newer_version(machine: Machine, name: str) -> None:
    file = machine.enrolled().home / name
    with closing(apsw.Connection(str(file))) as database:
        database.pragma("user_version", 99)
    before = file.read_bytes()
    said = f"{file} was written by a newer version of Hourproof. Update Hourproof. The file was "
    assert sentence(machine.hourproof("run"), code=DATA).startswith(said)
    doctor = machine.hourproof("doctor")
    assert doctor.returncode == DATA
    assert f"PROBLEM  {said}" in doctor.stdout
    assert file.read_bytes() == before
