"""Notifications: what is told and what never is, exactly as it travels on a private bus, and by a real daemon."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from jeepney import HeaderFields, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import DBusAddress
from PySide6.QtGui import QGuiApplication

from agent.client import IdlePrompt, Notice, NoticeCode, Problem, ProblemCode
from tests.support.desktop import Desktop, DesktopError, wait_until
from tests.ui.fake_client import CLOCKED_IN, CLOCKED_OUT, NOW_MS, FakeClient
from tests.ui.on_desktop import App, mapped
from ui.bridge import Bridge
from ui.desktop_notices import NAME, DesktopNotices
from ui.notifier import Notifier
from ui.present_notices import _TITLES, Act, notifications

ASKED = IdlePrompt(
    contract="c0ffee0000000001",
    from_ms=NOW_MS - 1_800_000,
    until_ms=NOW_MS,
    minutes=28,
    may_keep=True,
    answer_by_ms=NOW_MS + 600_000,
)
SECRETS = ("Maya", "Aurora", "Website", "Header", "workbench", "example.com", "SECRET")


def notice(code: NoticeCode, number: int = 1, **details: str) -> Notice:
    return Notice(f"n{number}", code, NOW_MS, {"minutes": "25", **details})


# ---- what is told ----


@pytest.mark.parametrize("code", list(NoticeCode))
def test_of_notices_those_are_told_that_are_worth_it(code):
    told = notifications(replace(CLOCKED_OUT, notices=(notice(code),)))
    assert bool(told) == (code in _TITLES)
    assert code in _TITLES or code in {
        NoticeCode.IDLE_KEPT,
        NoticeCode.SEGMENT_DELETED,
        NoticeCode.STOPPED_AT_LOG_OUT,
    }


def test_nothing_personal_is_told():
    """Others may read it on a locked screen."""
    details = dict.fromkeys(
        ("path", "url", "reason", "app", "contract", "key", "value", "host", "name"), "SECRET"
    )
    for problem in ProblemCode:
        snapshot = replace(
            CLOCKED_IN,
            problems=(Problem(problem, details),),
            notices=tuple(notice(code, n) for n, code in enumerate(NoticeCode)),
            idle=ASKED,
        )
        said = " ".join(
            f"{one.title} {one.body} {one.acts}" for one in notifications(snapshot).values()
        )
        if problem is ProblemCode.APP_NOT_EXCLUDED:
            continue  # a refusal, which never stands
        assert not [secret for secret in SECRETS if secret in said], problem


def test_what_passes_by_itself_calls_nobody():
    weather = (Problem(ProblemCode.SERVER_UNREACHABLE), Problem(ProblemCode.SERVER_FAILED))
    assert notifications(replace(CLOCKED_IN, problems=weather)) == {}


def test_idle_time_is_asked_about_once():
    both = replace(CLOCKED_IN, idle=ASKED, notices=(notice(NoticeCode.IDLE_DISCARDED),))
    assert list(notifications(both)) == ["idle"]
    dropped = replace(both, idle=replace(ASKED, may_keep=False))
    assert list(notifications(dropped)) == ["notice:n1"]


@pytest.mark.parametrize(
    ("code", "snapshot", "acts"),
    [
        (NoticeCode.NOT_CLOCKED_IN, CLOCKED_OUT, [Act.START]),
        (NoticeCode.START_AGAIN, CLOCKED_OUT, [Act.START]),
        (NoticeCode.START_AGAIN, CLOCKED_IN, []),
        (NoticeCode.LIMIT_REACHED, CLOCKED_IN, [Act.STOP]),
        (NoticeCode.LIMIT_REACHED, CLOCKED_OUT, []),
        (NoticeCode.LIMIT_NEAR, CLOCKED_IN, []),
    ],
)
def test_buttons_fit_what_the_clock_does(code, snapshot, acts):
    (told,) = notifications(replace(snapshot, notices=(notice(code),))).values()
    assert [act for act, _ in told.acts] == acts


# ---- exactly as it travels ----


class Bus:
    """A message bus of its own."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()

    def end(self) -> None:
        self.process.terminate()
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


class Recorder:
    """A notification service that notes what it is asked, stepped by hand."""

    def __init__(
        self, address: str, *, capabilities: tuple[str, ...] = ("actions", "body")
    ) -> None:
        self.bus = open_dbus_connection(address)
        self.bus.send_and_get_reply(message_bus.RequestName(NAME), timeout=5)
        self.capabilities = capabilities
        self.refuses = False
        self.asked: list[tuple[str, tuple[Any, ...]]] = []
        self._last = 40

    def step(self) -> None:
        while True:
            try:
                message = self.bus.receive(timeout=0)
            except TimeoutError:
                return
            if message.header.message_type is MessageType.method_call:
                self._answer(message)

    def _answer(self, message: Any) -> None:
        member = message.header.fields[HeaderFields.member]
        self.asked.append((member, tuple(message.body)))
        if member == "GetCapabilities":
            reply = new_method_return(message, "as", (list(self.capabilities),))
        elif self.refuses:
            reply = new_error(message, "org.freedesktop.Notifications.Error.Full")
        elif member == "Notify":
            self._last = message.body[1] or self._last + 1
            reply = new_method_return(message, "u", (self._last,))
        else:
            reply = new_method_return(message)
        self.bus.send(reply)

    def tell(self, signal: str, *body: Any) -> None:
        address = DBusAddress("/org/freedesktop/Notifications", interface=NAME)
        self.bus.send(
            new_signal(address, signal, "us" if signal == "ActionInvoked" else "uu", body)
        )

    def calls(self, member: str) -> list[tuple[Any, ...]]:
        return [body for name, body in self.asked if name == member]


class Rig:
    def __init__(self, qapp: QGuiApplication, address: str | None) -> None:
        self.app = qapp
        self.client = FakeClient(CLOCKED_OUT)
        self.bridge = Bridge(self.client)
        self.fallen: list[tuple[str, str]] = []
        self.in_front = False
        self.service = DesktopNotices(
            address=address, fallback=lambda title, text: self.fallen.append((title, text))
        )
        self.wanted: list[str] = []
        self.notifier = Notifier(self.bridge, self.service, seen=lambda: self.in_front)
        self.notifier.show_wanted.connect(lambda: self.wanted.append("show"))
        self.notifier.problems_wanted.connect(lambda: self.wanted.append("problems"))
        self.recorder: Recorder | None = None

    def settle(self) -> None:
        for _ in range(4):
            self.bridge.wait()
            self.app.processEvents()
            if self.recorder is not None:
                self.recorder.step()

    def until(self, condition: Any, what: str) -> None:
        def holds() -> bool:
            self.settle()
            return bool(condition())

        wait_until(holds, what)

    def show(self, snapshot: Any) -> None:
        self.client.publish(snapshot)
        self.settle()


@pytest.fixture
def bus() -> Iterator[Bus]:
    made = Bus()
    yield made
    made.end()


@pytest.fixture
def rig(qapp, bus) -> Iterator[Rig]:
    made = Rig(qapp, bus.address)
    made.recorder = Recorder(bus.address)
    yield made
    made.notifier.close()
    made.bridge.close()
    made.recorder.bus.close()


def near() -> Any:
    return replace(CLOCKED_IN, notices=(notice(NoticeCode.LIMIT_NEAR),))


def test_a_notification_is_shown_replaced_and_closed_with_its_cause(rig):
    recorder = rig.recorder
    rig.show(near())
    rig.until(lambda: recorder.calls("Notify"), "the notification")
    ((app, replaces, icon, title, body, acts, hints, expires),) = recorder.calls("Notify")
    assert (app, replaces, icon, expires) == ("Hourproof", 0, "", -1)
    assert (title, body) == ("Weekly limit", "You have used 90 % of this week’s limit.")
    assert acts == ["default", "Open Hourproof"]
    assert hints["desktop-entry"] == ("s", "hourproof")
    kind, (width, height, stride, alpha, bits, channels, pixels) = hints["image-data"]
    assert (kind, alpha, bits, channels) == ("(iiibiiay)", True, 8, 4)
    assert len(pixels) == stride * height
    assert any(pixels)
    assert width == height

    rig.show(near())  # nothing new
    rig.show(replace(CLOCKED_IN, idle=ASKED))
    rig.until(lambda: recorder.calls("CloseNotification"), "the first one closed")
    assert recorder.calls("CloseNotification") == [(41,)]
    longer = replace(ASKED, minutes=40)
    rig.show(replace(CLOCKED_IN, idle=longer))
    rig.until(lambda: len(recorder.calls("Notify")) == 3, "what changed")
    first, second = recorder.calls("Notify")[1:]
    assert (first[1], second[1]) == (0, 42)
    assert second[3] == "You were away for 40 minutes"
    rig.show(CLOCKED_IN)
    rig.until(lambda: (42,) in recorder.calls("CloseNotification"), "the question closed")


@pytest.mark.parametrize(
    ("snapshot", "act", "verbs", "wanted"),
    [
        (
            replace(CLOCKED_OUT, notices=(notice(NoticeCode.NOT_CLOCKED_IN),)),
            "start",
            ["start", "dismiss"],
            [],
        ),
        (
            replace(CLOCKED_IN, notices=(notice(NoticeCode.LIMIT_REACHED),)),
            "stop",
            ["stop", "dismiss"],
            [],
        ),
        (replace(CLOCKED_IN, idle=ASKED), "drop-idle", ["discard_idle"], []),
        (replace(CLOCKED_IN, idle=ASKED), "default", [], ["show"]),
        (
            replace(CLOCKED_OUT, problems=(Problem(ProblemCode.KEYRING_LOCKED),)),
            "default",
            [],
            ["problems"],
        ),
        (replace(CLOCKED_IN, idle=ASKED), "start", [], []),
    ],
)
def test_what_is_pressed_is_done(rig, snapshot, act, verbs, wanted):
    rig.show(snapshot)
    rig.until(lambda: rig.service._ids, "the notification's number")
    (number,) = rig.service._ids.values()
    rig.recorder.tell("ActionInvoked", number, act)
    rig.recorder.tell("ActionInvoked", number + 7, "default")  # another program's
    rig.recorder.tell("NotificationClosed", number, 2)
    rig.until(lambda: not rig.service._ids, "that it was closed")
    rig.settle()  # what was read last is carried out on the bridge's thread
    assert (rig.client.verbs, rig.wanted) == (verbs, wanted)


def test_one_that_is_over_before_it_has_a_number_is_closed_when_it_has(rig):
    rig.client.publish(near())
    rig.app.processEvents()
    rig.client.publish(CLOCKED_IN)
    rig.until(
        lambda: (
            len(rig.recorder.calls("Notify")) == len(rig.recorder.calls("CloseNotification"))
            and not rig.service._answers
        ),
        "that it is closed",
    )
    assert rig.service._ids == {}


def test_what_changes_before_it_has_a_number_stands_in_one_notification(rig):
    rig.client.publish(near())
    rig.until(lambda: rig.recorder.calls("GetCapabilities"), "the connection")
    rig.app.processEvents()
    rig.client.publish(replace(CLOCKED_IN, idle=ASKED))
    rig.client.publish(replace(CLOCKED_IN, idle=replace(ASKED, minutes=33)))
    rig.client.publish(replace(CLOCKED_IN, idle=replace(ASKED, minutes=40)))
    rig.app.processEvents()
    rig.until(
        lambda: (
            not rig.service._answers
            and [one[3] for one in rig.recorder.calls("Notify")][-1].endswith("40 minutes")
        ),
        "the last of them",
    )
    numbers = {one[1] for one in rig.recorder.calls("Notify") if one[3].startswith("You were")}
    assert len(numbers - {0}) <= 1
    assert sum(one[1] == 0 for one in rig.recorder.calls("Notify") if "away" in one[3]) == 1


def test_nothing_pops_up_over_the_window_that_says_the_same(rig):
    rig.in_front = True
    rig.show(near())
    rig.in_front = False
    rig.show(near())
    assert rig.recorder.calls("Notify") == []


def test_a_service_without_buttons_and_with_markup_gets_what_it_can_show(qapp, bus):
    rig = Rig(qapp, bus.address)
    rig.recorder = Recorder(bus.address, capabilities=("body", "body-markup"))
    from ui.present_notices import Told

    rig.service.show("k", Told("a & b", "x < y & z"))
    rig.until(lambda: rig.recorder.calls("Notify"), "the notification")
    (call,) = rig.recorder.calls("Notify")
    assert call[3:6] == ("a & b", "x &lt; y &amp; z", [])
    rig.notifier.close()
    rig.bridge.close()
    rig.recorder.bus.close()


@pytest.mark.parametrize("way", ["no-bus", "no-service", "refuses", "dead-bus"])
def test_without_a_service_the_tray_says_it(qapp, bus, way):
    address = {"no-bus": None, "dead-bus": "unix:path=/nonexistent"}.get(way, bus.address)
    rig = Rig(qapp, address)
    if way == "refuses":
        rig.recorder = Recorder(bus.address)
        rig.recorder.refuses = True
    rig.show(near())
    rig.until(lambda: rig.fallen, "the other way")
    assert rig.fallen == [("Weekly limit", "You have used 90 % of this week’s limit.")]
    rig.notifier.close()
    rig.bridge.close()
    if rig.recorder is not None:
        rig.recorder.bus.close()


def test_a_bus_that_dies_takes_nothing_with_it(rig, bus):
    rig.show(near())
    rig.until(lambda: rig.service._ids, "the notification's number")
    bus.process.kill()
    bus.process.wait()
    rig.recorder.step = lambda: None
    rig.until(lambda: rig.service._connection is None, "that the bus is gone")
    rig.show(replace(CLOCKED_IN, idle=ASKED))
    assert rig.fallen[-1][0] == "You were away for 28 minutes"


# ---- by a real daemon, with real clicks ----


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    with Desktop(window_manager=True) as made:
        made.open_bus()
        made.open_tray()
        yield made


def history(desktop: Desktop) -> list[dict[str, Any]]:
    """What dunst has shown and taken away again, the newest first."""
    found = json.loads(desktop.run("dunstctl", "history"))
    return [{k: v["data"] for k, v in one.items()} for one in found["data"][0]]


def waiting(desktop: Desktop) -> int:
    return int(desktop.run("dunstctl", "count", "displayed").strip())


def test_a_real_daemon_shows_it_and_a_click_on_it_brings_the_window(desktop, tmp_path):
    settings = tmp_path / "dunstrc"
    settings.write_text(
        "[global]\nwidth = 320\norigin = top-right\noffset = 16x16\n"
        "mouse_left_click = do_action\nmouse_right_click = close_current\n"
    )
    desktop.spawn(["dunst", "-conf", str(settings)])

    def ready() -> bool:
        try:
            return desktop.run("dunstctl", "is-paused").strip() == "false"
        except DesktopError:
            return False

    wait_until(ready, "the notification daemon")
    app = App(desktop, tmp_path, "--minimized")
    try:
        app.say("near")
        wait_until(lambda: waiting(desktop) == 1, "the notification")
        app.say("calm")
        wait_until(lambda: waiting(desktop) == 0, "that it went with its cause")
        # A click on it opens the window.
        app.say("near")
        wait_until(lambda: waiting(desktop) == 1, "the notification again")

        def opened() -> bool:
            # It is counted a moment before it can be seen: a click of then goes past it, as a person's would.
            if waiting(desktop):
                desktop.run("xdotool", "mousemove", "1100", "40", "click", "1")
            return "Hourproof" in desktop.active_title()

        def closed() -> bool:
            if mapped(desktop, "Hourproof"):
                desktop.run("xdotool", "key", "ctrl+w")
            return not mapped(desktop, "Hourproof")

        wait_until(opened, "the window in front")
        wait_until(closed, "the window gone")
        app.say("remind")
        wait_until(lambda: waiting(desktop) == 1, "the reminder")
        app.say("calm")
        wait_until(lambda: waiting(desktop) == 0, "the reminder gone")
        newest = history(desktop)[0]
        assert newest["appname"] == "Hourproof"
        assert newest["summary"] == "Reminder"
        assert "in use for 25 minutes" in newest["body"]
        assert not [secret for secret in SECRETS if secret in json.dumps(newest)]
        assert app.end() == 0
    finally:
        app.close()
