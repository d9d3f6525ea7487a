"""Writes the golden vectors in `wire/vectors/` again: `python -m tests.wire.make`.

Run it only when the format gains something; files that exist already must not change, for programs in use
were built on them. `test_wire_vectors.py` compares the files with what this module makes.
"""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from pathlib import Path

from tests.support.evidence import (
    CONTRACT,
    DEVICE,
    LOG_VKEY,
    ORIGIN,
    MemoryLog,
    batch_of,
    dark_items,
    evidence,
    idle_items,
    payload_of,
    segment_of,
    watched_blobs,
    watched_items,
)
from tests.support.story import tell
from tests.wire.bad import bad_cases
from tests.wire.case import Case
from wire import canonical
from wire.batch import Batch, encode_batch
from wire.contractor import Reveal
from wire.contracts import contract_to_json, policy_to_json
from wire.enrolment import enrolment_message
from wire.envelope import seal, sha256_of
from wire.keys import spki
from wire.moment import moment_ms
from wire.receipt import have_all
from wire.records import Contract, MonitorPolicy, Policy, WindowPolicy
from wire.statement import Segment, encode_segment

FOLDER = Path(__file__).parents[2] / "wire" / "vectors"
RECEIVED_MS = 1_767_226_205_000
WEEK_START_MS = 1_766_966_400_000
"""The Monday before the segments: 2025-12-29."""


def good_files() -> dict[str, bytes]:
    """Name and content of every good vector."""
    files: dict[str, bytes] = {}
    log = MemoryLog()
    for number in range(6):
        payload, batch = good_batch(number)
        known = log.checkpoint()
        files[f"segment-{number}.statement.json"] = payload
        files[f"segment-{number}.envelope.json"] = batch.envelope
        files[f"segment-{number}.disclosures.json"] = _readable(_opened(batch))
        files[f"segment-{number}.batch"] = encode_batch(batch)
        recv_ms = RECEIVED_MS + 600_000 * number
        text = log.receive(batch.envelope, have=have_all(len(batch.disclosures)), recv_ms=recv_ms)
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
    files |= terms_files()
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


def good_batch(number: int) -> tuple[bytes, Batch]:
    """Payload and upload of a good segment: 3 has a webcam photo and signals, 4 is idle, at 5 the screen was dark."""
    if number < 3:
        return payload_of(number), batch_of(number)
    told = evidence(number)
    if number == 3:
        told = replace(told, items=tuple(watched_items(number, start_ms=told.start_ms)))
    elif number == 4:
        told = replace(told, items=tuple(idle_items()), idle=True)
    else:
        told = replace(told, items=tuple(dark_items(number, start_ms=told.start_ms)))
    before = sha256_of(good_batch(number - 1)[0])
    segment, disclosures = segment_of(told, seq=number, prev=before)
    payload = encode_segment(segment)
    blobs = watched_blobs(number) if number == 3 else ()
    return payload, Batch(seal(payload, DEVICE), disclosures, blobs)


def terms_files() -> dict[str, bytes]:
    """A policy and a contract with every member that may be left out, and those without."""
    plain = Policy(1, True, False, WindowPolicy.TITLE, 15, 180)
    full = replace(plain, webcam=True, signals=True, monitors=MonitorPolicy.ACTIVE, blur=6)
    contract = Contract(
        contract=CONTRACT,
        title="Book",
        employer="Ada",
        segment_minutes=10,
        idle_minutes=10,
        weekly_limit_minutes=2_400,
        memo_required=False,
        policy=plain,
        week_start_ms=WEEK_START_MS,
        week_minutes=90,
    )
    other = replace(
        contract,
        policy=full,
        idle_keep=True,
        auto_resume=False,
        manual_allowed=False,
        redaction_keeps_time=False,
    )
    return {
        "policy-plain.json": canonical.encode(policy_to_json(plain)),
        "policy-full.json": canonical.encode(policy_to_json(full)),
        "contract-plain.json": canonical.encode(contract_to_json(contract)),
        "contract-full.json": canonical.encode(contract_to_json(other)),
    }


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
