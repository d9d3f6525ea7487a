"""Every way to spoil a good upload, receipt, key or chain that has a golden vector: one edit each."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.support.evidence import (
    CONTRACT,
    DEVICE,
    LOG,
    LOG_VKEY,
    ORIGIN,
    SLOT_MS,
    SLOT_START_MS,
    MemoryLog,
    batch_of,
    payload_of,
    salt,
)
from tests.wire.bad_bundles import bundle_cases
from tests.wire.bad_statements import statement_cases
from tests.wire.case import Case
from wire import canonical
from wire.batch import Batch, encode_batch
from wire.envelope import seal
from wire.fields import to_base64std, to_base64url
from wire.items import commitment
from wire.keys import SoftwareSigner, raw, spki
from wire.note import sign_note, vkey
from wire.problems import WireCode as C
from wire.receipt import have_all

Json = dict[str, Any]

RECEIVED_MS = 1_767_226_205_000
STRANGER = SoftwareSigner(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
ORDER = 2**252 + 27742317777372353535851937790883648493
P = 2**255 - 19
D = -121665 * pow(121666, -1, P) % P


def bad_cases() -> list[Case]:
    """All of them, sorted by name within their kind."""
    cases = [
        *_frame(),
        *_envelope(),
        *_payload(),
        *_members(),
        *_bounds(),
        *_binding(),
        *_items(),
        *_together(),
        *_idle(),
        *_blobs(),
        *_receipts(),
        *_notes(),
        *_keys(),
        *_chains(),
        *statement_cases(),
        *bundle_cases(),
    ]
    assert len({case.name for case in cases}) == len(cases)
    return cases


# uploads


def _batch(name: str, batch: Batch, edit: str, code: C, where: str, step: str) -> Case:
    return Case(name, "batch", encode_batch(batch), edit, code, where, step)


def _framed(
    name: str, change: Callable[[Json], object], edit: str, code: C, where: str, step: str = "I1"
) -> Case:
    """The first line changed, the rest as it was."""
    head, _, rest = encode_batch(batch_of(0)).partition(b"\n")
    header = json.loads(head)
    change(header)
    data = canonical.encode(header) + b"\n" + rest
    return Case(name, "batch", data, edit, code, where, step)


def _frame() -> list[Case]:
    good = encode_batch(batch_of(0))
    head, _, rest = good.partition(b"\n")
    batch = batch_of(0)
    respaced = json.dumps(list(batch.disclosures)).encode()
    header = json.loads(head) | {"disclosures": len(respaced)}
    spaced = b"".join((canonical.encode(header), b"\n", batch.envelope, respaced, *batch.blobs))
    at = "batch/header"
    return [
        Case(
            "frame-trailing-byte",
            "batch",
            good + b"\n",
            "one byte more at the end",
            C.BAD_BATCH,
            "batch",
            "I1",
        ),
        Case("frame-cut", "batch", good[:-1], "last byte cut", C.BAD_BATCH, "batch", "I1"),
        Case("frame-empty", "batch", b"", "nothing at all", C.BAD_BATCH, at, "I1"),
        Case("frame-no-line", "batch", head, "only the sizes", C.BAD_BATCH, at, "I1"),
        Case(
            "frame-header-spaced",
            "batch",
            head.replace(b":", b": ") + b"\n" + rest,
            "white space in the first line",
            C.NOT_CANONICAL,
            at,
            "I1",
        ),
        Case(
            "frame-disclosures-spaced",
            "batch",
            spaced,
            "white space in the list of disclosures",
            C.NOT_CANONICAL,
            "batch/disclosures",
            "I1",
        ),
        _framed(
            "frame-version",
            lambda h: h.update(v=2),
            "v is 2",
            C.UNKNOWN_VERSION,
            f"{at}/v",
        ),
        _framed("frame-member", lambda h: h.update(x=1), "a member x", C.UNKNOWN_FIELD, f"{at}/x"),
        _framed(
            "frame-no-blobs",
            lambda h: h.pop("blobs"),
            "no member blobs",
            C.MISSING_FIELD,
            f"{at}/blobs",
        ),
        _framed(
            "frame-shifted",
            lambda h: h.update(envelope=h["envelope"] + 1, disclosures=h["disclosures"] - 1),
            "a byte of the disclosures counted to the envelope",
            C.NOT_JSON,
            "batch/disclosures",
        ),
        _framed(
            "frame-huge-blob",
            lambda h: h["blobs"].append(4_000_001),
            "a blob of 4,000,001 bytes announced",
            C.TOO_LARGE,
            "batch/blobs/4",
        ),
        _framed(
            "frame-negative-blob",
            lambda h: h["blobs"].append(-1),
            "a blob of -1 bytes announced",
            C.BAD_VALUE,
            "batch/blobs/4",
        ),
        _framed(
            "frame-many-blobs",
            lambda h: h.update(blobs=[1] * 34),
            "34 blobs announced",
            C.BAD_VALUE,
            f"{at}/blobs",
        ),
    ]


def _enveloped(
    name: str, change: Callable[[Json], object], edit: str, code: C, where: str, step: str
) -> Case:
    """The members of the envelope changed and encoded canonically again; not signed again."""
    batch = batch_of(0)
    value = json.loads(batch.envelope)
    change(value)
    return _batch(name, replace(batch, envelope=canonical.encode(value)), edit, code, where, step)


def _envelope() -> list[Case]:
    batch = batch_of(0)
    payload = payload_of(0)
    other_type = "application/vnd.hourproof.enrolment.v1+json"
    raw_signature = to_base64std(DEVICE.sign(payload))
    at, sig = "envelope", "envelope/signatures/0/sig"

    def malleate(value: Json) -> None:
        signature = base64.b64decode(value["signatures"][0]["sig"])
        scalar = int.from_bytes(signature[32:], "little") + ORDER
        value["signatures"][0]["sig"] = to_base64std(signature[:32] + scalar.to_bytes(32, "little"))

    def edit_payload(value: Json) -> None:
        edited = payload.replace(b'"minutes":10', b'"minutes":11')
        value["payload"] = to_base64std(edited)

    return [
        _batch(
            "envelope-spaced",
            replace(batch, envelope=batch.envelope.replace(b":", b": ")),
            "white space in the envelope",
            C.NOT_CANONICAL,
            at,
            "I2",
        ),
        _batch(
            "envelope-duplicate",
            replace(batch, envelope=b'{"payload":"",' + batch.envelope[1:]),
            "a second payload member before the real one",
            C.NOT_CANONICAL,
            at,
            "I2",
        ),
        _enveloped(
            "envelope-member",
            lambda e: e.update(x=""),
            "a member x",
            C.UNKNOWN_FIELD,
            "envelope/x",
            "I2",
        ),
        _enveloped(
            "envelope-two-signatures",
            lambda e: e["signatures"].append(e["signatures"][0]),
            "the signature twice",
            C.BAD_VALUE,
            "envelope/signatures",
            "I2",
        ),
        _enveloped(
            "envelope-unsigned",
            lambda e: e.update(signatures=[]),
            "no signature",
            C.BAD_VALUE,
            "envelope/signatures",
            "I2",
        ),
        _enveloped(
            "envelope-unpadded",
            lambda e: e["signatures"][0].update(sig=e["signatures"][0]["sig"].rstrip("=")),
            "the signature's base64 without padding",
            C.BAD_VALUE,
            sig,
            "I2",
        ),
        _enveloped(
            "envelope-short-signature",
            lambda e: e["signatures"][0].update(sig=to_base64std(b"\x01" * 63)),
            "a signature of 63 bytes",
            C.BAD_VALUE,
            sig,
            "I2",
        ),
        _enveloped(
            "envelope-type-relabelled",
            lambda e: e.update(payloadType=other_type),
            "the enrolment's payload type, the signature as it was",
            C.WRONG_PAYLOAD_TYPE,
            "envelope/payloadType",
            "I3",
        ),
        _batch(
            "envelope-other-type",
            replace(batch, envelope=seal(payload, DEVICE, payload_type=other_type)),
            "signed by the device as another payload type",
            C.WRONG_PAYLOAD_TYPE,
            "envelope/payloadType",
            "I3",
        ),
        _batch(
            "envelope-stranger",
            replace(batch, envelope=seal(payload, STRANGER)),
            "signed and named by a key that was never enrolled",
            C.WRONG_KEY,
            "envelope/signatures/0/keyid",
            "I4",
        ),
        _enveloped(
            "envelope-impostor",
            lambda e: e["signatures"][0].update(
                sig=json.loads(seal(payload, STRANGER))["signatures"][0]["sig"]
            ),
            "signed by a stranger under the device's name",
            C.BAD_SIGNATURE,
            sig,
            "I5",
        ),
        _enveloped(
            "envelope-payload-edited",
            edit_payload,
            "one minute more in the payload, the signature as it was",
            C.BAD_SIGNATURE,
            sig,
            "I5",
        ),
        _enveloped(
            "envelope-malleated",
            malleate,
            "the group order added to the signature's S",
            C.BAD_SIGNATURE,
            sig,
            "I5",
        ),
        _enveloped(
            "envelope-bare-signature",
            lambda e: e["signatures"][0].update(sig=raw_signature),
            "the payload signed without the pre-authentication encoding",
            C.BAD_SIGNATURE,
            sig,
            "I5",
        ),
    ]


def _signed(name: str, payload: bytes, edit: str, code: C, where: str, step: str) -> Case:
    """A batch with this payload, honestly signed by the device."""
    batch = replace(batch_of(0), envelope=seal(payload, DEVICE))
    return _batch(name, batch, f"{edit}; signed again", code, where, step)


def _payload() -> list[Case]:
    good = payload_of(0)
    at = "statement"
    deep = good.replace(b'"boot":"5f1c3c5e"', b'"boot":' + b"[" * 9 + b"]" * 9)
    abyss = good.replace(b'"boot":"5f1c3c5e"', b'"boot":' + b"[" * 40_000)
    cases: list[tuple[str, bytes, str, C]] = [
        ("payload-spaced", good.replace(b",", b", "), "white space", C.NOT_CANONICAL),
        ("payload-line", good + b"\n", "a line break at the end", C.NOT_CANONICAL),
        (
            "payload-duplicate",
            good.replace(b'"minutes":10', b'"minutes":9,"minutes":10'),
            "minutes twice",
            C.NOT_CANONICAL,
        ),
        (
            "payload-float",
            good.replace(b'"minutes":10', b'"minutes":10.0'),
            "minutes is 10.0",
            C.NOT_JSON,
        ),
        (
            "payload-exponent",
            good.replace(b'"minutes":10', b'"minutes":1e1'),
            "minutes is 1e1",
            C.NOT_JSON,
        ),
        (
            "payload-minus-zero",
            good.replace(b'"offset_ms":40', b'"offset_ms":-0'),
            "offset_ms is -0",
            C.NOT_CANONICAL,
        ),
        (
            "payload-nan",
            good.replace(b'"minutes":10', b'"minutes":NaN'),
            "minutes is NaN",
            C.NOT_JSON,
        ),
        (
            "payload-big-integer",
            good.replace(b'"offset_ms":40', b'"offset_ms":9007199254740992'),
            "offset_ms is 2^53",
            C.BAD_VALUE,
        ),
        (
            "payload-long-integer",
            good.replace(b'"offset_ms":40', b'"offset_ms":' + b"9" * 5000),
            "offset_ms has 5000 digits",
            C.NOT_JSON,
        ),
        (
            "payload-escaped",
            good.replace(b"hourproof", b"\\u0068ourproof"),
            "a needless escape",
            C.NOT_CANONICAL,
        ),
        (
            "payload-surrogate",
            good.replace(b"hourproof", b"\\ud800"),
            "half a surrogate pair",
            C.BAD_VALUE,
        ),
        ("payload-bom", b"\xef\xbb\xbf" + good, "a byte order mark", C.NOT_JSON),
        ("payload-latin1", good.replace(b"Debian", b"D\xe9bian"), "not UTF-8", C.NOT_JSON),
        ("payload-two", good + good, "two statements", C.NOT_JSON),
        ("payload-deep", deep, "nine arrays in each other", C.TOO_DEEP),
        ("payload-abyss", abyss, "40,000 arrays opened and none closed", C.TOO_DEEP),
        (
            "payload-large",
            good.replace(b"Debian", b"D" * (65_537 - len(good) + len(b"Debian"))),
            "65,537 bytes",
            C.TOO_LARGE,
        ),
        ("payload-empty", b"", "no payload", C.NOT_JSON),
    ]
    unsorted = dict(reversed(json.loads(good).items()))
    cases.append(
        (
            "payload-unsorted",
            json.dumps(unsorted, separators=(",", ":"), ensure_ascii=False).encode(),
            "members in reverse order",
            C.NOT_CANONICAL,
        )
    )
    return [_signed(name, data, edit, code, at, "I6") for name, data, edit, code in cases]


def _restated(
    name: str, change: Callable[[Json], object], edit: str, code: C, where: str, step: str
) -> Case:
    """Members of the statement changed, encoded canonically and signed again."""
    value = json.loads(payload_of(0))
    change(value)
    return _signed(name, canonical.encode(value), edit, code, where, step)


def _members() -> list[Case]:
    good = json.loads(payload_of(0))
    cases = [
        _signed("payload-array", b"[]", "an array", C.BAD_VALUE, "statement", "I7"),
        _restated(
            "version-2", lambda s: s.update(v=2), "v is 2", C.UNKNOWN_VERSION, "statement/v", "I7"
        ),
        _restated(
            "version-0", lambda s: s.update(v=0), "v is 0", C.UNKNOWN_VERSION, "statement/v", "I7"
        ),
        _restated(
            "version-true",
            lambda s: s.update(v=True),
            "v is true",
            C.BAD_VALUE,
            "statement/v",
            "I7",
        ),
        _restated(
            "type-redact",
            lambda s: s.update(type="redact"),
            "type is redact",
            C.MISSING_FIELD,
            "statement/target",
            "I8",
        ),
        _restated(
            "type-of-the-server",
            lambda s: s.update(type="expire"),
            "type is expire, which only a server states",
            C.UNKNOWN_TYPE,
            "statement/type",
            "I7",
        ),
        _restated(
            "type-unknown",
            lambda s: s.update(type="score"),
            "type is score",
            C.UNKNOWN_TYPE,
            "statement/type",
            "I7",
        ),
        _restated(
            "member-unknown",
            lambda s: s.update(score=1),
            "a member score",
            C.UNKNOWN_FIELD,
            "statement/score",
            "I8",
        ),
        _restated(
            "member-unknown-clock",
            lambda s: s["clock"].update(zone="UTC"),
            "a member zone in clock",
            C.UNKNOWN_FIELD,
            "statement/clock/zone",
            "I8",
        ),
    ]
    for name in good:
        step = "I7" if name in ("v", "type") else "I8"
        cases.append(
            _restated(
                f"member-missing-{name}",
                lambda s, name=name: s.pop(name),
                f"no member {name}",
                C.MISSING_FIELD,
                f"statement/{name}",
                step,
            )
        )
    return cases


def _bounds() -> list[Case]:
    def put(path: str, value: object) -> Callable[[Json], None]:
        def change(statement: Json) -> None:
            *parents, last = path.split("/")
            for parent in parents:
                statement = statement[parent]
            statement[last] = value

        return change

    first = to_base64url(bytes(32))
    end = SLOT_START_MS + SLOT_MS
    table: list[tuple[str, str, object, str]] = [
        ("log-space", "log", "diary example", ""),
        ("log-plus", "log", "diary+example", ""),
        ("log-long", "log", "d" * 201, ""),
        ("log-empty", "log", "", ""),
        ("contract-upper", "contract", "C0FFEE0000000001", ""),
        ("contract-short", "contract", "c0ffee", ""),
        ("stream-padded", "stream", "AAECAwQFBgcICQoLDA0ODw==", ""),
        ("stream-short", "stream", "AAECAwQFBgcICQoLDA0O", ""),
        ("stream-loose-bits", "stream", "AAECAwQFBgcICQoLDA0ODx", ""),
        ("seq-negative", "seq", -1, ""),
        ("seq-text", "seq", "0", ""),
        ("seq-without-prev", "seq", 1, "statement/prev"),
        ("prev-at-first", "prev", "1" * 64, "statement/prev"),
        ("prev-upper", "prev", "A" * 64, ""),
        ("anchor-size", "anchor/size", -1, ""),
        ("anchor-empty-root", "anchor/root", "1" * 64, ""),
        ("idle-false", "idle", False, ""),
        ("idle-null", "idle", None, ""),
        ("made-early", "made_ms", end - 1, ""),
        ("made-long-ago", "made_ms", 1, ""),
        ("slot-length", "slot_ms", 540_000, ""),
        ("slot-off-grid", "slot_start_ms", SLOT_START_MS + 1, ""),
        ("start-before-slot", "start_ms", SLOT_START_MS - 1, ""),
        ("start-at-end", "start_ms", end, ""),
        ("end-after-slot", "end_ms", end + 1, ""),
        ("minutes-none", "minutes", 0, ""),
        ("minutes-too-many", "minutes", 11, ""),
        ("minutes-float-text", "minutes", "10", ""),
        ("items-none", "items", [], ""),
        ("items-17", "items", [to_base64url(salt(n) * 2) for n in range(17)], ""),
        ("items-object", "items", {}, ""),
        ("items-twice", "items", [first, first], ""),
        ("items-short", "items", ["AAAA"], "statement/items/0"),
        ("clock-boot-empty", "clock/boot", "", ""),
        ("clock-mono-negative", "clock/mono_ms", -1, ""),
        ("clock-offset-null", "clock/offset_ms", None, ""),
        ("clock-age-negative", "clock/offset_age_s", -1, ""),
        ("clock-jumps-65", "clock/jumps_ms", [0] * 65, ""),
        ("agent-name-control", "agent/name", "hour\u0007proof", ""),
        ("agent-os-bidi", "agent/os", "Debian \u202e21", ""),
        ("agent-version-long", "agent/version", "1" * 65, ""),
        ("agent-senses-list", "agent/senses", [], ""),
        ("agent-sense-number", "agent/senses/idle", 0, ""),
        ("agent-sense-empty", "agent/senses/idle", "", ""),
        ("made-in-2100", "made_ms", 4_102_444_800_001, ""),
        ("slot-in-2019", "slot_start_ms", 1_577_836_799_999, ""),
    ]
    return [
        _restated(
            f"bound-{name}",
            put(path, value),
            f"{path} is {json.dumps(value)[:60]}",
            C.BAD_VALUE,
            where or f"statement/{path}",
            "I8",
        )
        for name, path, value, where in table
    ]


def _binding() -> list[Case]:
    batch, other = batch_of(0), batch_of(1)
    swapped = (batch.disclosures[1], batch.disclosures[0], *batch.disclosures[2:])
    activity = base64.urlsafe_b64decode(batch.disclosures[0] + "==")
    counted = to_base64url(activity.replace(b'"keys":[0,', b'"keys":[900,'))
    return [
        _restated(
            "other-log",
            lambda s: s.update(log="elsewhere.example/log/1"),
            "the log of another deployment",
            C.WRONG_LOG,
            "statement/log",
            "I9",
        ),
        _restated(
            "other-contract",
            lambda s: s.update(contract="c0ffee0000000002"),
            "a contract that is not the device owner's",
            C.WRONG_CONTRACT,
            "statement/contract",
            "I10",
        ),
        _batch(
            "disclosure-missing",
            replace(batch, disclosures=batch.disclosures[:-1]),
            "the last disclosure left out",
            C.COMMITMENT_MISMATCH,
            "items",
            "I11",
        ),
        _batch(
            "disclosure-extra",
            replace(batch, disclosures=(*batch.disclosures, other.disclosures[0])),
            "a disclosure of another segment added",
            C.COMMITMENT_MISMATCH,
            "items",
            "I11",
        ),
        _batch(
            "disclosure-swapped",
            replace(batch, disclosures=swapped),
            "the first two disclosures swapped",
            C.COMMITMENT_MISMATCH,
            "items/0",
            "I11",
        ),
        _batch(
            "disclosure-of-another",
            replace(batch, disclosures=(*batch.disclosures[:-1], other.disclosures[-1])),
            "the memo of another segment",
            C.COMMITMENT_MISMATCH,
            "items/4",
            "I11",
        ),
        _batch(
            "disclosure-counts-edited",
            replace(batch, disclosures=(counted, *batch.disclosures[1:])),
            "900 keys in the first minute",
            C.COMMITMENT_MISMATCH,
            "items/0",
            "I11",
        ),
    ]


def _recommitted(
    name: str, disclosures: list[str], edit: str, code: C, where: str, step: str
) -> Case:
    """The statement commits to these disclosures and is signed again; blobs as they were."""
    value = json.loads(payload_of(0))
    value["items"] = [commitment(text) for text in disclosures]
    return _batch(
        name,
        Batch(
            envelope=seal(canonical.encode(value), DEVICE),
            disclosures=tuple(disclosures),
            blobs=batch_of(0).blobs,
        ),
        f"{edit}; committed to and signed again",
        code,
        where,
        step,
    )


def _opened(index: int) -> list[Any]:
    text = batch_of(0).disclosures[index]
    parts = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    assert isinstance(parts, list)
    return parts


def _item(
    name: str,
    index: int,
    change: Callable[[list[Any]], object],
    edit: str,
    place: str,
    code: C = C.BAD_VALUE,
) -> Case:
    """One item's disclosure changed."""
    parts = _opened(index)
    change(parts)
    disclosures = list(batch_of(0).disclosures)
    disclosures[index] = to_base64url(canonical.encode(parts))
    where = f"items/{index}{place}"
    return _recommitted(f"item-{name}", disclosures, edit, code, where, "I12")


def _items() -> list[Case]:
    def raw_disclosure(name: str, text: str, edit: str, code: C) -> Case:
        disclosures = [text, *batch_of(0).disclosures[1:]]
        return _recommitted(f"item-{name}", disclosures, edit, code, "items/0", "I12")

    activity = batch_of(0).disclosures[0]
    spaced = to_base64url(json.dumps(_opened(0)).encode())
    return [
        raw_disclosure("padded", activity + "=", "base64url with padding", C.BAD_VALUE),
        raw_disclosure("not-base64", "{}", "no base64url", C.BAD_VALUE),
        raw_disclosure("spaced", spaced, "white space in the disclosure", C.NOT_CANONICAL),
        raw_disclosure("large", "A" * 8_196, "8,196 characters", C.TOO_LARGE),
        _item("salt-short", 0, lambda i: i.__setitem__(0, "AAAA"), "a salt of 3 bytes", "/salt"),
        _item("four-parts", 0, lambda i: i.append(0), "four parts", ""),
        _item(
            "kind-unknown",
            0,
            lambda i: i.__setitem__(1, "keystrokes"),
            "kind keystrokes",
            "/kind",
            C.UNKNOWN_TYPE,
        ),
        _item(
            "webcam-value",
            0,
            lambda i: i.__setitem__(1, "webcam"),
            "kind webcam with a value",
            "/taken_ms",
            C.MISSING_FIELD,
        ),
        _item("value-list", 0, lambda i: i.__setitem__(2, []), "a list as value", ""),
        _item(
            "activity-text",
            0,
            lambda i: i[2].update(typed="hello"),
            "typed text beside the counts",
            "/typed",
            C.UNKNOWN_FIELD,
        ),
        _item("activity-short", 0, lambda i: i[2]["keys"].pop(), "nine minutes of keys", "/keys"),
        _item(
            "activity-long",
            0,
            lambda i: i[2]["clicks"].append(0),
            "eleven minutes of clicks",
            "/clicks",
        ),
        _item(
            "activity-negative",
            0,
            lambda i: i[2]["keys"].__setitem__(0, -1),
            "-1 keys in a minute",
            "/keys",
        ),
        _item(
            "activity-million",
            0,
            lambda i: i[2]["scrolls"].__setitem__(0, 1_000_001),
            "1,000,001 scrolls in a minute",
            "/scrolls",
        ),
        _item(
            "activity-bool",
            0,
            lambda i: i[2]["keys"].__setitem__(0, True),
            "true instead of a count",
            "/keys",
        ),
        _item(
            "reason-unknown",
            1,
            lambda i: i.__setitem__(2, {"reason": "did-not-want-to"}),
            "an unknown reason",
            "/reason",
        ),
        _item(
            "reason-and-more",
            1,
            lambda i: i[2].update(reason="screen-locked"),
            "a picture and a reason for none",
            "/blur",
            C.UNKNOWN_FIELD,
        ),
        _item(
            "screenshot-gif",
            1,
            lambda i: i[2].update(media_type="image/gif"),
            "a GIF",
            "/media_type",
        ),
        _item(
            "screenshot-monitor-16",
            1,
            lambda i: i[2]["monitor"].update(index=16),
            "monitor 16",
            "/monitor/index",
        ),
        _item(
            "screenshot-wide",
            1,
            lambda i: i[2]["picture"].update(width=32_769),
            "a picture 32,769 pixels wide",
            "/picture/width",
        ),
        _item(
            "screenshot-heavy",
            1,
            lambda i: i[2]["picture"].update(bytes=4_000_001),
            "a picture of 4,000,001 bytes",
            "/picture/bytes",
        ),
        _item(
            "screenshot-blur",
            1,
            lambda i: i[2].update(blur=-1),
            "a blur of -1 pixels",
            "/blur",
        ),
        _item(
            "screenshot-path",
            1,
            lambda i: i[2]["picture"].update(sha256="../../etc/passwd"),
            "a path instead of a hash",
            "/picture/sha256",
        ),
        _item(
            "screenshot-no-thumbnail",
            1,
            lambda i: i[2].pop("thumbnail"),
            "no thumbnail",
            "/thumbnail",
            C.MISSING_FIELD,
        ),
        _item(
            "window-title-null",
            3,
            lambda i: i[2].update(title=None),
            "title is null instead of absent",
            "/title",
        ),
        _item(
            "window-title-bidi",
            3,
            lambda i: i[2].update(title="invoice\u202etxt.exe"),
            "a title that turns its writing around",
            "/title",
        ),
        _item(
            "window-app-line",
            3,
            lambda i: i[2].update(app="Text\nEditor"),
            "an application with a line break",
            "/app",
        ),
        _item(
            "window-title-long",
            3,
            lambda i: i[2].update(title="t" * 501),
            "a title of 501 characters",
            "/title",
        ),
        _item(
            "memo-long",
            4,
            lambda i: i[2].update(text="m" * 501),
            "a memo of 501 characters",
            "/text",
        ),
        *_later_items(),
        _item("memo-number", 4, lambda i: i[2].update(text=7), "a number as memo", "/text"),
    ]


def _later_items() -> list[Case]:
    """Webcam photos and signals, as one item more."""
    image = {"sha256": "0" * 64, "bytes": 1, "width": 1, "height": 1}
    photo: Json = {"taken_ms": SLOT_START_MS, "media_type": "image/jpeg"}
    photo |= {"picture": image, "thumbnail": image}
    signals: Json = {"injected": [0] * 10, "device_input": [0] * 10}
    null, two = {"device_input": None}, {"device_input": [2, *[0] * 9]}
    table: list[tuple[str, str, Json, str, str, C]] = [
        ("webcam-gif", "webcam", photo | {"media_type": "image/gif"}, "a GIF", "/media_type",
         C.BAD_VALUE),
        ("webcam-face", "webcam", photo | {"face": True}, "whether there is a face", "/face",
         C.UNKNOWN_FIELD),
        ("webcam-no-file", "webcam", photo | {"picture": {}}, "no file", "/picture/sha256",
         C.MISSING_FIELD),
        ("signals-short", "signals", signals | {"injected": [0] * 9}, "nine minutes", "/injected",
         C.BAD_VALUE),
        ("signals-two", "signals", signals | two, "2 for a minute with device input",
         "/device_input", C.BAD_VALUE),
        ("signals-null", "signals", signals | null, "null instead of absent", "/device_input",
         C.BAD_VALUE),
    ]  # fmt: skip
    good = batch_of(0).disclosures
    made = []
    for number, (name, kind, value, edit, place, code) in enumerate(table):
        parts = [to_base64url(salt(520 + number)), kind, value]
        told = [*good, to_base64url(canonical.encode(parts))]
        where = f"items/5{place}"
        made.append(_recommitted(f"item-{name}", told, edit, code, where, "I12"))
    return made


def _idle() -> list[Case]:
    """What a span that is kept as idle must not show."""
    good = list(batch_of(0).disclosures)
    ten = [0] * 10
    still = {"keys": ten, "clicks": ten, "scrolls": ten}
    kept = {"reason": "kept-as-idle"}
    parts: list[tuple[str, Json]] = [("activity", still), ("screenshot", kept), ("window", kept)]
    quiet = [
        to_base64url(canonical.encode([to_base64url(salt(540 + index)), kind, value]))
        for index, (kind, value) in enumerate(parts)
    ]
    empty = to_base64url(canonical.encode([to_base64url(salt(543)), "memo", {"text": ""}]))
    signals = to_base64url(
        canonical.encode([to_base64url(salt(544)), "signals", {"injected": ten}])
    )
    no_memo = to_base64url(canonical.encode([to_base64url(salt(545)), "memo", kept]))
    table: list[tuple[str, list[str], str, str]] = [
        ("with-input", [good[0], *quiet[1:], good[4]], "input", "items/0"),
        ("with-picture", [quiet[0], good[1], quiet[2], good[4]], "a picture", "items/1"),
        ("with-window", [*quiet[:2], good[3], good[4]], "a window", "items/2"),
        ("without-memo", [*quiet, empty], "an empty memo", "items/3"),
        ("with-signals", [*quiet, good[4], signals], "signals", "items/4"),
        (
            "with-reason-for-no-memo",
            [*quiet, no_memo],
            "a reason in the place of its memo",
            "items/3",
        ),
    ]
    made = []
    for name, disclosures, edit, where in table:
        value = json.loads(payload_of(0)) | {"idle": True}
        value["items"] = [commitment(text) for text in disclosures]
        batch = Batch(seal(canonical.encode(value), DEVICE), tuple(disclosures), ())
        about = f"kept as idle with {edit}; committed to and signed again"
        made.append(_batch(f"idle-{name}", batch, about, C.ITEM_MISMATCH, where, "I13"))
    return made


def _together() -> list[Case]:
    good = list(batch_of(0).disclosures)

    def told(number: int, kind: str, value: Json) -> str:
        parts = [to_base64url(salt(500 + number)), kind, value]
        return to_base64url(canonical.encode(parts))

    def screenshot(number: int, **changes: Any) -> str:
        value = _opened(1)[2]
        return told(number, "screenshot", value | changes)

    image = {"sha256": "0" * 64, "bytes": 1, "width": 1, "height": 1}
    photo = {"media_type": "image/jpeg", "picture": image, "thumbnail": image}
    ten = [0] * 10
    absent = {"reason": "screen-locked"}
    early, late = SLOT_START_MS - 1, SLOT_START_MS + SLOT_MS
    table: list[tuple[str, list[str], str, str]] = [
        ("no-memo", good[:4], "no memo", "items"),
        ("no-activity", good[1:], "no activity", "items"),
        (
            "two-windows",
            [*good, told(0, "window", {"app": "Browser"})],
            "a second window",
            "items",
        ),
        ("no-screenshot", [good[0], *good[3:]], "no screenshot and no reason", "items"),
        (
            "one-monitor-twice",
            [*good, screenshot(1)],
            "a second picture of monitor 0",
            "items",
        ),
        (
            "two-absent",
            [*good, told(2, "screenshot", absent), told(3, "screenshot", absent)],
            "two reasons for no screenshot",
            "items",
        ),
        (
            "two-webcams",
            [*good, told(4, "webcam", absent), told(5, "webcam", absent)],
            "two reasons for no webcam picture",
            "items",
        ),
        (
            "photo-taken-after",
            [*good, told(8, "webcam", photo | {"taken_ms": late})],
            "a webcam photo taken at the end of the span",
            "items/5/taken_ms",
        ),
        (
            "two-signals",
            [*good, *(told(number, "signals", {"injected": ten}) for number in (9, 10))],
            "signals twice",
            "items",
        ),
        (
            "taken-before",
            [good[0], screenshot(6, taken_ms=early), *good[2:]],
            "a picture taken before the span",
            "items/1/taken_ms",
        ),
        (
            "taken-after",
            [good[0], screenshot(7, taken_ms=late), *good[2:]],
            "a picture taken at the end of the span",
            "items/1/taken_ms",
        ),
    ]
    return [
        _recommitted(f"together-{name}", disclosures, edit, C.ITEM_MISMATCH, where, "I13")
        for name, disclosures, edit, where in table
    ]


def _blobs() -> list[Case]:
    batch = batch_of(0)
    first, second, *rest = batch.blobs
    flipped = bytes([first[0] ^ 1]) + first[1:]
    table: list[tuple[str, tuple[bytes, ...], str, str]] = [
        ("missing", batch.blobs[:-1], "the last thumbnail left out", "blobs"),
        ("extra", (*batch.blobs, b"x"), "a file that no item names", "blobs"),
        ("swapped", (second, first, *rest), "picture and thumbnail swapped", "blobs/0"),
        ("flipped", (flipped, second, *rest), "one bit of a picture", "blobs/0"),
        ("cut", (first[:-1], second, *rest), "the last byte of a picture", "blobs/0"),
        ("longer", (first + b"\0", second, *rest), "a byte more in a picture", "blobs/0"),
    ]
    parts = _opened(1)
    parts[2]["picture"]["bytes"] += 1
    misstated = list(batch.disclosures)
    misstated[1] = to_base64url(canonical.encode(parts))
    stated = _recommitted(
        "blob-size-misstated",
        misstated,
        "one byte more than the picture has, its hash right",
        C.BLOB_MISMATCH,
        "blobs/0",
        "I14",
    )
    return [stated] + [
        _batch(f"blob-{name}", replace(batch, blobs=blobs), edit, C.BLOB_MISMATCH, where, "I14")
        for name, blobs, edit, where in table
    ]


# receipts


def _log(*, upto: int = 3) -> MemoryLog:
    log = MemoryLog()
    for number in range(upto):
        envelope = batch_of(number).envelope
        log.receive(envelope, have=have_all(5), recv_ms=RECEIVED_MS + 600_000 * number)
    return log


def receipt_question() -> Json:
    """Segment 2's receipt, asked by a device that knows the log of two entries."""
    known, log = _log(upto=2).checkpoint(), _log()
    return {
        "receipt": log.receipt(2),
        "envelope": batch_of(2).envelope.decode(),
        "have": have_all(5),
        "known": {"size": known.size, "root": known.root},
        "consistency": list(log.consistency(2)),
    }


def _receipts() -> list[Case]:
    good = receipt_question()
    lines = good["receipt"].split("\n")
    stranger_note = sign_note(
        "\n".join(lines[5:8]) + "\n", vkey=vkey(ORIGIN, STRANGER.public), signer=STRANGER
    )
    log = _log()
    tick = canonical.encode({"v": 1, "t": "tick", "recv_ms": RECEIVED_MS, "rand": "ab" * 32})
    log.append(tick)
    fork = MemoryLog()
    for number in (1, 0, 2):
        fork.receive(batch_of(number).envelope, have=have_all(5), recv_ms=RECEIVED_MS)
    partial = MemoryLog()
    for number in range(3):
        partial.receive(batch_of(number).envelope, have=15, recv_ms=RECEIVED_MS)

    def signed_as(text: str) -> str:
        """The receipt with a checkpoint of this text, signed by the log's own key."""
        note = sign_note(text, vkey=LOG_VKEY, signer=LOG)
        return "\n".join([*lines[:4], ""]) + "\n" + note

    size, root = lines[6], lines[7]

    def late(seq: list[str], **changes: str) -> str:
        return "\n".join(changes.get(line.split(" ")[0], line) for line in seq)

    table: list[tuple[str, Json, str, C, str, str]] = [
        (
            "header",
            {"receipt": good["receipt"].replace("@v1", "@v2")},
            "version 2 of tlog-proof",
            C.RECEIPT_MALFORMED,
            "receipt",
            "R1",
        ),
        ("empty", {"receipt": ""}, "no text", C.RECEIPT_MALFORMED, "receipt", "R1"),
        (
            "no-extra",
            {"receipt": "\n".join([lines[0], *lines[2:]])},
            "no extra line",
            C.RECEIPT_MALFORMED,
            "receipt",
            "R1",
        ),
        (
            "extra-word",
            {"receipt": good["receipt"].replace("\nextra ", "\nother ")},
            "another word before the entry",
            C.RECEIPT_MALFORMED,
            "receipt",
            "R1",
        ),
        (
            "index-word",
            {"receipt": good["receipt"].replace("\nindex ", "\nplace ")},
            "another word before the index",
            C.RECEIPT_MALFORMED,
            "receipt",
            "R1",
        ),
        (
            "index-zero-led",
            {"receipt": late(lines, index="index 02")},
            "a leading zero at the index",
            C.RECEIPT_MALFORMED,
            "receipt/index",
            "R1",
        ),
        (
            "proof-short-hash",
            {"receipt": "\n".join([*lines[:3], "AAAA", *lines[4:]])},
            "a hash of three bytes",
            C.RECEIPT_MALFORMED,
            "receipt/proof",
            "R1",
        ),
        (
            "unsigned",
            {"receipt": "\n".join(lines[:8]) + "\n"},
            "no signature",
            C.RECEIPT_SIGNATURE,
            "note",
            "R2",
        ),
        (
            "stranger",
            {"receipt": "\n".join([*lines[:4], ""]) + "\n" + stranger_note},
            "a checkpoint signed by another key under the log's name",
            C.RECEIPT_SIGNATURE,
            "note",
            "R2",
        ),
        (
            "root-edited",
            {"receipt": good["receipt"].replace(root, to_base64std(bytes(32)))},
            "another root, the signature as it was",
            C.RECEIPT_SIGNATURE,
            "note",
            "R2",
        ),
        (
            "origin",
            {"receipt": signed_as(f"elsewhere.example/log/1\n{size}\n{root}\n")},
            "the checkpoint of another log, signed by the same key",
            C.RECEIPT_ORIGIN,
            "receipt/origin",
            "R3",
        ),
        (
            "extension",
            {"receipt": signed_as(f"{ORIGIN}\n{size}\n{root}\nmore\n")},
            "an extension line",
            C.RECEIPT_ORIGIN,
            "checkpoint",
            "R3",
        ),
        (
            "entry-tick",
            {"receipt": log.receipt(3), "consistency": list(log.consistency(2))},
            "the receipt of a tick",
            C.RECEIPT_ENTRY,
            "entry/t",
            "R4",
        ),
        (
            "entry-spaced",
            {
                "receipt": late(
                    lines, extra="extra " + to_base64std(_log().entries[2].replace(b":", b": "))
                )
            },
            "white space in the entry",
            C.RECEIPT_ENTRY,
            "entry",
            "R4",
        ),
        (
            "entry-time-edited",
            {
                "receipt": late(
                    lines,
                    extra="extra " + to_base64std(_log().entries[2].replace(b"05000", b"05001")),
                )
            },
            "received one millisecond later",
            C.RECEIPT_INCLUSION,
            "proof",
            "R5",
        ),
        (
            "index-shifted",
            {"receipt": late(lines, index="index 1")},
            "the index of its neighbour",
            C.RECEIPT_INCLUSION,
            "proof",
            "R5",
        ),
        (
            "index-beyond",
            {"receipt": late(lines, index="index 3")},
            "an index beyond the log",
            C.RECEIPT_INCLUSION,
            "proof/index",
            "R5",
        ),
        (
            "proof-longer",
            {"receipt": "\n".join([*lines[:4], lines[3], *lines[4:]])},
            "a hash too many",
            C.RECEIPT_INCLUSION,
            "proof",
            "R5",
        ),
        (
            "proof-none",
            {"receipt": "\n".join([*lines[:3], *lines[4:]])},
            "no proof",
            C.RECEIPT_INCLUSION,
            "proof",
            "R5",
        ),
        (
            "of-another",
            {"receipt": _log().receipt(1)},
            "the receipt of the segment before",
            C.RECEIPT_OTHER_ENVELOPE,
            "entry/env",
            "R6",
        ),
        (
            "have-less",
            {"receipt": partial.receipt(2), "known": None, "consistency": []},
            "the memo not received",
            C.RECEIPT_HAVE,
            "entry/have",
            "R7",
        ),
        (
            "rolled-back",
            {
                "receipt": _log().receipt(2),
                "known": {"size": 9, "root": "11" * 32},
                "consistency": [],
            },
            "a log smaller than the one known",
            C.RECEIPT_ROLLED_BACK,
            "checkpoint/size",
            "R8",
        ),
        (
            "forked",
            {"receipt": fork.receipt(2), "consistency": list(fork.consistency(2))},
            "the first two entries in another order",
            C.RECEIPT_FORKED,
            "consistency",
            "R8",
        ),
        (
            "forked-same-size",
            {"known": {"size": 3, "root": "11" * 32}, "consistency": []},
            "another root at the same size",
            C.RECEIPT_FORKED,
            "consistency",
            "R8",
        ),
        (
            "consistency-missing",
            {"consistency": []},
            "no consistency proof",
            C.RECEIPT_FORKED,
            "consistency",
            "R8",
        ),
        (
            "consistency-upper",
            {"consistency": [good["consistency"][0].upper()]},
            "upper-case hex in the consistency proof",
            C.RECEIPT_FORKED,
            "consistency",
            "R8",
        ),
        (
            "consistency-longer",
            {"consistency": [*good["consistency"], "11" * 32]},
            "a hash too many in the consistency proof",
            C.RECEIPT_FORKED,
            "consistency",
            "R8",
        ),
        (
            "consistency-unasked",
            {"known": None},
            "a consistency proof though nothing was known",
            C.RECEIPT_FORKED,
            "consistency",
            "R8",
        ),
    ]
    return [
        Case(
            f"receipt-{name}",
            "receipt",
            canonical.encode(good | changes),
            edit,
            code,
            where,
            step,
        )
        for name, changes, edit, code, where, step in table
    ]


def _notes() -> list[Case]:
    good = _log().note()
    text, signature = good.split("\n\n")
    origin, size, root = text.split("\n")

    def signed(body: str) -> str:
        return sign_note(body, vkey=LOG_VKEY, signer=LOG)

    table: list[tuple[str, str, str, C, str]] = [
        ("no-signature", text + "\n", "no signature", C.BAD_NOTE, "note"),
        ("no-last-line", good[:-1], "the last line does not end", C.BAD_NOTE, "note"),
        (
            "hyphen",
            f"{text}\n\n{signature.replace('—', '-')}",
            "a hyphen instead of a dash",
            C.BAD_NOTE,
            "note",
        ),
        ("twice", good + signature, "the signature twice", C.BAD_SIGNATURE, "note"),
        (
            "17-signatures",
            good + signature * 16,
            "17 signatures",
            C.BAD_NOTE,
            "note",
        ),
        (
            "other-name",
            f"{text}\n\n{signature.replace('diary', 'dairy')}",
            "another name at the signature",
            C.BAD_SIGNATURE,
            "note",
        ),
        (
            "size-edited",
            good.replace(f"\n{size}\n", "\n4\n"),
            "size 4 instead of 3",
            C.BAD_SIGNATURE,
            "note",
        ),
        (
            "size-zero-led",
            signed(f"{origin}\n03\n{root}\n"),
            "a leading zero, signed",
            C.BAD_VALUE,
            "checkpoint/size",
        ),
        (
            "size-arabic",
            signed(f"{origin}\n٣\n{root}\n"),
            "an Arabic-Indic digit, signed",
            C.BAD_VALUE,
            "checkpoint/size",
        ),
        (
            "empty-root",
            signed(f"{origin}\n0\n{root}\n"),
            "size 0 with a root, signed",
            C.BAD_VALUE,
            "checkpoint/root",
        ),
        (
            "extension",
            signed(f"{text}\nmore\n"),
            "an extension line, signed",
            C.BAD_VALUE,
            "checkpoint",
        ),
        (
            "other-origin",
            signed(f"elsewhere.example\n{size}\n{root}\n"),
            "another origin, signed",
            C.WRONG_LOG,
            "checkpoint/origin",
        ),
    ]
    return [
        Case(f"note-{name}", "note", note.encode(), edit, code, where)
        for name, note, edit, code, where in table
    ]


def low_order_keys() -> list[bytes]:
    """All 32-byte encodings of the eight points of small order that name a y below p."""
    eighth = bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")
    y8 = int.from_bytes(eighth, "little")
    return [
        (y | sign << 255).to_bytes(32, "little")
        for y in (0, 1, P - 1, y8, P - y8)
        for sign in (0, 1)
    ]


def non_canonical_keys() -> list[bytes]:
    """All 32-byte encodings whose y is p or more, among them the rest of the small order."""
    return [(y | sign << 255).to_bytes(32, "little") for y in range(P, 2**255) for sign in (0, 1)]


def _keys() -> list[Case]:
    prefix = spki(DEVICE.public)[:12]
    cases = [
        Case(
            f"key-low-order-{number}",
            "key",
            prefix + data,
            "a point of small order",
            C.LOW_ORDER_KEY,
            "key",
        )
        for number, data in enumerate(low_order_keys())
    ]
    cases += [
        Case(
            f"key-non-canonical-{number:02}",
            "key",
            prefix + data,
            "y is not below p",
            C.BAD_KEY,
            "key",
        )
        for number, data in enumerate(non_canonical_keys())
    ]
    off = next(
        number.to_bytes(32, "little")
        for number in range(2, 50)
        if pow((number**2 - 1) * pow(D * number**2 + 1, -1, P) % P, (P - 1) // 2, P) != 1
    )
    return [
        *cases,
        Case("key-off-curve", "key", prefix + off, "no point of the curve", C.BAD_KEY, "key"),
        Case(
            "key-x25519",
            "key",
            bytes.fromhex("302a300506032b656e032100") + raw(DEVICE.public),
            "the algorithm X25519",
            C.BAD_KEY,
            "key",
        ),
        Case("key-long", "key", spki(DEVICE.public) + b"\0", "one byte more", C.BAD_KEY, "key"),
    ]


def _chains() -> list[Case]:
    """Statement pairs that are fine alone, where the second does not follow the first."""
    second = json.loads(payload_of(1))

    def pair(
        name: str, changes: Json, edit: str, code: C, where: str, *, first: bytes | None = b""
    ) -> Case:
        previous = payload_of(0) if first == b"" else first
        value = {
            "previous": None if previous is None else previous.decode(),
            "statement": canonical.encode(second | changes).decode(),
        }
        return Case(f"chain-{name}", "chain", canonical.encode(value), edit, code, where, "I18")

    return [
        pair(
            "cut",
            {},
            "the first statement cut out",
            C.WRONG_SEQ,
            "statement/seq",
            first=None,
        ),
        pair("skipped", {"seq": 2}, "a number skipped", C.WRONG_SEQ, "statement/seq"),
        pair(
            "spliced",
            {"prev": "12" * 32},
            "another statement before it",
            C.WRONG_PREV,
            "statement/prev",
        ),
        pair(
            "other-stream",
            {"stream": to_base64url(bytes(16))},
            "another stream",
            C.WRONG_STREAM,
            "statement/stream",
        ),
        pair(
            "other-contract",
            {"contract": CONTRACT[:-1] + "2"},
            "another contract in the same stream",
            C.WRONG_CONTRACT,
            "statement/contract",
        ),
        pair(
            "slot-twice",
            {
                "slot_start_ms": SLOT_START_MS,
                "start_ms": SLOT_START_MS,
                "end_ms": SLOT_START_MS + SLOT_MS,
            },
            "the same slot again",
            C.SPAN_OVERLAP,
            "statement/start_ms",
        ),
        pair(
            "overlap",
            {
                "slot_start_ms": SLOT_START_MS,
                "start_ms": SLOT_START_MS + SLOT_MS - 1,
                "end_ms": SLOT_START_MS + SLOT_MS,
                "minutes": 1,
            },
            "one millisecond claimed twice",
            C.SPAN_OVERLAP,
            "statement/start_ms",
        ),
    ]
