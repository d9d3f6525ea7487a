"""Steps V2 and V3: what is wrong with the manifest and with the lines."""

from collections.abc import Callable
from typing import Any

from tests.tamper.cases import Cases
from tests.tamper.forms import Zip, canonical
from tests.tamper.maker import Bundle, without
from tests.tamper.world import WEEK

CASES = Cases()
DEEP = b"[" * 9 + b"]" * 9
ABYSS = b"[" * 40_000


def manifest(
    code: str, name: str, words: str, change: Callable[[dict[str, Any]], Any], **more: Any
) -> None:
    """A case that changes `bundle.json`."""

    def edit(bundle: Bundle) -> None:
        changed = change(bundle.manifest)
        bundle.manifest = bundle.manifest if changed is None else changed

    CASES.add("V2", code, f"manifest-{name}", words, lambda plot: plot.bundle(edit), **more)


def told(**members: Any) -> Callable[[dict[str, Any]], None]:
    return lambda value: value.update(members)


def raw(change: Callable[[bytes], bytes]) -> Callable[[Any], bytes]:
    """Change the bytes of a line rather than its value."""
    return lambda value: change(canonical(value))


manifest("not-json", "of-text", "a text", lambda value: b"hello")
manifest("not-json", "empty", "nothing in it", lambda value: b"")
manifest(
    "not-json", "float", "from_ms is a float", raw(lambda data: data.replace(b'"v":1', b'"v":1.0'))
)
manifest("not-json", "latin1", "not UTF-8", raw(lambda data: data.replace(b"server", b"s\xe9rver")))
manifest("not-json", "bom", "a byte order mark", raw(lambda data: b"\xef\xbb\xbf" + data))
manifest(
    "not-canonical", "spaced", "white space", raw(lambda data: data.replace(b'"v":1', b'"v": 1'))
)
manifest("not-canonical", "line", "a line break at its end", raw(lambda data: data + b"\n"))
manifest(
    "not-canonical", "twice", "v twice", raw(lambda data: data.replace(b'"v":1', b'"v":1,"v":1'))
)
manifest("too-deep", "deep", "nine arrays in each other", lambda value: DEEP)
manifest("not-a-bundle", "list", "a list", lambda value: [], exit_code=65)
manifest("unknown-version", "v2", "v is 2", told(v=2))
manifest("unknown-version", "v0", "v is 0", told(v=0))
manifest("not-a-bundle", "format", "another format", told(format="hourproof-batch"), exit_code=65)
manifest("unknown-field", "member", "a member score", told(score=100))
manifest("bad-value", "period-empty", "a period that ends as it begins", told(to_ms=WEEK))
manifest("bad-value", "period-2019", "a period before 2020", told(from_ms=1_577_836_799_999))
manifest("bad-value", "made-text", "made_ms is a text", told(made_ms="0"))
manifest("bad-value", "made-by", "made by nobody", told(made_by="nobody"))
manifest("bad-value", "withheld-unknown", "something unknown withheld", told(withheld=["truth"]))
manifest(
    "bad-value",
    "withheld-shuffled",
    "what is withheld out of order",
    told(withheld=["thumbnails", "pictures"]),
)
manifest(
    "bad-value",
    "withheld-twice",
    "pictures withheld twice",
    told(withheld=["pictures", "pictures"]),
)
manifest(
    "bad-value", "contract-capitals", "a contract in capitals", told(contract="C0FFEE0000000042")
)
manifest(
    "unknown-log",
    "origin",
    "the origin of a log without a trust root",
    told(origin="other.example/log"),
)
manifest("bad-value", "origin-spaced", "an origin with a space", told(origin="tamper.example /log"))
manifest(
    "wrong-contract", "contract-asked", "nothing changed, another contract asked for", lambda value: None,
    ask={"contract": "c0ffee0000000043"},
)  # fmt: skip
for member in (
    "contract",
    "from_ms",
    "made_by",
    "made_ms",
    "origin",
    "to_ms",
    "withheld",
    "v",
    "format",
):
    manifest(
        "not-a-bundle" if member == "format" else "missing-field", f"without-{member.replace('_', '-')}",
        f"no member {member}", without(member),
        exit_code=65 if member == "format" else 1,
    )  # fmt: skip


def line(
    code: str, kind: str, name: str, words: str, change: Callable[[Any], Any], *, at: int = 1
) -> None:
    """A case that changes one line of `kind`; the member is made anew around it."""

    def edit(bundle: Bundle) -> None:
        lines = getattr(bundle, kind)
        changed = change(lines[at])
        lines[at] = lines[at] if changed is None else changed

    CASES.add(
        "V3",
        code,
        f"{kind}-{name}",
        f"in a line of {kind}: {words}",
        lambda plot: plot.bundle(edit),
    )


for kind in ("notes", "nodes", "entries", "statements"):
    line("not-json", kind, "empty-line", "nothing", lambda value: b"")
    line("not-json", kind, "text", "a text", lambda value: b"hello")
    line(
        "not-json",
        kind,
        "latin1",
        "a byte that is not UTF-8",
        raw(lambda data: data[:-2] + b"\xff" + data[-2:]),
    )
    line(
        "not-canonical",
        kind,
        "spaced",
        "white space",
        raw(lambda data: data.replace(b",", b", ", 1) + b" "),
    )
    line(
        "not-canonical",
        kind,
        "carriage",
        "a carriage return at the end",
        raw(lambda data: data + b"\r"),
    )
    line("too-deep", kind, "deep", "nine arrays in each other", lambda value: DEEP)
    line("too-deep", kind, "abyss", "40,000 arrays opened and none closed", lambda value: ABYSS)
    line("too-large", kind, "large", "262,145 bytes", lambda value: b'"' + b"x" * 262_143 + b'"')
    line("bad-value", kind, "number", "a number", lambda value: 1)
for kind in ("notes", "entries", "statements"):
    line("unknown-field", kind, "member", "one member more", told(score=1))
    line("bad-value", kind, "list", "a list", lambda value: [])
line("missing-field", "notes", "no-note", "no note", lambda value: {})
line("bad-value", "notes", "note-number", "a number for a note", lambda value: {"note": 1})
line("missing-field", "entries", "no-index", "no index", without("index"))
line("missing-field", "entries", "no-entry", "no entry", without("entry"))
line("bad-value", "entries", "index-text", "its index is a text", told(index="1"))
line("bad-value", "entries", "index-negative", "a negative index", told(index=-1))
line(
    "missing-field",
    "statements",
    "no-envelope",
    "no envelope",
    without("envelope"),
)
line(
    "missing-field",
    "statements",
    "no-disclosures",
    "no disclosures",
    without("disclosures"),
)
line(
    "bad-value",
    "statements",
    "disclosures-text",
    "disclosures are a text",
    told(disclosures="none"),
)
line(
    "bad-value",
    "statements",
    "disclosure-number",
    "a disclosure is a number",
    told(disclosures=[1]),
)
line(
    "not-canonical", "statements", "disclosures-respaced", "white space in the list of disclosures",
    raw(lambda data: data.replace(b'"disclosures":[', b'"disclosures":[ ')),
)  # fmt: skip
line(
    "not-canonical", "statements", "payload-twice", "a second payload before the real one",
    raw(lambda data: data.replace(b'"payload":', b'"payload":"e30=","payload":')),
)  # fmt: skip
line("bad-value", "nodes", "two-parts", "two parts", lambda value: value[:2])
line("bad-value", "nodes", "four-parts", "four parts", lambda value: [*value, 1])
line(
    "bad-value",
    "nodes",
    "hash-capitals",
    "a hash in capitals",
    lambda value: [*value[:2], value[2].upper()],
)
line(
    "bad-value",
    "nodes",
    "hash-short",
    "a hash of 31 bytes",
    lambda value: [*value[:2], value[2][2:]],
)
line("bad-value", "nodes", "low-negative", "a range from -1", lambda value: [-1, *value[1:]])
line(
    "bad-value",
    "nodes",
    "range-empty",
    "an empty range",
    lambda value: [value[0], value[0], value[2]],
)
line(
    "bad-value",
    "nodes",
    "range-backwards",
    "a range that ends before it begins",
    lambda value: [value[1], value[0], value[2]],
)
line("not-json", "nodes", "float", "a float", raw(lambda data: data.replace(b",", b".0,", 1)))
line("bad-value", "nodes", "huge", "a range up to 2^53", lambda value: [value[0], 2**53, value[2]])


def entry(code: str, case: str, words: str, /, *, at: int = 1, **members: Any) -> None:
    """A case that changes a log entry as the exporter gives it; its form is wrong before its hash is looked at."""
    line(
        code, "entries", f"entry-{case}", words, lambda value: value["entry"].update(members), at=at
    )


entry("unknown-field", "member", "a member of the entry too many", name="Ada")
entry("unknown-type", "type", "an entry of an unknown type", t="promise")
entry("unknown-version", "v2", "an entry of version 2", v=2)
entry("bad-value", "env-short", "a short hash of the envelope", env="00")
entry("bad-value", "env-capitals", "a hash of the envelope in capitals", env="A" * 64)
entry("bad-value", "have-negative", "a negative mask", have=-1)
entry("bad-value", "have-text", "a mask as text", have="1")
entry("bad-value", "recv-2019", "received in 2019", recv_ms=1_577_836_799_999)
entry("bad-value", "recv-2100", "received in 2100", recv_ms=4_102_444_800_001)
entry("bad-value", "tick-short", "a tick of 31 bytes", at=3, rand="00" * 31)


def member(code: str, name: str, words: str, change: Callable[[bytes], bytes], *, of: str) -> None:
    """A case that changes the bytes of one member."""

    def edit(bundle: Bundle) -> None:
        members = [(one, change(data) if one == of else data) for one, data in bundle.members()]
        bundle.story.plot.zip(lambda _: Zip.of(members))

    CASES.add("V3", code, name, words, lambda plot: plot.bundle(edit))


for kind, of in (
    ("notes", "log/notes.jsonl"),
    ("nodes", "log/nodes-000000.jsonl"),
    ("entries", "log/entries-000000.jsonl"),
    ("statements", "statements/000000.jsonl"),
):
    member(
        "not-json",
        f"{kind}-first-line-empty",
        "an empty line before the first",
        lambda data: b"\n" + data,
        of=of,
    )
    member(
        "not-json",
        f"{kind}-last-line-empty",
        "an empty line after the last",
        lambda data: data + b"\n",
        of=of,
    )
    member(
        "not-canonical",
        f"{kind}-carriage-returns",
        "line ends of two bytes",
        lambda data: data.replace(b"\n", b"\r\n"),
        of=of,
    )
    member(
        "not-json",
        f"{kind}-joined",
        "the first two lines on one",
        lambda data: data.replace(b"\n", b"", 1),
        of=of,
    )
