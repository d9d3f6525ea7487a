"""One crossing: snapshots arrive on the main thread, verbs leave it, nothing blocks it."""

import inspect
import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QThread

from agent.client import AgentClient, Problem, ProblemCode
from tests.ui.fake_client import CLOCKED_IN, CLOCKED_OUT, FakeClient
from ui.bridge import Bridge


@pytest.fixture
def bridge(qapp, client):
    made = Bridge(client)
    yield made
    client.gate.set()
    made.close()


def test_snapshots_from_another_thread_arrive_on_the_main_thread(qtbot, client, bridge):
    seen = []
    bridge.changed.connect(lambda s: seen.append((s.memo, QThread.currentThread().isMainThread())))
    fresh = replace(CLOCKED_OUT, memo="from afar")
    thread = threading.Thread(target=client.publish, args=(fresh,))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: ("from afar", True) in seen)
    assert all(on_main for _, on_main in seen)
    assert bridge.snapshot is fresh


def test_verbs_run_in_order_away_from_the_main_thread(qtbot, client, bridge):
    bridge.set_memo(memo="a")
    bridge.start()
    bridge.keep(segment="s")
    bridge.stop()
    bridge.wait()
    assert client.verbs == ["set_memo", "start", "keep", "stop"]
    assert threading.get_ident() not in client.verb_threads


def test_a_verb_that_hangs_does_not_hold_up_the_windows(qtbot, client, bridge):
    client.gate.clear()
    bridge.start()
    client.publish(replace(CLOCKED_OUT, memo="still here"))
    qtbot.waitUntil(lambda: bridge.snapshot.memo == "still here")
    assert client.verbs == []


def test_refusals_come_back_with_their_problem(qtbot, client, bridge):
    problem = Problem(ProblemCode.CONSENT_MISSING)
    client.refusals["start"] = problem
    with qtbot.waitSignal(bridge.refused) as refused:
        bridge.start()
    assert refused.args == ["start", problem]


def test_mistakes_of_ours_come_back_as_such(qtbot, client, bridge):
    client.failures["start"] = mistake = RuntimeError("ours")
    with qtbot.waitSignal(bridge.broken) as broken:
        bridge.start()
    assert broken.args == [mistake]


def test_each_verb_reaches_the_client_with_its_arguments(qtbot, client, bridge):
    client.publish(CLOCKED_IN)
    bridge.enrol(server_url="u", code="c", device_name="d")
    bridge.choose_contract(contract="k")
    bridge.agree(contract="k", policy_sha256="h")
    bridge.dismiss(notice="n")
    bridge.upload_now()
    bridge.refresh()
    bridge.shutdown()
    bridge.wait()
    assert client.calls == [
        ("enrol", {"server_url": "u", "code": "c", "device_name": "d"}),
        ("choose_contract", {"contract": "k"}),
        ("agree", {"contract": "k", "policy_sha256": "h"}),
        ("dismiss", {"notice": "n"}),
        ("upload_now", {}),
        ("refresh", {}),
        ("shutdown", {}),
    ]


def test_after_closing_nothing_is_heard(qapp):
    client = FakeClient()
    bridge = Bridge(client)
    assert client.subscribed == 1
    bridge.close()
    bridge.close()
    assert client.subscribed == 0


def test_the_fake_and_the_bridge_offer_the_verbs_of_the_agent():
    verbs = {n: v for n, v in vars(AgentClient).items() if inspect.isfunction(v) and n[0] != "_"}
    for name, verb in verbs.items():
        asked = inspect.signature(verb).parameters.keys()
        assert inspect.signature(getattr(FakeClient, name)).parameters.keys() == asked
        if name not in ("snapshot", "subscribe"):
            assert inspect.signature(getattr(Bridge, name)).parameters.keys() == asked


def test_what_was_on_its_way_when_it_closed_is_told_to_nobody(qtbot, client):
    """Windows are deleted after it."""
    bridge = Bridge(client)
    qtbot.wait(0)
    told = []
    bridge.changed.connect(told.append)
    bridge.done.connect(told.append)
    client.gate.clear()
    bridge.start()
    thread = threading.Thread(target=client.publish, args=(replace(CLOCKED_OUT, memo="late"),))
    thread.start()
    thread.join()
    client.gate.set()
    bridge.close()
    qtbot.wait(20)
    assert client.verbs == ["start"]
    assert told == []
