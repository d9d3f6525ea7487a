"""Secrets in a real Secret Service: kept there and nowhere else, whatever the environment asks for."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.core.problems import ProblemCode
from agent.platform import keyring_child
from agent.platform.keyrings import Backend
from agent.store.errors import StoreError
from agent.store.secrets import KeyringSecrets, SecretName
from tests.support.keyring_service import KeyringService

ROOT = Path(__file__).parents[3]

# A process of its own for each test: the session bus is found through its environment.
PROGRAM = """
import json, sys
from agent.store.errors import StoreError
from agent.store.secrets import KeyringSecrets, SecretName
secrets = KeyringSecrets("hourproof:test", limit_s=float(sys.argv[1]))
said = []
for line in json.loads(sys.argv[2]):
    verb, name, *rest = line
    try:
        said.append(getattr(secrets, verb)(SecretName(name), *rest))
    except StoreError as refused:
        said.append([refused.problem.code.value, refused.problem.details["reason"]])
print(json.dumps(said))
"""


def ask(
    environment: dict[str, str], *lines: tuple[str, ...], limit_s: float = 20.0
) -> list[object]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(limit_s), json.dumps(lines)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert isinstance(said, list)
    return said


@pytest.fixture
def service(tmp_path: Path) -> Iterator[KeyringService]:
    with KeyringService.started(tmp_path) as service:
        yield service


READ = ("read", "device-key")
WRITE = ("write", "device-key", "c2VjcmV0")


def code_of(answer: object) -> object:
    return answer[0] if isinstance(answer, list) else answer


def test_a_secret_is_kept_replaced_and_forgotten(service: KeyringService) -> None:
    said = ask(
        service.environment(),
        READ,
        WRITE,
        READ,
        ("write", "device-key", "newer"),
        ("write", "token", "other"),
        READ,
        ("delete", "device-key"),
        ("delete", "device-key"),
        READ,
        ("read", "token"),
    )
    assert said == [None, None, "c2VjcmV0", None, None, "newer", None, None, None, "other"]


STORE, TOKEN = ("read", "store-key"), ("read", "token")


def test_what_a_start_reads_comes_by_one_child_and_is_asked_anew_later(
    service: KeyringService,
) -> None:
    kept = [("write", "store-key", "s"), WRITE, ("write", "token", "t")]
    assert ask(service.environment(), *kept, STORE, READ, TOKEN)[3:] == ["s", "c2VjcmV0", "t"]
    # Read ahead, then changed or forgotten: that is what counts.
    changed = [STORE, ("write", "token", "u"), ("delete", "device-key"), TOKEN, READ, STORE, TOKEN]
    assert ask(service.environment(), *changed) == ["s", None, None, "u", None, "s", "u"]
    program = (
        "from agent.platform import keyring_child\n"
        "from agent.store.secrets import KeyringSecrets, SecretName\n"
        "asked, ask = [], keyring_child._ask\n"
        "keyring_child._ask = lambda question: (asked.append(question['verb']), ask(question))[1]\n"
        "names = SecretName.STORE_KEY, SecretName.DEVICE_KEY, SecretName.TOKEN, SecretName.TOKEN\n"
        "secrets = KeyringSecrets('hourproof:test')\n"
        "print([secrets.read(name) for name in names], asked)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=service.environment(),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    # The device key was forgotten: it is asked for by itself, and so is what is read again.
    assert done.stdout == "['s', None, 'u', 'u'] ['get-several', 'get', 'get']\n"


def test_a_secret_outlives_the_keyrings_restart(service: KeyringService) -> None:
    ask(service.environment(), WRITE)
    service.stop_keyring()
    service.start_keyring()
    assert ask(service.environment(), READ) == ["c2VjcmV0"]


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"},
        {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
        {"KEYRING_PROPERTY_PREFERRED_COLLECTION": "/org/freedesktop/secrets/collection/session"},
        {"KEYRING_PROPERTY_SCHEME": "KeePassXC", "KEYRING_PROPERTY_APPID": "evil"},
    ],
)
def test_the_environment_cannot_choose_another_keyring(
    service: KeyringService, environment: dict[str, str]
) -> None:
    assert ask({**service.environment(), **environment}, WRITE, READ) == [None, "c2VjcmV0"]
    # Read without the variables: it went where it always goes, and it is there for good.
    service.stop_keyring()
    service.start_keyring()
    assert ask(service.environment(), READ) == ["c2VjcmV0"]


def test_keyringrc_cannot_choose_another_keyring(service: KeyringService) -> None:
    for folder in (".config/python_keyring", ".local/share/python_keyring"):
        config = service.home / folder / "keyringrc.cfg"
        config.parent.mkdir(parents=True)
        config.write_text("[backend]\ndefault-keyring=keyring.backends.null.Keyring\n")
    assert ask(service.environment(), WRITE) == [None]
    service.stop_keyring()
    service.start_keyring()
    assert ask(service.environment(), READ) == ["c2VjcmV0"]


def test_nothing_is_ever_written_in_plain_text(service: KeyringService) -> None:
    ask(service.environment(), ("write", "device-key", "very-recognisable-secret"))
    for path in service.home.rglob("*"):
        if path.is_file():
            assert b"very-recognisable-secret" not in path.read_bytes()


def test_a_locked_keyring_without_a_prompter_is_locked(service: KeyringService) -> None:
    ask(service.environment(), WRITE)
    service.stop_keyring()
    service.start_keyring(None)
    said = ask(service.environment(), READ, WRITE)
    assert [code_of(answer) for answer in said] == ["keyring-locked", "keyring-locked"]
    service.stop_keyring()
    service.start_keyring()
    assert ask(service.environment(), READ) == ["c2VjcmV0"]


def test_a_prompt_that_nobody_answers_is_given_up(service: KeyringService) -> None:
    ask(service.environment(), WRITE)
    service.stop_keyring()
    service.start_keyring(None)
    with service.silent_prompter():
        said = ask(service.environment(), READ, READ, limit_s=1.0)
    assert said == [
        ["keyring-locked", "nobody answered the prompt"],
        ["keyring-locked", "an earlier prompt is open"],
    ]


def test_no_keyring_on_the_bus_is_missing(tmp_path: Path) -> None:
    with KeyringService.bus_only(tmp_path) as service:
        said = ask(service.environment(), READ, WRITE)
    assert [code_of(answer) for answer in said] == ["keyring-missing", "keyring-missing"]


@pytest.mark.parametrize("address", [None, "unix:path=/nowhere/bus", "nonsense"])
def test_no_session_bus_is_missing(tmp_path: Path, address: str | None) -> None:
    environment = {"PATH": "/usr/bin", "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    if address is not None:
        environment["DBUS_SESSION_BUS_ADDRESS"] = address
    (answer,) = ask(environment, READ)
    assert code_of(answer) == "keyring-missing"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_keyrings_code_is_never_loaded_into_the_agent(service: KeyringService) -> None:
    program = (
        "import sys; from agent.store.secrets import KeyringSecrets, SecretName\n"
        "secrets = KeyringSecrets('hourproof:test')\n"
        "secrets.write(SecretName.TOKEN, 't')\n"
        "print(secrets.read(SecretName.TOKEN), 'keyring' in sys.modules, 'jeepney' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=service.environment(),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == "t False False\n"


def test_the_child_at_a_prompt_ends_with_its_parent(service: KeyringService) -> None:
    ask(service.environment(), WRITE)
    service.stop_keyring()
    service.start_keyring(None)
    question = {"verb": "get", "service": "hourproof:test", "username": "device-key"}
    with (
        service.silent_prompter(),
        subprocess.Popen(
            [sys.executable, "-m", "agent.platform.keyring_child"],
            cwd=ROOT,
            env=service.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as child,
    ):
        assert child.stdin is not None
        child.stdin.write(json.dumps(question).encode() + b"\n")
        child.stdin.flush()
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(1.0)
        child.stdin.close()
        assert child.wait(20) == 1


@pytest.mark.parametrize("module", ["ui.app", "agent.cli"])
def test_a_frozen_program_is_its_own_child(service: KeyringService, module: str) -> None:
    ask(service.environment(), WRITE)
    question = {"verb": "get", "service": "hourproof:test", "username": "device-key"}
    with subprocess.Popen(
        [sys.executable, "-m", module, keyring_child.FLAG],
        cwd=ROOT,
        env=service.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(json.dumps(question).encode() + b"\n")
        child.stdin.flush()
        assert json.loads(child.stdout.readline()) == {"secret": "c2VjcmV0"}
        assert child.wait(20) == 0


class Answering:
    """A back-end in memory whose calls wait until they are let go."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.kept: dict[tuple[str, str], str] = {}
        self.threads: list[threading.Thread] = []

    def get_password(self, service: str, username: str) -> str | None:
        self.threads.append(threading.current_thread())
        self.go.wait(20)
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.go.wait(20)

    def delete_password(self, service: str, username: str) -> None:
        self.go.wait(20)


def test_after_a_late_answer_the_next_call_works() -> None:
    backend = Answering()
    backend.kept["hourproof", "token"] = "t"
    secrets = KeyringSecrets("hourproof", open_backend=lambda: backend, limit_s=0.05)
    with pytest.raises(StoreError) as refused:
        secrets.read(SecretName.TOKEN)
    assert refused.value.problem.code is ProblemCode.KEYRING_LOCKED
    backend.go.set()
    backend.threads[0].join(20)
    assert secrets.read(SecretName.TOKEN) == "t"


def test_a_keyring_that_forgets_is_not_taken_for_one() -> None:
    backend = Answering()
    backend.go.set()
    secrets = KeyringSecrets("hourproof", open_backend=lambda: backend)
    with pytest.raises(StoreError) as refused:
        secrets.write(SecretName.TOKEN, "t")
    assert refused.value.problem.code is ProblemCode.KEYRING_MISSING


def test_a_fault_of_ours_is_not_hidden() -> None:
    def broken() -> Backend:
        raise KeyError("ours")

    with pytest.raises(KeyError):
        KeyringSecrets("hourproof", open_backend=broken).read(SecretName.TOKEN)
