"""Every way to spoil a statement of the story that has a golden vector: one edit each."""

from __future__ import annotations

import base64
import functools
import json
from collections.abc import Callable, Sequence
from typing import Any

from tests.support.evidence import DEVICE
from tests.support.story import LAPTOP, Story, Told, tell
from tests.wire.case import Case
from wire import canonical
from wire.batch import Batch, encode_batch
from wire.enrolment import authorisation_message
from wire.envelope import seal, sha256_of
from wire.fields import to_base64std, to_base64url
from wire.items import commitment
from wire.note import vkey
from wire.problems import WireCode as C

Json = dict[str, Any]
Edit = Callable[[Json], object]

OTHER = "AAAAAAAAAAAAAAAAAAAAAA"
LAST = "_____________________w"
HASH = "12" * 32
ITEM = to_base64url(bytes(range(32)))
DAY_MS = 86_400_000
WEEK_MS = 7 * DAY_MS


@functools.cache
def story() -> Story:
    """The good one."""
    return tell()


def told(name: str) -> Told:
    """One of its statements."""
    return story().told[name]


def statement_cases() -> list[Case]:
    """All of them."""
    return [
        *_contractor(),
        *_partial(),
        *_items(),
        *_chains(),
        *_effects(),
        *_sessions(),
        *_closes(),
        *_authority(),
        *_devices(),
        *_subjects(),
    ]


def put(path: str, value: object) -> Edit:
    """Set the member at `path`."""

    def change(statement: Any) -> None:
        *parents, last = path.split("/")
        for parent in parents:
            statement = statement[int(parent) if isinstance(statement, list) else parent]
        statement[int(last) if isinstance(statement, list) else last] = value

    return change


def edited(payload: bytes, change: Edit) -> bytes:
    """The payload with one edit, canonical again."""
    value = json.loads(payload)
    change(value)
    return canonical.encode(value)


def _upload(of: Told, payload: bytes, disclosures: Sequence[str | None] | None = None) -> bytes:
    given = of.disclosures if disclosures is None else tuple(disclosures)
    return encode_batch(Batch(seal(payload, DEVICE), given, of.blobs))


def _told(value: object) -> str:
    text = json.dumps(value)
    return text if len(text) <= 60 else text[:57] + "..."


# contractor's statements: steps I7 and I8


def _contractor() -> list[Case]:
    cases = []
    for name in ("redact", "memo", "manual", "consent", "session", "reveal", "close"):
        of = told(name)
        for member in json.loads(of.payload):
            if member in ("v", "type"):
                continue
            data = _upload(of, edited(of.payload, lambda s, member=member: s.pop(member)))
            edit = f"no member {member}; signed again"
            where = f"statement/{member}"
            at = f"{name}-missing-{member}"
            cases.append(Case(at, "batch", data, edit, C.MISSING_FIELD, where, "I8"))
        data = _upload(of, edited(of.payload, put("score", 1)))
        edit = "a member score; signed again"
        cases.append(
            Case(f"{name}-member", "batch", data, edit, C.UNKNOWN_FIELD, "statement/score", "I8")
        )
    for name, path, value, where in _bounds():
        of = told(name.split("-")[0])
        data = _upload(of, edited(of.payload, put(path, value)))
        edit = f"{path} is {_told(value)}; signed again"
        place = f"statement/{where or path}"
        cases.append(Case(name, "batch", data, edit, C.BAD_VALUE, place, "I8"))
    return cases


def _bounds() -> list[tuple[str, str, object, str]]:
    made = {name: told(name).statement.made_ms for name in story().told}
    target = json.loads(told("redact").payload)["target"]
    head = json.loads(told("close").payload)["heads"]
    replaced = json.loads(told("redact").payload)["replaced"]
    week = json.loads(told("close").payload)["week_start_ms"]
    manual = json.loads(told("manual").payload)
    consent, session, reveal, close = (
        json.loads(told(name).payload) for name in ("consent", "session", "reveal", "close")
    )
    own = close["stream"]
    return [
        ("redact-target-list", "target", [], ""),
        ("redact-target-seq", "target/seq", -1, ""),
        ("redact-target-stream", "target/stream", target["stream"] + "==", ""),
        ("redact-target-hash", "target/sha256", "A" * 64, ""),
        ("redact-removed-descending", "removed", [4, 3], ""),
        ("redact-removed-twice", "removed", [3, 3], ""),
        ("redact-removed-16", "removed", [16], "removed/0"),
        ("redact-removed-17-of-them", "removed", list(range(17)), ""),
        ("redact-both", "removed", [1], "replaced"),
        ("redact-replaced-twice", "replaced", [*replaced, *replaced], ""),
        (
            "redact-replaced-alike",
            "replaced",
            [{"index": 0, "item": ITEM}, {"index": 1, "item": ITEM}],
            "",
        ),
        (
            "redact-replaced-one-index",
            "replaced",
            [{"index": 1, "item": ITEM}, replaced[0]],
            "",
        ),
        ("redact-replaced-16", "replaced/0/index", 16, ""),
        ("redact-replaced-short", "replaced/0/item", "AAAA", ""),
        ("redact-minutes-negative", "minutes", -1, ""),
        ("redact-minutes-32", "minutes", 32, ""),
        ("redact-reason", "reason", "tired", ""),
        ("redact-prev-zeros", "prev", "0" * 64, ""),
        ("redact-anchor-list", "anchor", [], ""),
        ("memo-item-padded", "item", ITEM + "=", ""),
        ("memo-item-list", "item", [ITEM], ""),
        ("memo-target-null", "target", None, ""),
        ("manual-end-at-start", "end_ms", manual["start_ms"], ""),
        ("manual-day-and-more", "start_ms", manual["end_ms"] - DAY_MS - 1, "end_ms"),
        ("manual-minutes-16", "minutes", 16, ""),
        ("manual-minutes-none", "minutes", 0, ""),
        ("manual-two-items", "items", [ITEM, LAST], ""),
        ("manual-no-item", "items", [], ""),
        ("manual-future", "made_ms", manual["end_ms"] - 1, "end_ms"),
        ("consent-hash", "policy_sha256", HASH.upper().replace("1", "A"), ""),
        ("consent-feature", "features", ["activity", "keystrokes"], "features/1"),
        ("consent-descending", "features", consent["features"][::-1], ""),
        ("consent-twice", "features", ["activity", "activity"], ""),
        ("consent-six", "features", ["activity"] * 6, ""),
        ("consent-shown-later", "shown_ms", made["consent"] + 1, ""),
        ("session-started-later", "started_ms", made["session"] + 1, ""),
        ("session-hash", "seed_sha256", session["seed_sha256"][:-1], ""),
        ("reveal-itself", "session", reveal["seq"], ""),
        ("reveal-seed-short", "seed", to_base64url(bytes(31)), ""),
        ("reveal-seed-hex", "seed", "00" * 32, ""),
        ("reveal-ended-later", "ended_ms", made["reveal"] + 1, ""),
        ("close-tuesday", "week_start_ms", week + DAY_MS, ""),
        ("close-minute-past", "week_start_ms", week + 60_000, ""),
        ("close-no-heads", "heads", [], ""),
        ("close-heads-descending", "heads", head[::-1], ""),
        ("close-heads-alike", "heads", [head[0], head[0], head[1]], ""),
        ("close-heads-of-one-stream", "heads", [*head, head[1] | {"seq": 9}], ""),
        (
            "close-257-heads",
            "heads",
            [head[0] | {"stream": to_base64url(bytes([0] * 14 + [n // 256, n % 256]))}
             for n in range(257)],
            "",
        ),
        (
            "close-without-own-stream",
            "heads",
            [one for one in head if one["stream"] != own],
            "",
        ),
        (
            "close-older-of-own-stream",
            "heads",
            [one | {"seq": one["seq"] - 1} if one["stream"] == own else one for one in head],
            "",
        ),
        ("close-minutes-negative", "minutes", -1, ""),
        ("close-minutes-of-eight-days", "minutes", 7 * 24 * 60 + 1, ""),
        ("close-manual-text", "manual_minutes", "15", ""),
    ]  # fmt: skip


# what is sent of a statement: steps I11 to I14


def _partial() -> list[Case]:
    segment, redact = told("segment-morning"), told("redact")
    later = [None, *segment.disclosures[1:]]
    swapped = [None, segment.disclosures[2], segment.disclosures[1], *segment.disclosures[3:]]
    return [
        Case(
            "partial-blob-left",
            "batch",
            encode_batch(
                Batch(segment.envelope, (*segment.disclosures[:1], None, *segment.disclosures[2:]),
                      segment.blobs)
            ),
            "null for the first picture, whose files are still there",
            C.BLOB_MISMATCH,
            "blobs",
            "I14",
        ),
        Case(
            "partial-blob-missing",
            "batch",
            encode_batch(Batch(segment.envelope, tuple(later), segment.blobs[2:])),
            "null for the counts, and two files left out",
            C.BLOB_MISMATCH,
            "blobs",
            "I14",
        ),
        Case(
            "partial-swapped",
            "batch",
            encode_batch(Batch(segment.envelope, tuple(swapped), segment.blobs)),
            "null for the counts, and the two pictures swapped",
            C.COMMITMENT_MISMATCH,
            "items/1",
            "I11",
        ),
        Case(
            "partial-left-out",
            "batch",
            encode_batch(Batch(segment.envelope, segment.disclosures[1:], segment.blobs)),
            "the counts left out instead of null",
            C.COMMITMENT_MISMATCH,
            "items",
            "I11",
        ),
        Case(
            "partial-empty",
            "batch",
            encode_batch(
                Batch(segment.envelope, ("", *segment.disclosures[1:]), segment.blobs)
            ),
            "an empty text instead of null",
            C.COMMITMENT_MISMATCH,
            "items/0",
            "I11",
        ),
        Case(
            "redact-of-another",
            "batch",
            encode_batch(Batch(redact.envelope, segment.disclosures[1:2], segment.blobs[:2])),
            "the disclosure of another picture",
            C.COMMITMENT_MISMATCH,
            "items/0",
            "I11",
        ),
        Case(
            "consent-with-an-item",
            "batch",
            encode_batch(Batch(told("consent").envelope, segment.disclosures[:1], ())),
            "a disclosure for a statement that commits to none",
            C.COMMITMENT_MISMATCH,
            "items",
            "I11",
        ),
    ]  # fmt: skip


def _opened(disclosure: str) -> list[Any]:
    parts = json.loads(base64.urlsafe_b64decode(disclosure + "=" * (-len(disclosure) % 4)))
    assert isinstance(parts, list)
    return parts


def _committed(
    name: str, of: Told, path: str, disclosure: str, edit: str, code: C, where: str, step: str
) -> Case:
    """The statement commits to `disclosure` at `path` and is signed again."""
    payload = edited(of.payload, put(path, commitment(disclosure)))
    data = _upload(of, payload, [disclosure])
    return Case(name, "batch", data, f"{edit}; committed to and signed again", code, where, step)


def _items() -> list[Case]:
    """Items that do not fit what they belong to."""
    cases = []
    picture = told("redact")
    at = "items/0"

    def blackened(name: str, change: Callable[[Json], object], edit: str, where: str) -> None:
        parts = _opened(picture.disclosures[0])
        change(parts[2])
        text = to_base64url(canonical.encode(parts))
        code, step = C.BAD_VALUE, "I12"
        if where == at:
            code, step = C.ITEM_MISMATCH, "I13"
        if where.endswith("/score"):
            code = C.UNKNOWN_FIELD
        cases.append(
            _committed(f"regions-{name}", picture, "replaced/0/item", text, edit, code, where, step)
        )

    region = {"x": 0, "y": 0, "width": 1, "height": 1}
    many = [region | {"x": number} for number in range(65)]
    blackened("none", lambda s: s.pop("regions"), "no regions", at)
    blackened("empty", put("regions", []), "an empty list of regions", f"{at}/regions")
    blackened("65", put("regions", many), "65 regions", f"{at}/regions")
    blackened("twice", put("regions", [region] * 2), "one region twice", f"{at}/regions")
    blackened("member", put("regions/0/score", 1), "a member score", f"{at}/regions/0/score")
    blackened("left", put("regions/0/x", -1), "x is -1", f"{at}/regions/0/x")
    blackened("right", put("regions/0/x", 1281), "a pixel too far right", f"{at}/regions/0/width")
    blackened("outside", put("regions/0/x", 1920), "beside the picture", f"{at}/regions/0/x")
    blackened("below", put("regions/0/y", 1033), "a pixel too low", f"{at}/regions/0/height")
    blackened("flat", put("regions/0/height", 0), "height is 0", f"{at}/regions/0/height")
    memo, manual, segment = told("memo"), told("manual"), told("segment-morning")
    absent = _opened(memo.disclosures[0])
    absent[2] = {"reason": "not-available"}
    empty = _opened(manual.disclosures[0])
    empty[2] = {"text": ""}
    for name, of, path, text, edit in (
        ("memo-absent", memo, "item", absent, "a reason instead of a text"),
        ("memo-window", memo, "item", _opened(segment.disclosures[3]), "a window"),
        ("manual-absent", manual, "items/0", absent, "a reason instead of a text"),
        ("manual-empty", manual, "items/0", empty, "an empty text"),
        (
            "redact-memo",
            picture,
            "replaced/0/item",
            _opened(memo.disclosures[0]),
            "a memo for a picture",
        ),
    ):
        disclosure = to_base64url(canonical.encode(text))
        cases.append(_committed(name, of, path, disclosure, edit, C.ITEM_MISMATCH, at, "I13"))
    return cases


# what one statement says of another


def _pair(name: str, kind: str, edit: str, code: C, where: str, **members: Any) -> Case:
    data = canonical.encode(
        {key: part.decode() if isinstance(part, bytes) else part for key, part in members.items()}
    )
    return Case(name, kind, data, edit, code, where, "")


def _chains() -> list[Case]:
    """Pairs of a stream, where the second must not follow the first."""
    first, second = told("segment-next").payload, told("memo").payload
    anchor = json.loads(first)["anchor"]
    lower = told("segment-morning").statement.anchor
    table: list[tuple[str, Edit, str, C, str]] = [
        (
            "anchor-ran-back",
            put("anchor", {"size": lower.size, "root": lower.root}),
            f"the anchor of {lower.size} after that of {anchor['size']}",
            C.ANCHOR_RAN_BACK,
            "statement/anchor/size",
        ),
        ("memo-skipped", put("seq", 5), "a number skipped", C.WRONG_SEQ, "statement/seq"),
        ("memo-spliced", put("prev", HASH), "another before it", C.WRONG_PREV, "statement/prev"),
        ("memo-stream", put("stream", OTHER), "another stream", C.WRONG_STREAM, "statement/stream"),
        (
            "memo-contract",
            put("contract", "c0ffee0000000002"),
            "another contract",
            C.WRONG_CONTRACT,
            "statement/contract",
        ),
    ]
    return [
        Case(
            f"chain-{name}",
            "chain",
            canonical.encode(
                {"previous": first.decode(), "statement": edited(second, change).decode()}
            ),
            edit,
            code,
            where,
            "I18",
        )
        for name, change, edit, code, where in table
    ]


def _effects() -> list[Case]:
    """What may not be done to a segment: `statement` after those in `before`."""
    segment, redact, expire = (told(name).payload for name in ("segment-next", "redact", "expire"))
    first, memo = told("segment-morning").payload, told("memo").payload
    at = "statement"

    def case(
        name: str, change: Edit, edit: str, code: C, where: str, of: bytes = redact, *before: bytes
    ) -> Case:
        return _pair(
            f"effect-{name}",
            "effect",
            edit,
            code,
            f"{at}/{where}",
            segment=first if of in (memo, expire) else segment,
            before=[one.decode() for one in before],
            statement=edited(of, change),
        )

    idle = edited(first, lambda s: s.update(idle=True))
    whole = edited(redact, lambda s: s.update(removed=[0, 1, 2, 3, 4], replaced=[], minutes=0))
    gone = edited(expire, put("targets/0/items", [4]))
    bare = put("minutes", 10)
    return [
        case("hash", put("target/sha256", HASH), "another hash", C.WRONG_TARGET, "target"),
        case("seq", put("target/seq", 2), "another number", C.WRONG_TARGET, "target"),
        case("stream", put("target/stream", OTHER), "another stream", C.WRONG_TARGET, "target"),
        case(
            "contract",
            put("contract", "c0ffee0000000002"),
            "another contract",
            C.WRONG_TARGET,
            "target",
        ),
        case("no-item", put("removed", [5]), "item 5 of 5", C.WRONG_TARGET, "removed/0"),
        case(
            "no-picture", put("replaced/0/index", 5), "item 5 of 5", C.WRONG_TARGET, "replaced/0"
        ),
        case("adds-time", put("minutes", 11), "a minute more", C.ADDS_TIME, "minutes"),
        case(
            "adds-time-back",
            put("removed", []),
            "nine minutes after none",
            C.ADDS_TIME,
            "minutes",
            edited(redact, put("replaced", [])),
            edited(redact, lambda s: s.update(removed=[], replaced=[], minutes=0)),
        ),
        case(
            "idle",
            bare,
            "nothing is removed, replaced or taken off",
            C.WRONG_TARGET,
            "removed",
            edited(redact, lambda s: s.update(removed=[], replaced=[])),
        ),
        case(
            "removed-twice",
            lambda s: s.update(minutes=0),
            "item 3 removed a second time",
            C.WRONG_TARGET,
            "removed/0",
            redact,
            whole,
        ),
        case(
            "replaced-after-removed",
            lambda s: s.update(minutes=0, removed=[]),
            "a picture in the place of one that was removed",
            C.WRONG_TARGET,
            "replaced/0",
            redact,
            whole,
        ),
        case(
            "expired-twice",
            put("targets/0/items", [0, 1]),
            "item 1 expires a second time",
            C.WRONG_TARGET,
            "targets/items/1",
            expire,
            expire,
        ),
        case(
            "expired-no-item", put("targets/0/items", [5]), "item 5 of 5", C.WRONG_TARGET,
            "targets/items/0", expire,
        ),
        case(
            "memo-after-expiry",
            put("made_ms", json.loads(memo)["made_ms"]),
            "another memo after the memo expired",
            C.WRONG_TARGET,
            "target",
            memo,
            gone,
        ),
        _pair(
            "effect-idle-memo-emptied", "effect", "the memo of idle time gives way to an empty one",
            C.ITEM_MISMATCH, "items/0", segment=idle, before=[],
            statement=edited(memo, lambda s: s["target"].update(sha256=sha256_of(idle))).decode(),
            disclosure=_memo_of(""),
        ),
    ]  # fmt: skip


def _memo_of(text: str) -> str:
    """The disclosure of a memo item."""
    return to_base64url(canonical.encode([to_base64url(bytes(16)), "memo", {"text": text}]))


def _sessions() -> list[Case]:
    session, reveal = told("session").payload, told("reveal").payload
    at = "statement"
    segment = told("segment-morning")
    seed = json.loads(reveal)["seed"]

    def opened(
        name: str, change: Edit, edit: str, code: C, where: str, again: bool = False
    ) -> Case:
        return _pair(
            f"reveal-{name}", "reveal", edit, code, f"{at}/{where}",
            session=session, reveal=edited(reveal, change), revealed=again,
        )  # fmt: skip

    def moved(name: str, change: Callable[[list[Any]], object], edit: str, where: str) -> Case:
        parts = [_opened(text) for text in segment.disclosures]
        change(parts)
        disclosures = [to_base64url(canonical.encode(one)) for one in parts]
        return _pair(
            f"moment-{name}", "moment", edit, C.MOMENT_MISMATCH, where,
            segment=segment.payload, disclosures=disclosures, seed=seed,
        )  # fmt: skip

    shot = segment.items[1]
    taken = getattr(shot, "taken_ms", 0)

    def skipped(parts: list[Any]) -> None:
        parts[1] = [parts[1][0], "screenshot", {"reason": "ended-before-moment"}]
        parts[2] = [parts[2][0], "webcam", {"reason": "not-available"}]

    def idle(parts: list[Any]) -> None:
        skipped(parts)
        parts[1][2]["reason"] = "discarded-with-idle"

    return [
        opened("number", put("session", 0), "another number", C.WRONG_TARGET, "session"),
        opened("stream", put("stream", OTHER), "of another stream", C.WRONG_TARGET, "session"),
        opened("twice", put("v", 1), "revealed before", C.WRONG_TARGET, "session", True),
        opened(
            "before-it-began",
            put("ended_ms", json.loads(session)["started_ms"] - 1),
            "ended before it began",
            C.WRONG_TARGET,
            "ended_ms",
        ),
        opened(
            "other-seed", put("seed", to_base64url(bytes(32))), "another seed", C.SEED_MISMATCH, "seed"
        ),
        moved(
            "early",
            lambda parts: parts[1][2].update(taken_ms=taken - 251),
            "a picture a millisecond before the moment",
            "items/1/taken_ms",
        ),
        moved(
            "late",
            lambda parts: parts[2][2].update(taken_ms=taken + 29_751),
            "a picture 30,001 ms after the moment",
            "items/2/taken_ms",
        ),
        moved("ended", skipped, "said to have ended before the moment", "items/1/reason"),
        moved("idle", idle, "said to have been discarded with idle time", "items/1/reason"),
        _pair(
            "session-not-later",
            "session",
            "began when the one before it did",
            C.WRONG_TARGET,
            "statement/started_ms",
            previous=session,
            session=edited(session, put("seq", 9)),
        ),
    ]  # fmt: skip


def _closes() -> list[Case]:
    close = told("close").payload
    counts = {"counted": json.loads(close)["minutes"], "manual": 15}

    def case(name: str, change: Edit, edit: str, where: str, previous: bytes | None = None) -> Case:
        return _pair(
            f"close-{name}", "close", edit, C.CLOSE_TOTAL, f"statement/{where}",
            close=edited(close, change), previous=previous, **counts,
        )  # fmt: skip

    return [
        case("more", put("minutes", counts["counted"] + 1), "a minute more than counts", "minutes"),
        case("more-manual", put("manual_minutes", 16), "a manual minute more", "manual_minutes"),
        case("less", put("minutes", 1), "less than the close before it", "minutes", close),
        case(
            "less-manual",
            put("manual_minutes", 14),
            "less manual time than the close before it",
            "manual_minutes",
            close,
        ),
    ]


# server's statements


def _authority() -> list[Case]:
    cases = []

    def case(name: str, payload: bytes, edit: str, code: C, where: str) -> None:
        cases.append(Case(f"{name}", "authority", payload, edit, code, where, ""))

    for name in ("genesis", "rotate", "device", "revoke", "policy", "expire"):
        payload = told(name).payload
        for member in json.loads(payload):
            spoilt = edited(payload, lambda s, member=member: s.pop(member))
            at = f"{name}-missing-{member}"
            case(at, spoilt, f"no member {member}", C.MISSING_FIELD, f"statement/{member}")
        spoilt = edited(payload, put("score", 1))
        case(f"{name}-member", spoilt, "a member score", C.UNKNOWN_FIELD, "statement/score")
    for name, path, value, code, where in _authority_bounds():
        payload = told(name.split("-")[0]).payload
        edit = f"{path} is {_told(value)}"
        case(name, edited(payload, put(path, value)), edit, code, f"statement/{where or path}")
    return cases


def _authority_bounds() -> list[tuple[str, str, object, C, str]]:
    genesis, device = (json.loads(told(name).payload) for name in ("genesis", "device"))
    weak = to_base64std(bytes.fromhex("302a300506032b6570032100") + bytes(32))
    beyond = to_base64std(bytes.fromhex("302a300506032b6570032100") + b"\xff" * 32)
    target = json.loads(told("expire").payload)["targets"][0]
    rest = genesis["log_key"].partition("+")[2]
    vouched = {"keyid": LAPTOP.key_id, "sig": to_base64std(bytes(64))}
    made = {name: told(name).statement.made_ms for name in story().told}
    bad = C.BAD_VALUE
    return [
        ("genesis-version", "v", 2, C.UNKNOWN_VERSION, ""),
        ("genesis-type", "type", "segment", C.UNKNOWN_TYPE, ""),
        ("genesis-log", "log", "a b", bad, ""),
        ("genesis-made", "made_ms", 0, bad, ""),
        ("genesis-subject-kind", "subject", "team/0011223344556677", bad, ""),
        ("genesis-subject-short", "subject", "organization/00112233", bad, ""),
        ("genesis-subject-upper", "subject", "organization/AA11223344556677", bad, ""),
        ("genesis-of-a-person", "subject", "person/0011223344556677", C.WRONG_SUBJECT, "subject"),
        ("genesis-prev", "prev", HASH, bad, ""),
        ("genesis-key-weak", "statement_key", weak, C.LOW_ORDER_KEY, ""),
        ("genesis-key-beyond", "statement_key", beyond, C.BAD_KEY, ""),
        ("genesis-key-hex", "statement_key", "00", bad, ""),
        ("genesis-log-key-of-another", "log_key", _vkey_of_another(), bad, ""),
        ("genesis-log-key-bare", "log_key", rest, bad, ""),
        ("genesis-previous-list", "previous", [], bad, ""),
        ("genesis-previous-origin", "previous/origin", "a+b", bad, ""),
        ("genesis-previous-root", "previous/size", 0, bad, "previous/root"),
        ("rotate-role", "role", "device", bad, ""),
        ("rotate-role-swapped", "role", "log", bad, "key"),
        ("rotate-prev-zeros", "prev", "0" * 64, bad, ""),
        ("rotate-of-a-contract", "subject", "contract/0011223344556677", C.WRONG_SUBJECT, ""),
        ("rotate-key-weak", "key", weak, C.LOW_ORDER_KEY, ""),
        ("device-key-weak", "key", weak, C.LOW_ORDER_KEY, ""),
        ("device-key-beyond", "key", beyond, C.BAD_KEY, ""),
        ("device-code-empty", "code", "", bad, ""),
        ("device-name-long", "name", "n" * 65, bad, ""),
        ("device-name-bidi", "name", "stu\u202edio", bad, ""),
        ("device-proof-short", "proof", to_base64std(bytes(63)), bad, ""),
        ("device-authoriser-list", "authoriser", [], bad, ""),
        ("device-authoriser-keyid", "authoriser", vouched | {"keyid": "00"}, bad,
         "authoriser/keyid"),
        ("device-authoriser-sig", "authoriser", vouched | {"sig": device["proof"][:-2]}, bad,
         "authoriser/sig"),
        ("device-of-a-contract", "subject", "contract/0011223344556677", C.WRONG_SUBJECT, ""),
        ("revoke-keyid", "keyid", "00", bad, ""),
        ("revoke-lost-later", "lost_since_ms", made["revoke"] + 1, bad, ""),
        ("revoke-lost-true", "lost_since_ms", True, bad, ""),
        ("policy-person", "person", "somebody", bad, ""),
        ("policy-minutes", "segment_minutes", 7, bad, ""),
        ("policy-keylogger", "policy/keylogger", True, C.UNKNOWN_FIELD, ""),
        ("policy-window", "policy/window", "everything", bad, ""),
        ("policy-signals-false", "policy/signals", False, bad, ""),
        ("policy-monitors-all", "policy/monitors", "all", bad, ""),
        ("policy-monitors-some", "policy/monitors", "left", bad, ""),
        ("policy-blur-none", "policy/blur", 0, bad, ""),
        ("policy-blur-201", "policy/blur", 201, bad, ""),
        ("policy-of-a-person", "subject", "person/0011223344556677", C.WRONG_SUBJECT, ""),
        ("expire-none", "targets", [], bad, ""),
        ("expire-257", "targets", [target] * 257, bad, ""),
        ("expire-no-items", "targets/0/items", [], bad, ""),
        ("expire-descending", "targets/0/items", [2, 1], bad, ""),
        ("expire-item-16", "targets/0/items", [16], bad, "targets/0/items/0"),
        ("expire-hash", "targets/0/sha256", HASH[:-1], bad, ""),
        ("expire-stream", "targets/0/stream", OTHER[:-1] + "B", bad, ""),
        ("expire-reason", "targets/0/reason", "old", C.UNKNOWN_FIELD, ""),
    ]  # fmt: skip


def _vkey_of_another() -> str:
    return vkey("elsewhere.example/log", DEVICE.public)


def _devices() -> list[Case]:
    """Device statements that are well-formed, but whose signatures do not hold."""
    device, second = told("device").payload, told("device-authorised").payload
    proof, sig = "statement/proof", "statement/authoriser/sig"
    other = json.loads(second)["proof"]
    table: list[tuple[str, bytes, Edit, str, C, str]] = [
        ("proof-of-another", device, put("proof", other), "the proof of another key",
         C.BAD_PROOF_OF_POSSESSION, proof),
        ("code", device, put("code", "K7QX-2M4Q"), "another code",
         C.BAD_PROOF_OF_POSSESSION, proof),
        ("name", device, put("name", "Studio"), "another name", C.BAD_PROOF_OF_POSSESSION, proof),
        ("proof-as-sig", second, put("authoriser/sig", other),
         "the proof of possession for the authorisation", C.BAD_AUTHORISATION, sig),
        ("own-sig", second, put("authoriser/sig", _own_sig()),
         "the new key's signature for the authorisation", C.BAD_AUTHORISATION, sig),
        ("keyid", second, put("authoriser/keyid", LAPTOP.key_id),
         "the new key named as its own authoriser", C.BAD_AUTHORISATION,
         "statement/authoriser/keyid"),
    ]  # fmt: skip
    return [
        Case(f"device-{name}", "device", edited(payload, change), edit, code, where, "")
        for name, payload, change, edit, code, where in table
    ]


def _own_sig() -> str:
    said = json.loads(told("device-authorised").payload)
    key = base64.b64decode(said["key"])
    return to_base64std(LAPTOP.sign(authorisation_message(said["code"], said["name"], key)))


def _subjects() -> list[Case]:
    """Pairs about a subject, where the second must not follow the first."""
    policy, expire = told("policy").payload, told("expire").payload
    rotate, genesis = told("rotate").payload, told("genesis").payload
    again = edited(
        policy, lambda s: s.update(seq=1, prev=json.loads(expire)["prev"], person="b" * 16)
    )
    at = "statement"
    table: list[tuple[str, bytes | None, bytes, str, C, str]] = [
        ("skipped", policy, edited(expire, put("seq", 2)), "a number skipped", C.WRONG_SEQ, "seq"),
        ("spliced", policy, edited(expire, put("prev", HASH)), "another before it",
         C.WRONG_PREV, "prev"),
        ("other", policy, edited(expire, put("subject", "contract/c0ffee0000000002")),
         "another contract", C.WRONG_SUBJECT, "subject"),
        ("other-log", policy, edited(expire, put("log", "elsewhere.example")), "another log",
         C.WRONG_LOG, "log"),
        ("cut", None, expire, "the first cut out", C.WRONG_SEQ, "seq"),
        ("other-person", policy, again, "another contractor", C.WRONG_SUBJECT, "person"),
        ("no-genesis", None, edited(rotate, lambda s: s.update(seq=0, prev="0" * 64)),
         "a rotation as the first of the organization", C.NOT_GENESIS, "type"),
        ("second-genesis", genesis, edited(genesis, lambda s: s.update(seq=1, prev=HASH)),
         "a second genesis", C.NOT_GENESIS, "seq"),
    ]  # fmt: skip
    return [
        _pair(
            f"subject-{name}",
            "subject",
            edit,
            code,
            f"{at}/{where}",
            previous=first,
            statement=second,
        )
        for name, first, second, edit, code, where in table
    ]
