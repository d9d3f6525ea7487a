"""The room where platforms are told apart, as far as it can be tried on this one."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from agent.platform import files, keyrings, session, sockets
from agent.platform.memory import fix_mapping_threshold

ROOT = Path(__file__).parents[3]
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="of this system")


@linux_only
def test_big_blocks_go_back_to_the_system() -> None:
    # In a process of its own, since the setting cannot be undone.
    script = (
        "from agent.platform.memory import fix_mapping_threshold as fix\n"
        "def rss(): return int(open('/proc/self/statm').read().split()[1]) * 4096\n"
        "assert fix()\n"
        "first = bytearray(33_000_000); del first\n"
        "before = rss()\n"
        "frames = [bytearray(8_000_000) for _ in range(6)]; del frames\n"
        "assert rss() - before < 4_000_000, (before, rss())\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, timeout=60)
    assert callable(fix_mapping_threshold)


def test_waiting_ends_with_the_event_or_with_the_limit() -> None:
    event = threading.Event()
    assert not session.wait_for(event, limit_s=0.01)
    threading.Timer(0.01, event.set).start()
    assert session.wait_for(event)
    assert session.wait_for(event, limit_s=60)


def test_the_system_is_described_without_naming_the_person() -> None:
    description = session.system_description()
    assert 0 < len(description) <= session.NAME_CHARACTERS
    assert session.device_name() not in description
    if sys.platform == "linux":
        assert description.startswith("Linux ")


@linux_only
def test_the_keyring_has_a_name_without_importing_it() -> None:
    script = (
        "import sys; from agent.platform.keyrings import backend_name; print(backend_name());"
        "assert 'keyring' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == keyrings.backend_name() == "secret-service"


def test_a_lock_has_one_holder(tmp_path: Path) -> None:
    path = tmp_path / "agent.lock"
    with path.open("ab+") as first:
        assert files.try_lock(first)
        with path.open("ab+") as second:
            assert not files.try_lock(second)
    with path.open("ab+") as third:
        assert files.try_lock(third)


@linux_only
def test_a_deep_home_gets_a_short_socket_of_its_own(tmp_path: Path) -> None:
    near = tmp_path / "run"
    assert sockets.new_address(Path("/short"), token="t").address == "/short/agent.sock"
    deep = near / ("x" * 120)
    address = sockets.new_address(deep, token="t")
    assert address.folder is not None
    assert address.folder.stat().st_mode & 0o777 == 0o700
    assert len(address.address) <= sockets.SOCKET_PATH_BYTES
    sockets.remove(address)
    assert not address.folder.exists()
    sockets.remove(address)
