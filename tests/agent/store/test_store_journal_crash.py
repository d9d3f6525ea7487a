"""The journal and kill -9, disks that fill up and folders that cannot be written to: in real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from agent.core.tracked import Phase
from agent.store.journal import JournalFile
from tests.support.tracked_rows import START_MS

ROOT = Path(__file__).parents[3]

WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from agent.core.tracked import Phase, PutSegment, PutSession
from agent.store.journal import JournalFile
from tests.support.tracked_rows import mark, tracked

journal = JournalFile.open(Path(sys.argv[1])).journal
minute = 0
while True:
    number, within = divmod(minute, 10)
    changes = [PutSegment(tracked(number, minutes=within + 1))]
    if within == 0 and number:
        changes.append(PutSegment(tracked(number - 1, minutes=10, phase=Phase.CLOSED)))
    journal.write((*changes, PutSession(mark(seen_ms=minute))))
    # Only what was said to be written is counted as written.
    print(minute, flush=True)
    minute += 1
"""


def run(script: str, *arguments: str, **options: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,  # type: ignore[call-overload]  # options of Popen
    )


@pytest.mark.parametrize("minutes", [1, 7, 10, 23, 60])
def test_kill_9_loses_nothing_that_was_written(tmp_path: Path, minutes: int) -> None:
    path = tmp_path / "journal.sqlite"
    writer = run(WRITER, str(path))
    assert writer.stdout is not None
    assert writer.stderr is not None
    said = -1
    for line in writer.stdout:
        said = int(line)
        if said >= minutes:
            break
    os.kill(writer.pid, signal.SIGKILL)
    # Lines that were in the pipe count: their transactions were durable before they were printed.
    said = max([said, *(int(line) for line in writer.stdout if line.endswith("\n"))])
    assert writer.wait(10) == -signal.SIGKILL
    writer.stdout.close()
    writer.stderr.close()

    found = JournalFile.open(path)
    assert found.problem is None
    contents = found.journal.load()
    assert contents.session is not None
    # The one transaction after the last line may have been carried out, and none later.
    written = contents.session.seen_ms
    assert said <= written <= said + 1
    number, within = divmod(written, 10)
    assert len(contents.segments) == number + 1
    assert [s.phase for s in contents.segments] == [Phase.CLOSED] * number + [Phase.OPEN]
    assert len(contents.segments[-1].counts) == within + 1
    assert contents.segments[0].start_ms == START_MS
    found.journal.close()


LIMITED = """
import resource, sys
from pathlib import Path
from agent.core.problems import ProblemCode
from agent.core.tracked import PutSegment
from agent.store.errors import StoreError
from agent.store.journal import JournalFile
from tests.support.tracked_rows import tracked

journal = JournalFile.open(Path(sys.argv[1])).journal
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
written = 0
try:
    for written in range(10_000):
        journal.write((PutSegment(tracked(written)),))
except StoreError as full:
    assert full.problem.code is ProblemCode.DISK_FULL, full.problem
    print(written, len(journal.load().segments))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    journal.write((PutSegment(tracked(written)),))
    print(len(journal.load().segments))
"""


def test_a_file_that_may_not_grow_is_a_full_disk_and_heals(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    process = run(LIMITED, str(path))
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    written, held, healed = (int(word) for word in out.split())
    assert written == held > 5
    assert healed == held + 1
    contents = JournalFile.open(path)
    assert contents.problem is None
    assert len(contents.journal.load().segments) == healed
    contents.journal.close()


UNPRIVILEGED = """
import os, sys
from pathlib import Path
from agent.store.errors import StoreError
from agent.store.journal import JournalFile
from agent.store.paths import find_paths, make_folders
os.setgid(65534)
os.setuid(65534)
home = Path(sys.argv[1])
for attempt in (
    lambda: make_folders(find_paths(home / "new", environment={})),
    lambda: JournalFile.open(home / "journal.sqlite"),
):
    try:
        attempt()
    except StoreError as refused:
        print(refused.problem.code.value, refused.problem.details["path"])
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="drops the rights of root")
def test_a_folder_of_somebody_else_is_refused_with_its_name(tmp_path: Path) -> None:
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    process = run(UNPRIVILEGED, str(tmp_path))
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert out.splitlines() == [
        f"data-folder-unwritable {tmp_path / 'new'}",
        f"data-folder-unwritable {tmp_path / 'journal.sqlite'}",
    ]
