"""Pages of libraries are handed back, and nothing that was written to is lost by it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from agent.platform.pages import Mapping, clean, give_back_libraries, mappings

ROOT = Path(__file__).parents[3]
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="of this system")

SMAPS = """\
55d0f7a3c000-55d0f7a3d000 r--p 00000000 fe:00 26901                      /usr/bin/python3.11
Size:                  4 kB
Rss:                   4 kB
Anonymous:             0 kB
Swap:                  0 kB
Locked:                0 kB
VmFlags: rd mr mw me sd
7f3939a13000-7f393a200000 rw-p 00000000 00:00 0 
Rss:                8068 kB
Anonymous:          8068 kB
AnonHugePages:         0 kB
Swap:                  0 kB
SwapPss:               0 kB
Locked:                0 kB
7f393b000000-7f393b05f000 r-xp 00001000 fe:00 4080946                    /opt/with blank/libQt6Gui.so.6
Rss:                 380 kB
Pss:                 190 kB
Private_Clean:       380 kB
Anonymous:             0 kB
Swap:                  0 kB
Locked:                0 kB
7f393b05f000-7f393b0f8000 r--p 00a5d000 fe:00 4080946                    /opt/_rust.abi3.so
Rss:                 612 kB
Anonymous:           600 kB
Swap:                 12 kB
Locked:                0 kB
ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]
Rss:                   0 kB
Anonymous:             0 kB
"""
CODE = Mapping(
    start=0x1000,
    end=0x9000,
    access="r-xp",
    path="/usr/lib/libssl.so.3",
    resident=32,
    own=0,
    locked=0,
)


def test_what_the_system_tells_is_understood() -> None:
    found = mappings(SMAPS)
    assert [(one.access, one.path, one.resident, one.own) for one in found] == [
        ("r--p", "/usr/bin/python3.11", 4, 0),
        ("rw-p", "", 8068, 8068),
        ("r-xp", "/opt/with blank/libQt6Gui.so.6", 380, 0),
        ("r--p", "/opt/_rust.abi3.so", 612, 612),
        ("--xp", "[vsyscall]", 0, 0),
    ]
    assert (found[2].start, found[2].end) == (0x7F393B000000, 0x7F393B05F000)
    assert clean(found) == (found[2],)
    assert mappings("") == ()


@pytest.mark.parametrize(
    "lost",
    [
        {"own": 4},
        {"locked": 4},
        {"access": "rw-p"},
        {"access": "r-xs"},
        {"access": "rwxp"},
        {"access": "---p"},
        {"resident": 0},
        {"path": ""},
        {"path": "[heap]"},
        {"path": "/usr/share/fonts/DejaVuSans.ttf"},
        {"path": "/usr/lib/libssl.so.3 (deleted)"},
        {"path": "/home/me/notes.sofa"},
    ],
)
def test_nothing_is_picked_that_would_be_lost_or_is_no_library(lost: dict[str, object]) -> None:
    assert clean([CODE]) == (CODE,)
    assert clean([replace(CODE, **lost)]) == ()


@pytest.mark.parametrize("name", ["a.so", "libicuuc.so.73", "libX11.so.6.4.0", "_rust.abi3.so"])
def test_libraries_are_known_by_their_names(name: str) -> None:
    assert clean([replace(CODE, path=f"/usr/lib/{name}")])


_AT_WORK = """
import ctypes, hashlib, ssl, sys, threading, unicodedata
import apsw
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from agent.platform.pages import clean, give_back_libraries, mappings
from pathlib import Path

def look():
    return mappings(Path("/proc/self/smaps").read_text())

def work():
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    found = [key.sign(b"work").hex(), hashlib.new("sha512_256", b"work").hexdigest()]
    found.append(len(ssl.create_default_context().get_ciphers()) > 0)
    found.append(apsw.Connection(":memory:").execute("select 6 * 7").get)
    found.append(unicodedata.name("\\u20ac"))
    return found

expected = work()
resident = sum(one.resident for one in look())
clean_before = sum(one.resident for one in clean(look()))
given = give_back_libraries()
clean_after = sum(one.resident for one in clean(look()))
assert given > 4_000_000, given
assert clean_after < clean_before / 2, (clean_before, clean_after)
assert sum(one.resident for one in look()) < resident - 4_000, resident
assert work() == expected

# The same while other threads work, and while one loads and unloads a library all the time.
over = threading.Event()
wrong = []

def keep_working():
    while not over.is_set():
        if work() != expected:
            wrong.append("another result")

def keep_loading(path):
    loader = ctypes.CDLL(None)
    loader.dlopen.restype = ctypes.c_void_p
    loader.dlopen.argtypes = (ctypes.c_char_p, ctypes.c_int)
    loader.dlclose.argtypes = (ctypes.c_void_p,)
    while not over.is_set():
        handle = loader.dlopen(path.encode(), 2)
        if not handle:
            wrong.append("not loaded")
            return
        loader.dlclose(handle)

threads = [threading.Thread(target=keep_working) for _ in range(2)]
threads.append(threading.Thread(target=keep_loading, args=(sys.argv[1],)))
for thread in threads:
    thread.start()
for _ in range(60):
    give_back_libraries()
over.set()
for thread in threads:
    thread.join()
assert not wrong, wrong
assert work() == expected
print("whole", given)
"""


@linux_only
def test_a_process_works_on_as_before_and_holds_less() -> None:
    """In a child, since a page that was lost would end the process."""
    library = find_spec("PIL._imagingmath")  # small, and nothing in the child has loaded it
    assert library is not None
    assert library.origin is not None
    done = subprocess.run(
        [sys.executable, "-c", _AT_WORK, library.origin],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("whole")


def test_a_system_without_such_pages_gives_nothing_back() -> None:
    if sys.platform != "linux":
        assert give_back_libraries() == 0
