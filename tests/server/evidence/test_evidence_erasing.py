"""The table of disclosures at scale: whatever is overwritten leaves no copy in the file, in whichever order."""

from __future__ import annotations

import hashlib
import random
import re
from pathlib import Path

from server.evidence.erasing import ERASE, ERASED, LET_GO, OVERWRITE, use_files
from server.ingest.eraser import DELETED, DONE
from server.storage import apsw_dbapi
from server.storage.database import Writes
from server.storage.migrate import migrate
from wire.records import OrganizationId, Sha256, StreamId

ROWS = 4_000


def test_overwriting_leaves_no_copies_in_the_pages(tmp_path: Path) -> None:
    path = tmp_path / "hourproof.db"
    migrate(path, backups=tmp_path / "backups", now_ms=1)
    connection = apsw_dbapi.connect(str(path), writes=True)
    # The statements that the rows belong to are no matter here.
    connection.raw.pragma("foreign_keys", 0)
    connection.raw.pragma("synchronous", "off")
    chance = random.Random(11)
    there: list[int] = []
    erased: set[int] = set()
    for first in range(0, ROWS, 40):
        numbers = range(first, first + 40)
        rows = []
        for number in numbers:
            length = chance.choice((60, 120, 200, 700, 2_000, 6_000))
            text = f"SECRET{number:08d}-" + f"{chance.getrandbits(32):08x}" * (length // 8)
            rows.append(("o", f"stream {number % 23}", number // 23, 0, text))
        connection.run("INSERT INTO disclosures VALUES (?, ?, ?, ?, ?)", rows)
        there += numbers
        for _ in range(chance.randrange(40)):
            number = there.pop(chance.randrange(len(there)))
            erased.add(number)
            connection.run(OVERWRITE, [("o", f"stream {number % 23}", number // 23, 0)])
        connection.commit()
    assert connection.truncate_log()
    found = {int(number) for number in re.findall(rb"SECRET(\d{8})-", path.read_bytes())}
    assert found == set(there)
    assert len(erased) > ROWS // 4
    assert (tmp_path / "hourproof.db-wal").stat().st_size == 0
    connection.close()


def listed(connection: apsw_dbapi.Connection) -> list[tuple]:
    """What waits to be erased."""
    return connection.select("SELECT organization, number FROM erasures", ())


def test_letting_go_of_files_leaves_no_hash_in_the_pages(tmp_path: Path) -> None:
    path = tmp_path / "hourproof.db"
    migrate(path, backups=tmp_path / "backups", now_ms=1)
    connection = apsw_dbapi.connect(str(path), writes=True)
    connection.raw.pragma("foreign_keys", 0)
    connection.raw.pragma("synchronous", "off")
    writes = Writes(connection)
    chance = random.Random(12)
    there: list[tuple[OrganizationId, StreamId, int, int, Sha256]] = []
    erased: set[str] = set()
    for first in range(0, ROWS, 40):
        uses = [
            (
                OrganizationId("o"),
                StreamId(f"stream {number % 23}"),
                number // 23,
                0,
                Sha256(hashlib.sha256(b"%d" % number).hexdigest()),
            )
            for number in range(first, first + 40)
        ]
        use_files(writes, uses)
        there += uses
        gone = [there.pop(chance.randrange(len(there))) for _ in range(chance.randrange(40))]
        writes.run(LET_GO, [(ERASED, *use) for use in gone])
        writes.run(ERASE, [("o", use[-1]) for use in gone])
        connection.commit()
        if chance.random() < 0.5:  # else the list grows
            waiting = connection.select(
                "SELECT organization, number FROM erasures WHERE sha256 <> ?", (ERASED,)
            )
            # Some have to wait for an upload that brings the same file.
            ready = [row for row in waiting if chance.random() < 0.8]
            writes.run(DELETED, ready)
            connection.commit()
            writes.run(DONE, listed(connection))
            connection.commit()
        erased.update(use[-1] for use in gone)
    numbers = listed(connection)
    writes.run(DELETED, numbers)
    connection.commit()
    writes.run(DONE, numbers)
    connection.commit()
    assert connection.select("SELECT count(*) FROM erasures", ()) == [(0,)]
    assert connection.truncate_log()
    raw = path.read_bytes()
    assert [name for name in erased if name.encode() in raw] == []
    assert all(use[-1].encode() in raw for use in there)
    assert len(erased) > ROWS // 4
    connection.close()
