"""The golden vectors: good ones are accepted and mean what they say, bad ones are refused at the right place."""

import base64
import io
import json
from pathlib import Path

import pytest

from tests.support.evidence import CONTRACT, DEVICE, LOG_VKEY, ORIGIN
from tests.support.story import LAPTOP, PERSON
from tests.wire.make import FOLDER, bad_cases, bad_files, good_files, story_files
from wire import canonical, fields
from wire.authority import _READERS as AUTHORITY_READERS
from wire.authority import (
    DeviceStatement,
    Genesis,
    Role,
    Rotate,
    check_authorisation,
    check_possession,
    decode_authority,
    encode_authority,
    open_authority,
)
from wire.batch import decode_batch, encode_batch
from wire.bundle.verify import verify as verify_bundle
from wire.chain import (
    check_link,
    check_subject_link,
    follow,
    link_after,
    link_of,
    subject_link_after,
)
from wire.checkpoint import Checkpoint, open_checkpoint
from wire.contractor import (
    _READERS,
    decode_statement,
    encode_statement,
    read_items,
)
from wire.contracts import contract_from_json, contract_to_json, policy_from_json, policy_sha256
from wire.counting import check_close
from wire.effects import apply_expire, apply_memo, apply_redact, check_memo, effect_of
from wire.enrolment import enrolment_message
from wire.envelope import open_envelope, parse, sha256_of
from wire.items import read_disclosure
from wire.keys import key_id, load_spki, spki, verify
from wire.moment import check_moment, moment_ms
from wire.problems import WireCode, WireError
from wire.receipt import (
    check_receipt,
    decode_entry,
    decode_receipt,
    encode_entry,
    encode_receipt,
    have_all,
)
from wire.sessions import check_reveal, check_session
from wire.statement import decode_segment, encode_segment
from wire.verification import verify_upload

GOOD, STORY, BAD = FOLDER / "good", FOLDER / "story", FOLDER / "bad"
CASES = json.loads((BAD / "cases.json").read_bytes())


@pytest.mark.parametrize(
    ("folder", "made"),
    [(GOOD, good_files), (STORY, story_files), (BAD, lambda: bad_files(bad_cases()))],
)
def test_files_are_what_the_generator_makes(folder: Path, made):
    files = made()
    assert sorted(files) == sorted(path.name for path in folder.iterdir())
    for name, data in files.items():
        assert (folder / name).read_bytes() == data, name


def facts():
    return json.loads((GOOD / "facts.json").read_bytes())


def test_hashes_of_good_files():
    for name, digest in facts()["sha256"].items():
        assert sha256_of((GOOD / name).read_bytes()) == digest


@pytest.mark.parametrize("number", range(6))
def test_good_upload(number: int):
    stem = f"segment-{number}"
    public = load_spki(base64.b64decode(facts()["device_public_key"]))
    data = (GOOD / f"{stem}.batch").read_bytes()
    batch = decode_batch(data)
    assert encode_batch(batch) == data
    found = verify_upload(batch, public=public, log=ORIGIN, contracts=[CONTRACT])
    payload = (GOOD / f"{stem}.statement.json").read_bytes()
    assert batch.envelope == (GOOD / f"{stem}.envelope.json").read_bytes()
    assert open_envelope(batch.envelope, public) == payload
    assert encode_segment(found.segment) == payload
    assert decode_segment(payload) == found.segment
    assert found.payload_sha256 == sha256_of(payload)
    assert found.envelope_sha256 == sha256_of(batch.envelope)
    assert found.have == have_all(len(batch.disclosures))
    opened = json.loads((GOOD / f"{stem}.disclosures.json").read_bytes())
    assert [one["disclosure"] for one in opened] == list(found.disclosures)
    assert opened[0]["opened"][2]["keys"] == list(found.items[0].keys)
    previous = None
    if number:
        before = (GOOD / f"segment-{number - 1}.statement.json").read_bytes()
        previous = link_of(decode_segment(before), sha256_of(before))
    check_link(previous, found.segment)


@pytest.mark.parametrize("number", range(6))
def test_good_receipt(number: int):
    stem = f"segment-{number}"
    text = (GOOD / f"{stem}.tlog-proof").read_text("utf-8")
    about = json.loads((GOOD / f"{stem}.consistency.json").read_bytes())
    receipt = decode_receipt(text)
    assert encode_receipt(receipt) == text
    assert receipt.entry == (GOOD / f"{stem}.entry.json").read_bytes()
    assert encode_entry(decode_entry(receipt.entry)) == receipt.entry
    assert receipt.checkpoint == (GOOD / f"{stem}.checkpoint").read_text("utf-8")
    found = check_receipt(
        text,
        origin=facts()["log_origin"],
        vkey=facts()["log_vkey"],
        envelope_sha256=sha256_of((GOOD / f"{stem}.envelope.json").read_bytes()),
        have=have_all({3: 6, 4: 4, 5: 4}.get(number, 5)),
        known=Checkpoint(ORIGIN, about["known"]["size"], about["known"]["root"]),
        consistency=about["consistency"],
    )
    assert found.size == number + 1
    assert found == open_checkpoint(receipt.checkpoint, origin=ORIGIN, vkey=LOG_VKEY)


def test_good_segments_show_what_they_are_there_for():
    kinds = {
        number: {
            one["opened"][1]
            for one in json.loads((GOOD / f"segment-{number}.disclosures.json").read_bytes())
        }
        for number in range(6)
    }
    assert kinds[0] == kinds[4] == kinds[5] == {"activity", "screenshot", "window", "memo"}
    assert kinds[3] - kinds[0] == {"webcam", "signals"}
    dark = json.loads((GOOD / "segment-5.disclosures.json").read_bytes())
    assert {"reason": "screen-dark"} in [one["opened"][2] for one in dark]
    idle = [
        decode_segment((GOOD / f"segment-{number}.statement.json").read_bytes()).idle
        for number in range(6)
    ]
    assert idle == [False, False, False, False, True, False]


def test_good_policies_and_contracts():
    plain, full = (
        contract_from_json(json.loads((GOOD / f"contract-{name}.json").read_bytes()))
        for name in ("plain", "full")
    )
    for name, contract in (("plain", plain), ("full", full)):
        policy = (GOOD / f"policy-{name}.json").read_bytes()
        assert policy_from_json(json.loads(policy)) == contract.policy
        assert policy_sha256(contract.policy) == sha256_of(policy)
        told = (GOOD / f"contract-{name}.json").read_bytes()
        assert canonical.encode(contract_to_json(contract)) == told
    assert (plain.idle_keep, plain.auto_resume) == (False, True)
    assert (plain.manual_allowed, plain.redaction_keeps_time) == (True, True)
    assert (full.idle_keep, full.auto_resume) == (True, False)
    assert (full.manual_allowed, full.redaction_keeps_time) == (False, False)
    assert (full.policy.signals, full.policy.monitors, full.policy.blur) == (True, "active", 6)


def test_good_enrolment():
    public = load_spki((GOOD / "device.spki").read_bytes())
    assert key_id(public) == facts()["device_key_id"]
    message = (GOOD / "enrolment.message").read_bytes()
    assert message == enrolment_message("K7QX-2M4P", "studio", spki(public))
    verify(public, (GOOD / "enrolment.signature").read_bytes(), message)


def story(name: str) -> bytes:
    return (STORY / name).read_bytes()


STORY_FACTS = json.loads(story("facts.json"))
ORDER = list(STORY_FACTS["order"])
BY_DEVICE = [name for name in ORDER if (STORY / f"{name}.batch").exists()]


def test_the_story_has_a_statement_of_every_type():
    told = {json.loads(story(f"{name}.statement.json"))["type"] for name in ORDER}
    assert told == {*_READERS, *AUTHORITY_READERS}


def test_what_devices_say_in_the_story_is_accepted_and_follows():
    links = {}
    for name in BY_DEVICE:
        batch = decode_batch(story(f"{name}.batch"))
        public = LAPTOP.public if name.endswith("laptop") else DEVICE.public
        found = verify_upload(batch, public=public, log=ORIGIN, contracts=[CONTRACT])
        payload = story(f"{name}.statement.json")
        assert encode_statement(found.statement) == payload
        assert decode_statement(payload) == found.statement
        assert found.have == (1 << len(batch.disclosures)) - 1
        stream = found.statement.stream
        links[stream] = follow(links.get(stream), found.statement, sha256_of(payload))
        if batch.disclosures:
            shown = json.loads(story(f"{name}.disclosures.json"))
            assert [one["disclosure"] for one in shown] == list(found.disclosures)
    assert len(links) == 2


def test_what_the_organization_says_in_the_story_holds_and_follows():
    links, public = {}, None
    for name in ORDER:
        if name in BY_DEVICE:
            continue
        payload = story(f"{name}.statement.json")
        statement = decode_authority(payload)
        assert encode_authority(statement) == payload
        if isinstance(statement, Genesis):
            public = load_spki(statement.statement_key)
        assert public is not None
        sealed = parse(story(f"{name}.envelope.json"))
        assert open_authority(sealed, public, log=ORIGIN) == statement
        if isinstance(statement, Rotate) and statement.role is Role.STATEMENT:
            public = load_spki(statement.statement_key)
        if isinstance(statement, DeviceStatement):
            check_possession(statement)
            if statement.authoriser is not None:
                check_authorisation(statement, DEVICE.public)
        before = links.get(statement.subject)
        check_subject_link(before, statement)
        after = subject_link_after(before, statement, sha256_of(payload))
        links[statement.subject] = after
    assert {link.person for link in links.values()} == {None, PERSON}


@pytest.mark.parametrize("name", ORDER)
def test_receipts_of_the_story(name: str):
    text = story(f"{name}.tlog-proof").decode()
    about = json.loads(story(f"{name}.consistency.json"))
    assert encode_receipt(decode_receipt(text)) == text
    entry = story("log.entries.jsonl").splitlines()[STORY_FACTS["order"][name]]
    assert decode_receipt(text).entry == entry
    items = 0
    if name in BY_DEVICE:
        items = len(decode_statement(story(f"{name}.statement.json")).commitments)
    found = check_receipt(
        text,
        origin=ORIGIN,
        vkey=LOG_VKEY,
        envelope_sha256=sha256_of(story(f"{name}.envelope.json")),
        have=(1 << items) - 1,
        known=Checkpoint(ORIGIN, about["known"]["size"], about["known"]["root"]),
        consistency=about["consistency"],
    )
    assert found.size == STORY_FACTS["order"][name] + 1


@pytest.mark.parametrize("key", [0, 1], ids=["first key", "newest key"])
def test_the_bundle_of_the_story_is_intact(key: int):
    trusted = STORY_FACTS["log_vkeys"][key]
    data = story("bundle.hpb")
    report = verify_bundle(io.BytesIO(data), vkeys=[trusted], contract=CONTRACT)
    assert report.error is None
    assert report.exit_code() == 0
    assert report.exit_code(strict=True) == 0
    assert [(str(found.kind), found.count) for found in report.findings] == [
        ("removed", 3),
        ("expired", 2),
        ("first-device", 1),
    ]
    assert report.counts is not None
    assert (report.counts.segments, report.counts.tracked_minutes) == (3, 10 + 9 + 3)
    assert report.counts.manual_minutes == 15


def test_moments_of_the_story():
    seeds = {name: decode_statement(story(f"{name}.statement.json")).seed for name in
             ("reveal", "reveal-laptop")}  # fmt: skip
    for name, moment in STORY_FACTS["moments_ms"].items():
        segment = decode_segment(story(f"{name}.statement.json"))
        seed = seeds["reveal-laptop" if name.endswith("laptop") else "reveal"]
        ends = segment.slot_start_ms + segment.slot_ms
        assert moment == moment_ms(
            seed, contract=CONTRACT, start_ms=segment.start_ms, slot_end_ms=ends
        )
        told = decode_batch(story(f"{name}.batch")).disclosures
        check_moment(segment, read_items(segment, told), seed=seed)


def run(kind: str, data: bytes) -> None:
    """Do with a bad vector what a program would do with such bytes."""
    asked = json.loads(data) if kind in _PAIRS else {}
    match kind:
        case "batch":
            batch = decode_batch(data)
            verify_upload(batch, public=DEVICE.public, log=ORIGIN, contracts=[CONTRACT])
        case "receipt":
            known = asked["known"]
            check_receipt(
                asked["receipt"],
                origin=ORIGIN,
                vkey=LOG_VKEY,
                envelope_sha256=sha256_of(asked["envelope"].encode()),
                have=asked["have"],
                known=known and Checkpoint(ORIGIN, known["size"], known["root"]),
                consistency=asked["consistency"],
            )
        case "bundle":
            report = verify_bundle(io.BytesIO(data), vkeys=[LOG_VKEY], contract=CONTRACT)
            assert report.error is not None
            raise report.error
        case "known":
            bundle = io.BytesIO(story("bundle.hpb"))
            report = verify_bundle(bundle, vkeys=[LOG_VKEY], known=[data.decode()])
            assert report.error is not None
            raise report.error
        case "note":
            open_checkpoint(data.decode(), origin=ORIGIN, vkey=LOG_VKEY)
        case "key":
            load_spki(data)
        case "authority":
            decode_authority(data)
        case "device":
            device = decode_authority(data)
            check_possession(device)
            check_authorisation(device, DEVICE.public)
        case "chain" | "subject":
            _follows(kind, asked["previous"], asked["statement"])
        case "effect":
            _apply(asked)
        case "reveal":
            session, reveal = (decode_statement(asked[name].encode()) for name in
                               ("session", "reveal"))  # fmt: skip
            check_reveal(session, reveal, revealed=asked["revealed"])
        case "session":
            check_session(
                decode_statement(asked["previous"].encode()),
                decode_statement(asked["session"].encode()),
            )
        case "moment":
            segment = decode_segment(asked["segment"].encode())
            told = read_items(segment, asked["disclosures"])
            check_moment(segment, told, seed=fields.base64url(asked["seed"], "seed"))
        case "close":
            before = asked["previous"]
            check_close(
                decode_statement(asked["close"].encode()),
                counted=asked["counted"],
                manual=asked["manual"],
                previous=before and decode_statement(before.encode()),
            )
        case _:
            pytest.fail(f"unknown kind {kind}")


_PAIRS = ("receipt", "chain", "subject", "effect", "reveal", "session", "moment", "close")


def _follows(kind: str, before: str | None, statement: str) -> None:
    """Step I18, and the same for the chain of a subject."""
    if kind == "chain":
        link = None
        if before is not None:
            first = decode_statement(before.encode())
            link = link_after(None, first, sha256_of(before.encode()))
        check_link(link, decode_statement(statement.encode()))
    else:
        subject = None
        if before is not None:
            told = decode_authority(before.encode())
            subject = subject_link_after(None, told, sha256_of(before.encode()))
        check_subject_link(subject, decode_authority(statement.encode()))


def _apply(asked) -> None:
    """Let the statements in `before` and then `statement` change the segment."""
    segment = decode_segment(asked["segment"].encode())
    effect = effect_of(segment, sha256_of(asked["segment"].encode()), memo_index=4)
    for text in (*asked["before"], asked["statement"]):
        if json.loads(text)["type"] == "expire":
            effect = apply_expire(effect, decode_authority(text.encode()).targets[0])
            continue
        statement = decode_statement(text.encode())
        apply = apply_memo if statement.type == "memo" else apply_redact
        effect = apply(effect, statement)
    if "disclosure" in asked:
        check_memo(segment, read_disclosure(asked["disclosure"], minutes=10), "items/0")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_bad_vector_is_refused_at_its_place(case):
    with pytest.raises(WireError) as caught:
        run(case["kind"], (BAD / case["file"]).read_bytes())
    error = caught.value
    step = case["step"] if case["kind"] != "chain" else ""
    where = error.where if case["kind"] in ("bundle", "known") else case["where"]
    assert (error.code, error.where, error.step) == (case["code"], where, step)


def test_there_is_a_bad_vector_for_every_code_and_the_page_names_every_kind():
    shown = {case["code"] for case in CASES}
    # Only a server can say that it has erased something.
    assert {str(code) for code in WireCode} - shown == {"item-erased"}
    page = (FOLDER / "README.md").read_text("utf-8")
    for kind in {case["kind"] for case in CASES}:
        assert f"| `{kind}` |" in page, kind
