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
from tests.support.story import tell
from tests.wire.bad import bad_cases
from tests.wire.case import Case
from wire.batch import Batch, encode_batch
from wire.contractor import Reveal
from wire.enrolment import enrolment_message
from wire.envelope import sha256_of
from wire.keys import spki
from wire.moment import moment_ms
from wire.receipt import have_all
from wire.statement import Segment

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


def story_files() -> dict[str, bytes]:
    """Name and content of every vector of the story: a log from its genesis on, and its bundle."""
    story = tell()
    files: dict[str, bytes] = {}
    for name, told in story.told.items():
        files[f"{name}.statement.json"] = told.payload
        files[f"{name}.envelope.json"] = told.envelope
        if told.by_device:
            batch = Batch(told.envelope, told.disclosures, told.blobs)
            files[f"{name}.batch"] = encode_batch(batch)
            if told.disclosures:
                files[f"{name}.disclosures.json"] = _readable(_opened(batch))
        files[f"{name}.tlog-proof"] = told.receipt.encode("utf-8")
        files[f"{name}.consistency.json"] = _readable(
            {
                "known": {"size": told.known.size, "root": told.known.root},
                "consistency": list(told.consistency),
            }
        )
    files["bundle.hpb"] = story.bundle()
    files["bundle.trust"] = (LOG_VKEY + "\n").encode()
    files["log.entries.jsonl"] = b"".join(entry + b"\n" for entry in story.log.entries)
    seeds = {
        told.statement.session: told.statement.seed
        for told in story.told.values()
        if isinstance(told.statement, Reveal)
    }
    moments = {}
    for name, told in story.told.items():
        if isinstance(told.statement, Segment):
            seed = seeds[0 if name.endswith("laptop") else 1]
            ends = told.statement.slot_start_ms + told.statement.slot_ms
            start = told.statement.start_ms
            moments[name] = moment_ms(seed, contract=CONTRACT, start_ms=start, slot_end_ms=ends)
    files["facts.json"] = _readable(
        {
            "order": {name: told.index for name, told in story.told.items()},
            "log_vkeys": [LOG_VKEY, story.log.vkey],
            "moments_ms": moments,
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
        if text is not None
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
    good, story, bad = good_files(), story_files(), bad_files(bad_cases())
    for folder, files in (("good", good), ("story", story), ("bad", bad)):
        for name, data in files.items():
            (FOLDER / folder / name).write_bytes(data)
    print(f"{len(good)} + {len(story)} good and {len(bad)} bad files")


if __name__ == "__main__":
    main()
