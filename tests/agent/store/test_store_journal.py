"""The journal keeps what it returned from, sets aside what it cannot read, and says so."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from agent.core.problems import ProblemCode
from agent.core.tracked import (
    DropSeed,
    DropSegment,
    Part,
    Phase,
    PutSeed,
    PutSegment,
    PutSession,
    SeedMark,
    TrackedSegment,
)
from agent.plain import to_plain
from agent.store.database import open_database
from agent.store.errors import StoreError
from agent.store.journal import KEEP_DELIVERED_MS, MIGRATIONS, JournalFile
from tests.support.tracked_rows import (
    CONTRACT,
    SLOT_MS,
    START_MS,
    mark,
    tracked,
    without_picture,
)
from wire.outgoing import OutgoingId
from wire.records import ContractId, ItemKind, Reason


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


def opened(path: Path) -> JournalFile:
    found = JournalFile.open(path)
    assert found.problem is None
    return found.journal


def put(journal: JournalFile, *segments: TrackedSegment) -> None:
    journal.write(tuple(PutSegment(segment) for segment in segments))


def test_what_was_written_is_read_back_equal(path: Path) -> None:
    journal = opened(path)
    plain, bare = tracked(1), without_picture(tracked(0), Reason.SCREEN_LOCKED)
    journal.write((PutSegment(plain), PutSegment(bare), PutSession(mark())))
    journal.close()
    contents = opened(path).load()
    assert contents.segments == (bare, plain)
    assert contents.session == mark()


def test_an_empty_journal_has_nothing(path: Path) -> None:
    contents = opened(path).load()
    assert contents.session is None
    assert contents.segments == ()


def test_a_row_is_replaced_and_dropped(path: Path) -> None:
    journal = opened(path)
    put(journal, tracked(0))
    longer = replace(tracked(0, minutes=5), phase=Phase.CLOSED)
    put(journal, longer)
    assert journal.load().segments == (longer,)
    journal.write((DropSegment(longer.segment), DropSegment(longer.segment), PutSession(None)))
    assert journal.load().segments == ()
    assert journal.pictures_needed() == frozenset()


def test_delivered_segments_count_but_are_not_loaded(path: Path) -> None:
    journal = opened(path)
    put(journal, tracked(0, phase=Phase.DELIVERED), tracked(1, phase=Phase.SEALED))
    assert journal.load().segments == (tracked(1, phase=Phase.SEALED),)
    first = (START_MS, START_MS + 180_000)
    second = (START_MS + SLOT_MS, START_MS + SLOT_MS + 180_000)
    assert journal.spans(CONTRACT, since_ms=0) == (first, second)
    assert journal.spans(CONTRACT, since_ms=first[1]) == (second,)
    assert journal.spans(ContractId("other"), since_ms=0) == ()


def test_full_pictures_are_needed_until_delivery_and_thumbnails_after(path: Path) -> None:
    journal = opened(path)
    put(journal, tracked(0, phase=Phase.SEALED))
    assert journal.pictures_needed() == frozenset(tracked(0).pictures)
    put(journal, tracked(0, phase=Phase.DELIVERED))
    thumbnail = tracked(0).screenshots[0].thumbnail.sha256
    assert journal.pictures_needed() == frozenset({thumbnail})


def test_rows_delivered_long_ago_go_at_start_and_no_others(path: Path) -> None:
    journal = opened(path)
    late = KEEP_DELIVERED_MS // SLOT_MS + 5
    put(
        journal,
        tracked(0, phase=Phase.DELIVERED),
        tracked(1, phase=Phase.SEALED),
        tracked(late, phase=Phase.DELIVERED),
    )
    journal.close()
    journal = opened(path)
    starts = [start for start, _ in journal.spans(CONTRACT, since_ms=0)]
    assert starts == [START_MS + SLOT_MS, START_MS + late * SLOT_MS]
    assert tracked(0).screenshots[0].thumbnail.sha256 not in journal.pictures_needed()


SEED = SeedMark(session=OutgoingId("s1"), contract=CONTRACT, started_ms=START_MS, seed="ab" * 32)


def test_seeds_are_kept_until_they_are_revealed(path: Path) -> None:
    journal = opened(path)
    older = replace(
        SEED, session=OutgoingId("s0"), started_ms=START_MS - 1, stated=True, ended_ms=5
    )
    journal.write((PutSeed(SEED), PutSeed(older)))
    journal.close()
    assert opened(path).load().seeds == (older, SEED)
    ended = replace(SEED, ended_ms=START_MS + 9)
    opened(path).write((PutSeed(ended), DropSeed(older.session), DropSeed(OutgoingId("never"))))
    assert opened(path).load().seeds == (ended,)


def test_a_row_is_found_in_any_phase(path: Path) -> None:
    journal = opened(path)
    put(journal, tracked(0), tracked(1, phase=Phase.DELIVERED))
    assert journal.find(tracked(0).segment) == tracked(0)
    assert journal.find(tracked(1).segment) == tracked(1, phase=Phase.DELIVERED)
    assert journal.find(tracked(2).segment) is None


def test_rows_of_the_first_version_are_read_with_what_they_lack(path: Path) -> None:
    """Written before there were seeds, regions and parts taken back."""
    row = to_plain(tracked(0))
    for name in ("session", "due_ms", "removed", "removed_for"):
        row.pop(name, None)
    for shot in row["screenshots"]:
        del shot["regions"]
    connection = open_database(path, migrations=MIGRATIONS[:1])
    connection.execute(
        "INSERT INTO segment VALUES (?, ?, 'closed', 1, 2, ?)",
        (row["segment"], row["contract"], json.dumps(row)),
    )
    connection.close()
    contents = opened(path).load()
    assert contents.segments == (tracked(0),)
    assert contents.seeds == ()


@pytest.mark.parametrize("how", ["dropped", "taken back", "sealed"])
def test_what_is_let_go_of_is_in_no_file(path: Path, how: str) -> None:
    journal = opened(path)
    segment = replace(tracked(0, phase=Phase.CLOSED), memo="Zanzibar" * 40)
    put(journal, tracked(1), segment)
    put(journal, segment)

    def traces() -> list[str]:
        files = [one for one in path.parent.iterdir() if one.is_file()]
        return [one.name for one in files if b"Zanzibar" in one.read_bytes()]

    assert traces()
    if how == "dropped":
        journal.write((DropSegment(segment.segment),))
    else:
        phase = Phase.SEALED if how == "sealed" else Phase.DELIVERED
        put(journal, replace(segment, phase=phase, memo=""))
    assert traces() == []


def test_a_picture_that_is_taken_back_is_not_needed(path: Path) -> None:
    journal = opened(path)
    put(journal, replace(tracked(0), removed=(Part(ItemKind.SCREENSHOT),)))
    assert journal.pictures_needed() == frozenset()
    put(journal, replace(tracked(0), removed=(Part(ItemKind.SCREENSHOT, monitor=1),)))
    assert len(journal.pictures_needed()) == 2


def test_changes_are_all_or_nothing(path: Path) -> None:
    journal = opened(path)
    put(journal, tracked(0))

    class Unknown:
        pass

    bad = replace(tracked(1), memo=Unknown())  # type: ignore[arg-type]  # a bug on purpose
    with pytest.raises(TypeError):
        journal.write((DropSegment(tracked(0).segment), PutSegment(bad)))
    assert journal.load().segments == (tracked(0),)


def test_the_file_is_durable_and_says_its_version(path: Path) -> None:
    opened(path).close()
    connection = open_database(path, migrations=MIGRATIONS)
    pragma = connection.pragma
    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == 2
    assert pragma("user_version") == len(MIGRATIONS)
    connection.close()


def test_garbage_is_set_aside_not_deleted(path: Path) -> None:
    path.write_bytes(b"this is not a database, " * 400)
    path.with_name("journal.sqlite-wal").write_bytes(b"nor is this")
    found = JournalFile.open(path)
    assert found.problem is not None
    assert found.problem.code is ProblemCode.JOURNAL_CORRUPT
    kept = Path(found.problem.details["kept_at"])
    assert kept.name == "journal.sqlite.corrupt-1"
    assert kept.read_bytes().startswith(b"this is not a database")
    assert Path(f"{kept}-wal").read_bytes() == b"nor is this"
    put(found.journal, tracked(0))
    assert found.journal.load().segments == (tracked(0),)


def test_a_damaged_page_is_found_at_open(path: Path) -> None:
    journal = opened(path)
    put(journal, *(tracked(i) for i in range(200)))
    journal.close()
    data = bytearray(path.read_bytes())
    for page in range(4096, len(data), 4096):
        data[page : page + 8] = b"\xff" * 8
    path.write_bytes(data)
    found = JournalFile.open(path)
    assert found.problem is not None
    assert found.problem.code is ProblemCode.JOURNAL_CORRUPT
    assert Path(found.problem.details["kept_at"]).read_bytes() == bytes(data)
    assert found.journal.load().segments == ()


def test_a_second_corrupt_file_does_not_replace_the_first(path: Path) -> None:
    names = []
    for text in (b"first " * 1000, b"second " * 1000):
        path.write_bytes(text)
        found = JournalFile.open(path)
        assert found.problem is not None
        found.journal.close()
        names.append(Path(found.problem.details["kept_at"]))
    assert [name.read_bytes()[:6] for name in names] == [b"first ", b"second"]


def test_a_row_that_is_no_segment_counts_as_damage(path: Path) -> None:
    journal = opened(path)
    put(journal, tracked(0))
    journal.close()
    connection = apsw.Connection(str(path))
    connection.execute("UPDATE segment SET body = '{\"memo\": 3}'")
    connection.close()
    found = JournalFile.open(path)
    assert found.problem is not None
    assert found.problem.code is ProblemCode.JOURNAL_CORRUPT
    assert "TrackedSegment" in found.problem.details["reason"]


def test_another_programs_database_is_set_aside(path: Path) -> None:
    connection = apsw.Connection(str(path))
    connection.execute("CREATE TABLE unrelated (a); PRAGMA user_version = 1")
    connection.close()
    found = JournalFile.open(path)
    assert found.problem is not None
    assert found.problem.code is ProblemCode.JOURNAL_CORRUPT


def test_a_newer_journal_is_refused_and_left_alone(path: Path) -> None:
    connection = apsw.Connection(str(path))
    connection.execute("CREATE TABLE future (a); PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError) as refused:
        JournalFile.open(path)
    assert refused.value.problem.code is ProblemCode.DATABASE_TOO_NEW
    assert refused.value.problem.details["found"] == "99"
    assert path.read_bytes() == before


def test_an_older_journal_is_copied_and_brought_up(path: Path) -> None:
    journal = opened(path)
    put(journal, tracked(0))
    journal.close()
    newer = (*MIGRATIONS, "CREATE TABLE later (a TEXT) STRICT")
    connection = open_database(path, migrations=newer)
    assert connection.pragma("user_version") == len(newer)
    assert connection.execute("SELECT count(*) FROM segment").get == 1
    connection.close()
    kept = path.with_name(f"journal.sqlite.before-{len(newer)}")
    copy = apsw.Connection(str(kept))
    assert copy.pragma("user_version") == len(MIGRATIONS)
    assert copy.execute("SELECT count(*) FROM segment").get == 1
    copy.close()
    open_database(path, migrations=newer).close()
    assert not kept.exists(), "no second place for what is dropped later"


def test_a_failed_migration_leaves_the_old_version(path: Path) -> None:
    opened(path).close()
    with pytest.raises(apsw.SQLError):
        open_database(path, migrations=(*MIGRATIONS, "CREATE TABLE half (a TEXT) STRICT; nonsense"))
    connection = open_database(path, migrations=MIGRATIONS)
    assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").get == 0
    connection.close()


def test_a_full_disk_refuses_the_write_and_loses_nothing(path: Path) -> None:
    journal = opened(path)
    put(journal, tracked(0))
    connection = journal._connection
    connection.pragma("max_page_count", connection.pragma("page_count"))
    with pytest.raises(StoreError) as refused:
        put(journal, *(tracked(i) for i in range(1, 100)))
    assert refused.value.problem.code is ProblemCode.DISK_FULL
    assert journal.load().segments == (tracked(0),)
    # As soon as there is room the same agent goes on.
    connection.pragma("max_page_count", 100_000)
    put(journal, tracked(1))
    assert journal.load().segments == (tracked(0), tracked(1))


def test_a_folder_in_the_place_of_the_file_is_said(path: Path) -> None:
    path.mkdir()
    with pytest.raises(StoreError) as refused:
        JournalFile.open(path)
    assert refused.value.problem.code is ProblemCode.DATA_FOLDER_UNWRITABLE
    assert refused.value.problem.details["path"] == str(path)
