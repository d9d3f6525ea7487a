"""The local door: who gets in, what is answered, and that nothing is left behind."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Client
from pathlib import Path
from typing import Any

import pytest

from agent.client import (
    AboutView,
    CaptureView,
    ClientError,
    ClockState,
    ClosedWeek,
    ConsentView,
    ContractView,
    DeviceView,
    DiaryEntry,
    DiaryPage,
    EntryState,
    ItemKind,
    Look,
    ManualClaim,
    ManualView,
    Notice,
    NoticeCode,
    PictureView,
    PolicyView,
    Privacy,
    Problem,
    ProblemCode,
    Redaction,
    RedactReason,
    Region,
    ReviewState,
    SettingOrigin,
    SettingView,
    SignIn,
    Snapshot,
    SyncState,
    SyncView,
    Tracking,
    WeekView,
)
from agent.control import AgentBug, ControlClient, ControlServer, InstanceLock
from agent.control.endpoint import COPY_SPOOL, WATCH
from agent.control.requests import VERBS, VERSION
from agent.control.server import MAX_CALLERS, REQUEST_BYTES
from agent.core.problems import Trouble
from agent.store.errors import StoreError
from tests.support.waiting import wait_until

ROOT = Path(__file__).parents[2]

SNAPSHOT = Snapshot(
    now_ms=1_750_000_000_000,
    state=ClockState.CLOCKED_IN,
    tracking=Tracking.AWAY,
    server_url="https://diary.example",
    person="Ana",
    organization="Müller & Söhne",
    device="d1",
    contracts=(
        ContractView(
            contract="c1",
            title="Küche “neu”",
            employer="Bo",
            segment_minutes=10,
            idle_minutes=None,
            weekly_limit_minutes=2400,
            policy=PolicyView(
                sha256="0" * 64,
                version=1,
                screenshots=True,
                webcam=False,
                window="title",
                review_delay_s=60,
                retention_days=180,
            ),
            agreed=True,
        ),
    ),
    contract="c1",
    memo="größer",
    recent_memos=("a", "b"),
    session_started_ms=1_749_999_000_000,
    session_ms=5,
    today_minutes=6,
    week_minutes=7,
    week_limit_minutes=None,
    capture=CaptureView(
        segment="s1",
        taken_ms=1,
        review_until_ms=2,
        review=ReviewState.KEPT,
        slot_start_ms=3,
        slot_ms=600_000,
        pictures=(PictureView(monitor=0, picture="/p", thumbnail="/t", width=1, height=2),),
        reason=None,
    ),
    sync=SyncView(
        state=SyncState.OFFLINE,
        waiting=3,
        held=1,
        receipted=4,
        last_receipt_ms=None,
        next_try_ms=9,
    ),
    problems=(Problem(ProblemCode.CLOCK_OFF, {"offset_ms": "7200000"}),),
    notices=(Notice(notice_id="n", code=NoticeCode.LIMIT_NEAR, at_ms=5, details={"a": "b"}),),
)
EMPTY = replace(
    SNAPSHOT,
    state=ClockState.SIGNED_OUT,
    tracking=None,
    contracts=(),
    contract=None,
    capture=None,
    problems=(),
    notices=(),
)


WEEK = ClosedWeek(contract="c1", week_start_ms=1_768_176_000_000, minutes=90, manual_minutes=5)
CONSENTS = (
    ConsentView(
        contract="c1",
        policy_sha256="0" * 64,
        features=("activity", "window"),
        shown_ms=1,
        made_ms=2,
        delivered=True,
    ),
    ConsentView(
        contract="c1", policy_sha256="1" * 64, features=(), shown_ms=3, made_ms=4, delivered=False
    ),
)
REDACTION = Redaction(
    segment="s “ü”\n",
    items=(ItemKind.WINDOW, ItemKind.MEMO),
    regions=(Region(1, 2, 3, 4), Region(5, 6, 7, 8)),
    monitor=1,
    picture="/a/b.webp",
    reason=RedactReason.MISTAKE,
)
CLAIM = ManualClaim(contract="c1", start_ms=60_000, end_ms=120_000, memo="why “ü”\n")
CLAIMED = ManualView(
    manual="m",
    contract="c1",
    start_ms=60_000,
    end_ms=120_000,
    minutes=1,
    memo=None,
    made_ms=5,
    delivered=False,
    taken_back=True,
)
ENTRY = DiaryEntry(
    segment="s",
    contract="c1",
    start_ms=1,
    end_ms=60_000,
    minutes=1,
    state=EntryState.HELD,
    receipt_ms=None,
    keys=3,
    clicks=None,
    scrolls=0,
    pictures=1,
    app="Editor",
    title=None,
    memo="“ü”",
    idle=True,
)
DEVICE = DeviceView(
    device="1" * 64, name="desk “ü”", here=False, since_ms=5, vouched_by=None, seen_ms=9
)
EXAMPLES: dict[str, object] = {
    "start_ms": 60_000,
    "end_ms": 120_000,
    "redaction": REDACTION,
    "week_start_ms": WEEK.week_start_ms,
    "claim": CLAIM,
    "reason": RedactReason.OTHER,
    "minutes": 15,
    "radius": 12,
    "lost_since_ms": None,
    "values": ("a b", "ü,“c”"),
    "on": True,
}
RESULTS: dict[str, object] = {
    "close_week": WEEK,
    "week": WeekView(
        contract="c1",
        week_start_ms=WEEK.week_start_ms,
        minutes=90,
        manual_minutes=5,
        edit_until_ms=7,
        unsealed=True,
        waiting=3,
        closed=WEEK,
        closed_ms=8,
    ),
    "devices": (DEVICE,),
    "look_for_devices": (DEVICE, DEVICE),
    "consents": CONSENTS,
    "claim_time": CLAIMED,
    "manual_times": (CLAIMED, CLAIMED),
    "diary": DiaryPage(entries=(ENTRY,), claims=(CLAIMED,)),
    "ask_voucher": "AAAA-BBBB-CCCC",
    "enrol_vouched": True,
    "vouch": "desk “ü”",
    "ask_sign_in": SignIn(
        "BCDF-GHJK", "https://x.example/device", "https://x.example/device?c=1", 9, 5
    ),
    "enrol_signed_in": False,
    "looks": (Look("s1", "Olive “ü”", 60_000),),
    "picture": bytes(range(256)),
    "privacy": Privacy(excluded_apps=("Vault",), blur=3),
    "settings": (
        SettingView(
            key="privacy.excluded_apps",
            values=("a b", "ü,“c”"),
            default=(),
            origin=SettingOrigin.FILE,
            at_once=True,
        ),
    ),
    "about": AboutView(
        version="1.2.3",
        device="d1",
        data_folder="/home/ü",
        settings_file="/home/ü/settings.toml",
        log_file="/home/ü/agent.log",
        starts_with_session=None,
    ),
}
"""What the verbs give that give something."""


class Recorder:
    """An `AgentClient` that writes down what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.answer: Snapshot = SNAPSHOT
        self.results: dict[str, object] = dict(RESULTS)
        self.refusal: Exception | None = None
        self.hold: threading.Event | None = None

    def snapshot(self) -> Snapshot:
        self._ask("snapshot", {})
        return self.answer

    def subscribe(self, callback: Callable[[Snapshot], None]) -> Callable[[], None]:
        raise AssertionError("not offered over the socket")

    def _ask(self, verb: str, arguments: dict[str, Any]) -> object:
        self.asked.append((verb, arguments))
        if self.hold is not None:
            self.hold.wait(20)
        if self.refusal is not None:
            raise self.refusal
        return self.results.get(verb)

    def __getattr__(self, verb: str) -> Any:
        if verb not in VERBS:
            raise AttributeError(verb)
        return lambda **arguments: self._ask(verb, arguments)


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture
def ended() -> threading.Event:
    return threading.Event()


@pytest.fixture
def server(tmp_path: Path, recorder: Recorder, ended: threading.Event) -> Iterator[ControlServer]:
    server = make_server(tmp_path, recorder, ended)
    server.start()
    yield server
    server.close()
    names = [thread.name for thread in threading.enumerate()]
    assert not [name for name in names if name.startswith("control")]
    assert list((tmp_path / "run").iterdir()) == []


def make_server(home: Path, client: object, ended: threading.Event) -> ControlServer:
    (home / "run").mkdir(mode=0o700, exist_ok=True)
    return ControlServer(
        client,  # type: ignore[arg-type]  # a recorder with the verbs made on demand
        endpoint=home / "run" / "agent.json",
        token="t" * 32,
        key="k" * 64,
        on_shutdown=ended.set,
        copy_spool=copy_to,
    )


def copy_to(path: Path) -> None:
    """Stands for the copying of what was sealed."""
    if path.exists():
        raise Trouble(Problem(ProblemCode.DATA_FOLDER_UNWRITABLE, {"path": str(path)}))
    path.write_bytes(b"copy")


@pytest.fixture
def client(tmp_path: Path, server: ControlServer) -> ControlClient:
    return ControlClient(tmp_path / "run" / "agent.json")


def raw(home: Path, data: bytes) -> dict[str, Any]:
    """What the server answers to these bytes."""
    address = json.loads((home / "run" / "agent.json").read_text())["address"]
    with Client(address, "AF_UNIX") as line:
        line.send_bytes(data)
        answer = json.loads(line.recv_bytes(1_000_000))
    assert isinstance(answer, dict)
    return answer


@pytest.mark.parametrize("snapshot", [SNAPSHOT, EMPTY])
def test_a_snapshot_arrives_equal(
    client: ControlClient, recorder: Recorder, snapshot: Snapshot
) -> None:
    recorder.answer = snapshot
    assert client.snapshot() == snapshot


def test_every_verb_arrives_with_its_arguments(client: ControlClient, recorder: Recorder) -> None:
    for verb, names in VERBS.items():
        if verb in (COPY_SPOOL, WATCH):
            continue
        arguments = {name: EXAMPLES.get(name, f"{name} “ü”\n") for name in names}
        getattr(client, verb)(**arguments)
        assert recorder.asked[-1] == (verb, arguments)


def test_what_a_verb_gives_comes_back_equal(client: ControlClient) -> None:
    for verb, result in RESULTS.items():
        arguments = {name: EXAMPLES.get(name, name) for name in VERBS[verb]}
        assert getattr(client, verb)(**arguments) == result


def test_an_agent_that_gives_nothing_where_something_belongs_is_not_believed(
    client: ControlClient, recorder: Recorder
) -> None:
    recorder.results.clear()
    with pytest.raises(ClientError) as caught:
        client.consents()
    assert caught.value.problem.code is ProblemCode.BAD_REQUEST


@pytest.mark.parametrize(
    ("verb", "arguments", "reason"),
    [
        ("redact", {"redaction": "x"}, "Expecting value"),
        ("redact", {"redaction": "{}"}, ".redaction.segment"),
        ("redact", {"redaction": '{"segment": "s", "items": ["keys"]}'}, ".redaction.items[0]"),
        ("redact", {"redaction": '{"segment": "s", "regions": [{"x": 1}]}'}, ".redaction.regions"),
        ("redact", {"redaction": "[" * 5_000}, "recursion"),
        ("close_week", {"contract": "c", "week_start_ms": "1.5"}, ".week_start_ms"),
        ("close_week", {"contract": "c", "week_start_ms": "true"}, ".week_start_ms"),
    ],
)
def test_a_strange_argument_is_refused(
    tmp_path: Path,
    server: ControlServer,
    recorder: Recorder,
    verb: str,
    arguments: dict[str, str],
    reason: str,
) -> None:
    request = {"v": VERSION, "key": "k" * 64, "verb": verb, "arguments": arguments}
    answer = raw(tmp_path, json.dumps(request).encode())
    assert answer["problem"]["code"] == "bad-request"
    assert reason in answer["problem"]["details"]["reason"]
    assert recorder.asked == []


def test_the_verbs_are_those_of_the_client() -> None:
    import inspect

    from agent.client import EvidenceClient

    offered = {
        name: tuple(p for p in inspect.signature(member).parameters if p != "self")
        for name, member in inspect.getmembers(EvidenceClient, inspect.isfunction)
        if not name.startswith("_") and name != "subscribe"
    }
    by_wiring = {
        COPY_SPOOL: ("path",),
        WATCH: (),
    }
    assert offered | by_wiring == dict(VERBS)
    assert set(by_wiring) == {COPY_SPOOL, WATCH}


def test_what_was_sealed_is_copied_for_another_process(
    client: ControlClient, tmp_path: Path
) -> None:
    client.copy_spool(path=tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == b"copy"
    with pytest.raises(ClientError) as refused:
        client.copy_spool(path=tmp_path / "copy")
    assert refused.value.problem.code is ProblemCode.DATA_FOLDER_UNWRITABLE


def test_a_refusal_arrives_with_its_problem(client: ControlClient, recorder: Recorder) -> None:
    problem = Problem(ProblemCode.MEMO_TOO_LONG, {"characters": "501"})
    recorder.refusal = ClientError(problem)
    with pytest.raises(ClientError) as refused:
        client.set_memo(memo="x")
    assert refused.value.problem == problem


def test_a_bug_of_the_agent_is_told_apart(
    client: ControlClient, recorder: Recorder, caplog: pytest.LogCaptureFixture
) -> None:
    recorder.refusal = ZeroDivisionError("secret detail")
    with pytest.raises(AgentBug, match="ZeroDivisionError"):
        client.start()
    assert "secret detail" in caplog.text
    recorder.refusal = None
    client.stop()


def test_shutdown_is_answered_before_it_is_passed_on(
    client: ControlClient, recorder: Recorder, ended: threading.Event
) -> None:
    client.shutdown()
    assert recorder.asked[-1] == ("shutdown", {})
    assert ended.wait(5)


def test_a_refused_shutdown_is_not_passed_on(
    client: ControlClient, recorder: Recorder, server: ControlServer, ended: threading.Event
) -> None:
    recorder.refusal = ClientError(Problem(ProblemCode.DISK_FULL))
    with pytest.raises(ClientError):
        client.shutdown()
    server.close()
    assert not ended.is_set()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"key": "x" * 64}, "wrong key"),
        ({"key": ""}, "wrong key"),
        ({"key": "ü"}, "wrong key"),
        ({"v": 1}, "version 1"),
        ({"verb": "subscribe"}, "no verb"),
        ({"verb": "_ask"}, "no verb"),
        ({"verb": "__class__"}, "no verb"),
        ({"arguments": {"memo": "x", "more": "y"}}, "takes memo"),
        ({"arguments": {}}, "takes memo"),
        ({"arguments": {"memo": 3}}, ".arguments.memo"),
        ({"arguments": {"memo": None}}, ".arguments.memo"),
        ({"arguments": [1]}, ".arguments"),
        ({"extra": 1}, ".extra"),
        ({"v": True}, ".v"),
    ],
)
def test_a_strange_request_is_refused(
    tmp_path: Path,
    server: ControlServer,
    recorder: Recorder,
    change: dict[str, object],
    reason: str,
) -> None:
    request = {
        "v": VERSION,
        "key": "k" * 64,
        "verb": "set_memo",
        "arguments": {"memo": "x"},
        **change,
    }
    answer = raw(tmp_path, json.dumps(request).encode())
    assert answer["problem"]["code"] == "bad-request"
    assert reason in answer["problem"]["details"]["reason"]
    assert recorder.asked == []


@pytest.mark.parametrize(
    "data", [b"", b"\x80\x04\x95pickle", b"[]", b"null", b"{" * 50_000, b'{"v": 1}']
)
def test_what_is_no_request_is_refused(
    tmp_path: Path, server: ControlServer, recorder: Recorder, data: bytes
) -> None:
    assert raw(tmp_path, data)["problem"]["code"] == "bad-request"
    assert recorder.asked == []


def test_a_flood_and_silence_and_hanging_up_harm_nobody(
    tmp_path: Path, client: ControlClient, recorder: Recorder
) -> None:
    address = json.loads((tmp_path / "run" / "agent.json").read_text())["address"]
    flood = Client(address, "AF_UNIX")
    with suppress(OSError):  # it hangs up when it sees the size, perhaps while we still send
        flood.send_bytes(b"x" * (REQUEST_BYTES + 1))
    with pytest.raises((OSError, EOFError)):
        flood.recv_bytes()
    flood.close()
    for _ in range(3):
        Client(address, "AF_UNIX").close()
    with socket.socket(socket.AF_UNIX) as plain:
        plain.connect(address)
        plain.sendall(b"GET / HTTP/1.1\r\n\r\n")
    silent = Client(address, "AF_UNIX")
    assert client.snapshot() == SNAPSHOT
    silent.close()


def test_too_many_callers_are_sent_away_and_later_ones_served(
    client: ControlClient, recorder: Recorder
) -> None:
    recorder.hold = threading.Event()
    threads = [threading.Thread(target=client.start) for _ in range(MAX_CALLERS)]
    for thread in threads:
        thread.start()
    wait_until(lambda: len(recorder.asked) == MAX_CALLERS, "as many callers as may be")
    with pytest.raises(ClientError) as refused:
        client.stop()
    assert refused.value.problem.code is ProblemCode.AGENT_NOT_RUNNING
    recorder.hold.set()
    for thread in threads:
        thread.join(20)
    recorder.hold = None
    wait_until(
        lambda: not [t for t in threading.enumerate() if t.name == "control-request"],
        "the callers to be gone",
    )
    client.stop()


def test_only_the_user_can_reach_it(tmp_path: Path, server: ControlServer) -> None:
    assert (tmp_path / "run").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "run" / "agent.json").stat().st_mode & 0o777 == 0o600


def test_nobody_to_ask_is_said(tmp_path: Path) -> None:
    with pytest.raises(ClientError) as refused:
        ControlClient(tmp_path / "agent.json").snapshot()
    assert refused.value.problem.code is ProblemCode.AGENT_NOT_RUNNING


@pytest.mark.parametrize("text", ["", "{}", "[", '{"v": 1}', "\x00"])
def test_a_damaged_endpoint_file_is_no_agent(tmp_path: Path, text: str) -> None:
    (tmp_path / "agent.json").write_text(text)
    with pytest.raises(ClientError) as refused:
        ControlClient(tmp_path / "agent.json").snapshot()
    assert refused.value.problem.code is ProblemCode.AGENT_NOT_RUNNING


def test_a_closed_server_leaves_nothing(tmp_path: Path, recorder: Recorder) -> None:
    server = make_server(tmp_path, recorder, threading.Event())
    server.start()
    server.close()
    server.close()
    assert list((tmp_path / "run").iterdir()) == []


def test_a_removed_socket_does_not_keep_the_program(tmp_path: Path, recorder: Recorder) -> None:
    server = make_server(tmp_path, recorder, threading.Event())
    server.start()
    # Somebody clears the folder under the running agent and asks once more: it is not found.
    client = ControlClient(tmp_path / "run" / "agent.json")
    address = json.loads((tmp_path / "run" / "agent.json").read_text())["address"]
    moved = tmp_path / "moved.sock"
    Path(address).rename(moved)
    with pytest.raises(ClientError):
        client.snapshot()
    moved.rename(address)
    assert client.snapshot() == SNAPSHOT
    server.close()


KILLED = """
import sys, threading
from pathlib import Path
from agent.control import ControlServer, InstanceLock
home = Path(sys.argv[1])
lock = InstanceLock.take(home / "agent.lock")
server = ControlServer(None, endpoint=home / "run" / "agent.json", token="t", key="k",
                       on_shutdown=lambda: None)
server.start()
print("up", flush=True)
threading.Event().wait()
"""


def test_a_second_agent_is_refused_and_one_after_a_kill_is_not(
    tmp_path: Path, recorder: Recorder
) -> None:
    (tmp_path / "run").mkdir(mode=0o700)
    first = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert first.stdout is not None
    assert first.stdout.readline() == "up\n"
    with pytest.raises(StoreError) as refused:
        InstanceLock.take(tmp_path / "agent.lock")
    assert refused.value.problem.code is ProblemCode.AGENT_RUNNING

    os.kill(first.pid, signal.SIGKILL)
    first.wait(10)
    first.stdout.close()
    assert (tmp_path / "run" / "agent.sock").is_socket()
    with pytest.raises(ClientError) as gone:
        ControlClient(tmp_path / "run" / "agent.json").snapshot()
    assert gone.value.problem.code is ProblemCode.AGENT_NOT_RUNNING

    lock = InstanceLock.take(tmp_path / "agent.lock")
    server = make_server(tmp_path, recorder, threading.Event())
    server.start()
    assert ControlClient(tmp_path / "run" / "agent.json").snapshot() == SNAPSHOT
    server.close()
    lock.release()


def test_a_file_in_the_place_of_the_socket_is_not_removed(
    tmp_path: Path, recorder: Recorder
) -> None:
    server = make_server(tmp_path, recorder, threading.Event())
    (tmp_path / "run" / "agent.sock").write_text("mine")
    with pytest.raises(StoreError) as refused:
        server.start()
    assert refused.value.problem.code is ProblemCode.DATA_FOLDER_UNWRITABLE
    assert (tmp_path / "run" / "agent.sock").read_text() == "mine"


def test_a_home_that_is_too_deep_for_a_socket_works(tmp_path: Path, recorder: Recorder) -> None:
    home = tmp_path / ("d" * 100) / ("e" * 100)
    home.mkdir(parents=True)
    server = make_server(home, recorder, threading.Event())
    server.start()
    endpoint = home / "run" / "agent.json"
    folder = Path(json.loads(endpoint.read_text())["address"]).parent
    assert ControlClient(endpoint).snapshot() == SNAPSHOT
    server.close()
    assert not folder.exists()
