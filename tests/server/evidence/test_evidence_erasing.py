"""The table of disclosures at scale: whatever is overwritten leaves no copy in the file, in whichever order."""

from __future__ import annotations

import random
import re
from pathlib import Path

from server.evidence.erasing import OVERWRITE
from server.storage import apsw_dbapi
from server.storage.migrate import migrate

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
