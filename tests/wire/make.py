"""Writes the golden vectors in `wire/vectors/` again: `python -m tests.wire.make`.

Run it only when the format gains something; files that exist already must not change, for programs in use
were built on them. `test_wire_vectors.py` compares the files with what this module makes.
"""

from __future__ import annotations

import base64
import json
from pathlib import Path

from tests.support.evidence import (
    CONTRACT,
    DEVICE,
    LOG_VKEY,
    ORIGIN,
    MemoryLog,
    batch_of,
    payload_of,
)
from tests.wire.bad import Case, bad_cases
from wire.batch import Batch, encode_batch
from wire.enrolment import enrolment_message
from wire.envelope import sha256_of
from wire.keys import spki
from wire.receipt import have_all

FOLDER = Path(__file__).parents[2] / "wire" / "vectors"
RECEIVED_MS = 1_767_226_205_000


def good_files() -> dict[str, bytes]:
    """Name and content of every good vector."""
    files: dict[str, bytes] = {}
    log = MemoryLog()
    for number in range(3):
        batch = batch_of(number)
        known = log.checkpoint()
        files[f"segment-{number}.statement.json"] = payload_of(number)
        files[f"segment-{number}.envelope.json"] = batch.envelope
        files[f"segment-{number}.disclosures.json"] = _readable(_opened(batch))
        files[f"segment-{number}.batch"] = encode_batch(batch)
        text = log.receive(batch.envelope, have=have_all(5), recv_ms=RECEIVED_MS + 600_000 * number)
        files[f"segment-{number}.entry.json"] = log.entries[number]
        files[f"segment-{number}.tlog-proof"] = text.encode("utf-8")
        files[f"segment-{number}.checkpoint"] = log.note().encode("utf-8")
        files[f"segment-{number}.consistency.json"] = _readable(
            {
                "known": {"size": known.size, "root": known.root},
                "consistency": list(log.consistency(known.size)),
            }
        )
    files["enrolment.message"] = enrolment_message("K7QX-2M4P", "studio", spki(DEVICE.public))
    files["enrolment.signature"] = DEVICE.sign(files["enrolment.message"])
    files["device.spki"] = spki(DEVICE.public)
    files["facts.json"] = _readable(
        {
            "contract": CONTRACT,
            "device_key_id": DEVICE.key_id,
            "device_public_key": base64.b64encode(spki(DEVICE.public)).decode(),
            "log_origin": ORIGIN,
            "log_vkey": LOG_VKEY,
            "sha256": {name: sha256_of(data) for name, data in sorted(files.items())},
        }
    )
    return files


def _opened(batch: Batch) -> list[dict[str, object]]:
    """Disclosures beside what they decode to, for the reader."""
    return [
        {
            "disclosure": text,
            "opened": json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))),
        }
        for text in batch.disclosures
    ]


def bad_files(cases: list[Case]) -> dict[str, bytes]:
    """Name and content of every bad vector, with the list that says what must happen."""
    files = {case.file: case.data for case in cases}
    files["cases.json"] = _readable(
        [
            {
                "name": case.name,
                "kind": case.kind,
                "file": case.file,
                "edit": case.edit,
                "code": str(case.code),
                "where": case.where,
                "step": case.step,
            }
            for case in cases
        ]
    )
    return files


def _readable(value: object) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def main() -> None:
    """Write all files and say how many."""
    good, bad = good_files(), bad_files(bad_cases())
    for folder, files in (("good", good), ("bad", bad)):
        for name, data in files.items():
            (FOLDER / folder / name).write_bytes(data)
    print(f"{len(good)} good and {len(bad)} bad files")


if __name__ == "__main__":
    main()
