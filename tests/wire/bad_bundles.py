"""Bundles of the story that do not hold, one edit each: at least one for each step of verification."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

from tests.support.evidence import LOG, LOG_VKEY, ORIGIN
from tests.support.story import LAPTOP, NEXT_STATEMENT, NINE_MS, Edit, signer, tell
from tests.wire.bad_statements import put, story
from tests.wire.case import Case
from wire import canonical
from wire.bundle.archive import write_archive
from wire.checkpoint import Checkpoint, sign_checkpoint
from wire.drafts import MemoDraft
from wire.fields import to_base64std, to_base64url
from wire.merkle import leaf_hash
from wire.note import vkey
from wire.problems import WireCode as C
from wire.records import Memo, Sha256
from wire.statement import Segment

Members = dict[str, bytes]

STATEMENTS, NOTES = "statements/000000.jsonl", "log/notes.jsonl"
NODES, ENTRIES = "log/nodes-000000.jsonl", "log/entries-000000.jsonl"
STRANGER = signer("a key that was never enrolled")
DAY_MS = 86_400_000


def bundle_cases() -> list[Case]:
    """All of them."""
    return [*_archives(), *_lines(), *_retold(), *_continued(), *_known()]


def members_of(bundle: bytes) -> Members:
    """Names and contents, in their order."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def packed(members: Members) -> bytes:
    """The archive of these."""
    return b"".join(write_archive(members.items()))


def _archives() -> list[Case]:
    """V1 and V2: what is not even the archive of a bundle."""
    good = story().bundle()

    def packed_with(change: Callable[[Members], object]) -> bytes:
        members = members_of(good)
        change(members)
        return packed(members)

    def stated(change: Edit) -> bytes:
        def edit(members: Members) -> None:
            value = json.loads(members["bundle.json"])
            change(value)
            members["bundle.json"] = canonical.encode(value)

        return packed_with(edit)

    bad = C.BAD_ARCHIVE
    table: list[tuple[str, bytes, str, C, str]] = [
        ("trailing-byte", good + b"\0", "one byte more at the end", bad, "V1"),
        ("cut", good[:-1], "the last byte cut", bad, "V1"),
        ("leading-byte", b"\0" + good, "one byte more at the beginning", bad, "V1"),
        (
            "deflated",
            _deflated(good),
            "the same members, compressed",
            bad,
            "V1",
        ),
        (
            "crc",
            good.replace(b"picture 0 of segment 11 with", b"picture 0 of segment 12 with"),
            "a byte of a file changed, the CRC-32 as it was",
            bad,
            "V1",
        ),
        (
            "outside",
            packed_with(lambda m: m.update({"../evil": b"x"})),
            "a member named ../evil",
            C.BAD_NAME,
            "V1",
        ),
        (
            "no-notes",
            packed_with(lambda m: m.pop(NOTES)),
            "no checkpoints",
            C.BAD_NAME,
            "V1",
        ),
        (
            "out-of-order",
            packed(dict(reversed(members_of(good).items()))),
            "members in reverse order",
            C.BAD_NAME,
            "V1",
        ),
        (
            "format",
            stated(put("format", "zip")),
            "another format",
            C.NOT_A_BUNDLE,
            "V2",
        ),
        (
            "version",
            stated(put("v", 2)),
            "version 2",
            C.UNKNOWN_VERSION,
            "V2",
        ),
        (
            "origin",
            stated(put("origin", "elsewhere.example/log")),
            "of a log that is not trusted",
            C.UNKNOWN_LOG,
            "V2",
        ),
        (
            "contract",
            stated(put("contract", "c0ffee0000000002")),
            "of another contract than asked for",
            C.WRONG_CONTRACT,
            "V2",
        ),
        (
            "member",
            stated(put("score", 1)),
            "a member score",
            C.UNKNOWN_FIELD,
            "V2",
        ),
    ]
    return [
        Case(f"bundle-{name}", "bundle", data, edit, code, "", step)
        for name, data, edit, code, step in table
    ]


def _deflated(bundle: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members_of(bundle).items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _lines() -> list[Case]:
    """Lines edited, dropped, doubled and swapped; everything that is signed as it was."""
    good = story().bundle()
    place = {name: number for number, name in enumerate(story().told)}
    cases = []

    def case(
        name: str,
        member: str,
        change: Callable[[list[Any]], object],
        edit: str,
        code: C,
        step: str,
    ) -> None:
        members = members_of(good)
        lines = [json.loads(line) for line in members[member].splitlines()]
        change(lines)
        members[member] = b"".join(canonical.encode(line) + b"\n" for line in lines)
        data = packed(members)
        cases.append(Case(f"bundle-{name}", "bundle", data, edit, code, "", step))

    def bytes_case(
        name: str, member: str, old: bytes, new: bytes, edit: str, code: C, step: str
    ) -> None:
        members = members_of(good)
        assert old in members[member]
        members[member] = members[member].replace(old, new, 1)
        data = packed(members)
        cases.append(Case(f"bundle-{name}", "bundle", data, edit, code, "", step))

    def swap(lines: list[Any], one: int, other: int) -> None:
        lines[one], lines[other] = lines[other], lines[one]

    def note(lines: list[Any], old: str, new: str) -> None:
        lines[-1]["note"] = lines[-1]["note"].replace(old, new)

    morning, second = place["segment-morning"], place["segment-next"]
    bytes_case(
        "spaced",
        ENTRIES,
        b'"index":',
        b'"index": ',
        "white space",
        C.NOT_CANONICAL,
        "V3",
    )
    bytes_case(
        "no-line-end",
        NODES,
        b"\n[4,",
        b"[4,",
        "a line break gone",
        C.NOT_JSON,
        "V3",
    )
    case(
        "note-size",
        NOTES,
        lambda ls: note(ls, "\n28\n", "\n27\n"),
        "another size",
        C.BAD_SIGNATURE,
        "V4",
    )
    case(
        "note-swapped",
        NOTES,
        lambda ls: swap(ls, 0, 1),
        "the checkpoints swapped",
        C.BAD_NOTE,
        "V4",
    )
    case(
        "node-hash",
        NODES,
        put("0/2", "12" * 32),
        "another hash",
        C.BAD_PROOF,
        "V5",
    )
    case("node-dropped", NODES, lambda ls: ls.pop(0), "a node left out", C.BAD_PROOF, "V5")
    case(
        "node-needless",
        NODES,
        lambda ls: ls.insert(1, [6, 7, "12" * 32]),
        "a node in the place of an entry",
        C.BAD_PROOF,
        "V5",
    )
    case(
        "entry-have",
        ENTRIES,
        lambda ls: ls[morning]["entry"].update(have=1),
        "a mask lowered",
        C.BAD_PROOF,
        "V5",
    )
    case(
        "entry-dropped",
        ENTRIES,
        lambda ls: ls.pop(3),
        "an entry left out",
        C.BAD_PROOF,
        "V5",
    )
    case(
        "statement-dropped",
        STATEMENTS,
        lambda ls: ls.pop(second),
        "a segment left out",
        C.ENTRY_UNKNOWN,
        "V6",
    )
    case(
        "statement-tail",
        STATEMENTS,
        lambda ls: ls.pop(),
        "the last statement left out, which replaced the log's key",
        C.BAD_SIGNATURE,
        "V4",
    )
    case(
        "statements-swapped",
        STATEMENTS,
        lambda ls: swap(ls, morning, second),
        "two segments swapped",
        C.LOG_ORDER,
        "V6",
    )
    case(
        "statement-twice",
        STATEMENTS,
        lambda ls: ls.append(ls[second]),
        "a segment twice",
        C.TWICE,
        "V7",
    )
    case(
        "envelope-edited",
        STATEMENTS,
        put(f"{second}/envelope/payload", "e30="),
        "another payload",
        C.ENTRY_UNKNOWN,
        "V6",
    )
    case(
        "disclosure-of-another",
        STATEMENTS,
        lambda ls: ls[second]["disclosures"].__setitem__(0, ls[morning]["disclosures"][0]),
        "the counts of another segment",
        C.COMMITMENT_MISMATCH,
        "V12",
    )
    case(
        "disclosure-too-many",
        STATEMENTS,
        lambda ls: ls[second]["disclosures"].append(ls[morning]["disclosures"][0]),
        "a disclosure more than commitments",
        C.COMMITMENT_MISMATCH,
        "V12",
    )
    cases.append(
        Case(
            "bundle-erased-again",
            "bundle",
            story().bundle(erased=True),
            "what was taken back and has expired is still there",
            C.REMOVED_STILL_PRESENT,
            "",
            "V14",
        )
    )
    members = members_of(good)
    name = next(name for name in members if name.startswith("blobs/"))
    members[name] += b"."
    cases.append(
        Case(
            "bundle-file-edited",
            "bundle",
            packed(members),
            "a file with a byte more",
            C.BLOB_MISMATCH,
            "",
            "V15",
        )
    )
    members = members_of(good)
    members["blobs/" + "f" * 64] = b"nothing names me"
    cases.append(
        Case(
            "bundle-file-more",
            "bundle",
            packed(members),
            "a file that nothing names",
            C.UNREFERENCED,
            "",
            "V15",
        )
    )
    return cases


def _retold() -> list[Case]:
    """The whole story told again with one statement that its maker signed, and the log received, and yet is wrong."""
    head = json.loads(story().told["close"].payload)
    other = [one["stream"] != head["stream"] for one in head["heads"]].index(True)
    later_ms = NINE_MS + DAY_MS
    black = to_base64std(bytes(64))
    table: list[tuple[str, str, Edit, str, C, str]] = [
        ("genesis", "genesis", put("log_key", _other_vkey()), "the log key of a stranger",
         C.WRONG_KEY, "V8"),
        ("proof", "device", put("proof", black), "no proof of possession",
         C.BAD_PROOF_OF_POSSESSION, "V8"),
        ("vouched", "device-authorised", put("authoriser/sig", black), "a forged authorisation",
         C.BAD_AUTHORISATION, "V8"),
        ("enrolled-twice", "device-authorised",
         lambda s: s.update({key: json.loads(story().told["device"].payload)[key]
                             for key in ("key", "code", "name", "proof")}, authoriser=None),
         "the first device enrolled again", C.TWICE, "V8"),
        ("policy-chain", "expire", put("seq", 2), "a gap in the chain of the contract",
         C.WRONG_SEQ, "V8"),
        ("rotate-weak", "rotate",
         put("key", to_base64std(bytes.fromhex("302a300506032b6570032100") + bytes(32))),
         "a weak key to sign with", C.LOW_ORDER_KEY, "V8"),
        ("revoke-unknown", "revoke", put("keyid", STRANGER.key_id), "a key that is not enrolled",
         C.UNKNOWN_KEY, "V8"),
        ("other-log", "memo", put("log", "elsewhere.example/log"), "meant for another log",
         C.WRONG_LOG, "V9"),
        ("other-contract", "memo", put("contract", "c0ffee0000000002"), "for another contract",
         C.WRONG_CONTRACT, "V9"),
        ("spliced", "memo", put("prev", "12" * 32), "another statement before it",
         C.WRONG_PREV, "V9"),
        ("skipped", "memo", put("seq", 9), "numbers skipped", C.WRONG_SEQ, "V9"),
        ("anchor-root", "memo", put("anchor/root", "12" * 32), "a root that the log never had",
         C.BAD_ANCHOR, "V10"),
        ("anchor-ahead", "close", put("anchor/size", 26), "an anchor from after its receipt",
         C.BAD_ANCHOR, "V10"),
        ("back-dated", "manual",
         lambda s: s.update(start_ms=NINE_MS - DAY_MS, end_ms=NINE_MS - DAY_MS + 900_000,
                            made_ms=NINE_MS - DAY_MS + 900_000),
         "made a day before its anchor", C.TIME_BEFORE_ANCHOR, "V11"),
        ("post-dated", "manual", put("made_ms", later_ms), "made a day after its receipt",
         C.TIME_AFTER_RECEIPT, "V11"),
        ("redact-hash", "redact", put("target/sha256", "12" * 32), "another hash of its target",
         C.WRONG_TARGET, "V13"),
        ("redact-index", "redact", put("removed", [5]), "item 5 of 5", C.WRONG_TARGET, "V13"),
        ("redact-adds", "redact", put("minutes", 11), "a minute more than before",
         C.ADDS_TIME, "V13"),
        ("expire-index", "expire", put("targets/0/items", [7]), "item 7 of 5",
         C.WRONG_TARGET, "V13"),
        ("no-consent", "consent", put("features", ["activity", "window"]),
         "pictures were not agreed to", C.NO_CONSENT, "V16"),
        ("withdrawn", "consent", put("features", []), "nothing was agreed to", C.NO_CONSENT, "V16"),
        ("other-policy", "consent", put("policy_sha256", "12" * 32), "another policy agreed to",
         C.NO_CONSENT, "V16"),
        ("seed", "reveal", put("seed", to_base64url(bytes(32))), "another seed",
         C.SEED_MISMATCH, "V17"),
        ("no-session", "reveal", put("session", 0), "of what is no session",
         C.WRONG_TARGET, "V17"),
        ("close-more", "close", put("minutes", head["minutes"] + 1), "a minute more than counts",
         C.CLOSE_TOTAL, "V18"),
        ("close-manual", "close", put("manual_minutes", 16), "a manual minute more",
         C.CLOSE_TOTAL, "V18"),
        ("close-head", "close", put(f"heads/{other}/sha256", "12" * 32), "another hash of a head",
         C.WRONG_TARGET, "V18"),
    ]  # fmt: skip
    cases = [
        Case(f"bundle-{name}", "bundle", tell({of: edit}).bundle(), f"{told}; signed and received",
             code, "", step)
        for name, of, edit, told, code, step in table
    ]  # fmt: skip
    signers = [
        ("stranger", "memo", STRANGER, "a memo signed by a key that was never enrolled",
         C.UNKNOWN_KEY, "V9"),
        ("other-device", "memo", LAPTOP, "a memo signed before its device was enrolled",
         C.UNKNOWN_KEY, "V9"),
        ("two-devices", "manual", LAPTOP, "manual time signed before its device was enrolled",
         C.UNKNOWN_KEY, "V9"),
        ("two-devices-later", "close", LAPTOP, "a close in the stream of the other device",
         C.WRONG_STREAM, "V9"),
        ("policy-signer", "policy", NEXT_STATEMENT, "a policy signed by a later statement key",
         C.WRONG_KEY, "V8"),
        ("expire-signer", "expire", LAPTOP, "an expiry signed by a device", C.WRONG_KEY, "V8"),
    ]  # fmt: skip
    for name, of, key, told, code, step in signers:
        data = tell(keys={of: key}).bundle()
        cases.append(Case(f"bundle-{name}", "bundle", data, told, code, "", step))
    return cases


def _continued() -> list[Case]:
    """The whole story, and then something more that must not be."""
    revoked = tell()
    laptop = revoked.told["segment-laptop"]
    assert isinstance(laptop.statement, Segment)
    revoked.say(
        "memo-laptop",
        NINE_MS + 81 * 60_000,
        MemoDraft(target=laptop.target, memo=Memo("after its device was revoked")),
        device=LAPTOP,
        stream=laptop.statement.stream,
    )
    less = tell()
    envelope = less.told["segment-next"].envelope
    less.log.receive(envelope, have=1, recv_ms=NINE_MS + 81 * 60_000)
    members = members_of(story().bundle())
    entries = members[ENTRIES].splitlines(keepends=True)
    gone = json.loads(entries.pop(3))
    leaf = leaf_hash(canonical.encode(gone["entry"])).hex()
    nodes = [*map(json.loads, members[NODES].splitlines())]
    nodes = sorted([*nodes, [gone["index"], gone["index"] + 1, leaf]])
    members[ENTRIES] = b"".join(entries)
    members[NODES] = b"".join(canonical.encode(node) + b"\n" for node in nodes)
    table = [
        (
            "revoked",
            revoked.bundle(),
            "a memo signed by a device that was revoked",
            C.REVOKED_KEY,
            "V9",
        ),
        (
            "have-less",
            less.bundle(),
            "an entry that says that fewer items are there",
            C.BAD_HAVE,
            "V6",
        ),
        ("entry-hidden", packed(members), "a node in the place of an entry", C.ENTRY_MISSING, "V6"),
    ]
    return [
        Case(f"bundle-{name}", "bundle", data, edit, code, "", step)
        for name, data, edit, code, step in table
    ]


def _known() -> list[Case]:
    """Checkpoints that the log signed, and that the bundle of the story does not continue."""
    log = story().log
    table = [
        (
            "larger",
            40,
            log.key,
            log.vkey,
            "of size 40; the bundle's head has 28",
            C.LOG_ROLLED_BACK,
        ),
        ("other", 10, LOG, LOG_VKEY, "of size 10 with another root", C.LOG_FORKED),
        ("other-head", 28, log.key, log.vkey, "of the head's size with another root", C.LOG_FORKED),
    ]
    return [
        Case(
            f"known-{name}",
            "known",
            sign_checkpoint(
                Checkpoint(ORIGIN, size, Sha256("12" * 32)), vkey=name_of_key, signer=key
            ).encode(),
            edit,
            code,
            "",
            "V5",
        )
        for name, size, key, name_of_key, edit, code in table
    ]


def _other_vkey() -> str:
    return vkey(story().log.vkey.partition("+")[0], STRANGER.public)
