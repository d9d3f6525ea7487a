"""Step V12: what is wrong with disclosures and items."""

from collections.abc import Callable
from typing import Any

from tests.tamper.cases import Cases
from tests.tamper.forms import b64url, from_b64url
from tests.tamper.maker import Bundle, Plot
from tests.tamper.world import at

CASES = Cases()
add = CASES.add


def given(
    code: str,
    name: str,
    words: str,
    change: Callable[[list[Any]], Any],
    *,
    of: str = "seg-5",
    step: str = "V12",
) -> None:
    """A case that changes the disclosures that the exporter gives of a statement."""

    def edit(bundle: Bundle) -> None:
        line = bundle.statement(of)
        changed = change(line["disclosures"])
        line["disclosures"] = line["disclosures"] if changed is None else changed

    add(step, code, f"disclosure-{name}", words, lambda plot: plot.bundle(edit))


def counted_again(text: str) -> str:
    return b64url(from_b64url(text).replace(b'"keys":[0,', b'"keys":[900,'))


def from_another(plot: Plot) -> None:
    """The memo of another segment in the place of this one's"""
    plot.bundle(
        lambda b: b.statement("seg-5")["disclosures"].__setitem__(
            3, b.statement("seg-2")["disclosures"][3]
        )
    )


given(
    "commitment-mismatch",
    "counts-edited",
    "900 keys in the first minute",
    lambda texts: texts.__setitem__(1, counted_again(texts[1])),
)
given(
    "commitment-mismatch",
    "swapped",
    "two disclosures swapped",
    lambda texts: [texts[0], texts[2], texts[1], texts[3]],
)
given(
    "commitment-mismatch",
    "shifted",
    "all at the place before theirs",
    lambda texts: [*texts[1:], texts[0]],
)
given("commitment-mismatch", "empty", "an empty one", lambda texts: [*texts[:3], ""])
given(
    "commitment-mismatch",
    "padded",
    "the same bytes with padding",
    lambda texts: [*texts[:3], texts[3] + "="],
)
given("commitment-mismatch", "added", "one more than commitments", lambda texts: [*texts, texts[0]])
given(
    "commitment-mismatch",
    "null-added",
    "a null more than commitments",
    lambda texts: [*texts, None],
)
given("commitment-mismatch", "fewer", "the last left out", lambda texts: texts[:-1])
given("commitment-mismatch", "none", "all left out", lambda texts: [])
given(
    "commitment-mismatch",
    "of-a-consent",
    "one at a statement without items",
    lambda texts: ["e30"],
    of="consent-2",
)
given(
    "commitment-mismatch",
    "of-the-server",
    "one at a server's statement",
    lambda texts: ["e30"],
    of="policy-2",
)
given(
    "commitment-mismatch",
    "of-the-reason",
    "another reason for claimed time",
    lambda texts: [b64url(from_b64url(texts[0]).replace(b"call", b"talk"))],
    of="manual-1",
)
given(
    "commitment-mismatch",
    "of-the-edited-picture",
    "other regions blacked out",
    lambda texts: [b64url(from_b64url(texts[0]).replace(b'"x":10', b'"x":11'))],
    of="redact-2",
)
add(
    "V12",
    "commitment-mismatch",
    "disclosure-of-another",
    "the memo of another segment",
    from_another,
)


def items(
    code: str,
    name: str,
    words: str,
    change: Callable[[list[Any]], Any],
    *,
    of: str = "seg-5",
    step: str = "V12",
) -> None:
    """A case that changes items before they are committed to and signed."""
    add(
        step,
        code,
        f"item-{name}",
        f"{words}; committed to and signed",
        lambda plot: plot.on("items", of, change),
    )


def value(
    code: str, name: str, words: str, index: int, *, of: str = "seg-5", **members: Any
) -> None:
    items(code, name, words, lambda opened: opened[index][2].update(members), of=of)


items(
    "bad-value",
    "salt-short",
    "a salt of three bytes",
    lambda opened: opened[0].__setitem__(0, "AAAA"),
)
items("bad-value", "four-parts", "four parts", lambda opened: opened[0].append(1))
items("bad-value", "list-value", "a list as value", lambda opened: opened[1].__setitem__(2, []))
items(
    "unknown-type",
    "keystrokes",
    "a kind that there is not",
    lambda opened: opened[1].__setitem__(1, "keystrokes"),
)
items(
    "missing-field",
    "webcam-value",
    "a webcam with a value",
    lambda opened: opened.append(["A" * 22, "webcam", {"blur": 0}]),
)
items(
    "not-canonical",
    "spaced",
    "white space in a disclosure",
    lambda opened: opened.__setitem__(
        3, b64url(b'["AAAAAAAAAAAAAAAAAAAAAA", "memo",{"text":"a"}]')
    ),
)
items(
    "not-json",
    "no-json",
    "no JSON in a disclosure",
    lambda opened: opened.__setitem__(3, b64url(b"hello")),
)
items(
    "bad-value",
    "no-base64",
    "a disclosure that is no base64url",
    lambda opened: opened.__setitem__(3, "****"),
)
items(
    "too-large",
    "large",
    "a disclosure of 8,196 characters",
    lambda opened: opened.__setitem__(3, "A" * 8196),
    step="V3",
)
items(
    "too-deep",
    "deep",
    "a disclosure of nine arrays in each other",
    lambda opened: opened.__setitem__(3, b64url(b"[" * 9 + b"]" * 9)),
)
value("unknown-field", "typed-text", "typed text beside the counts", 1, typed="hello")
value("bad-value", "nine-minutes", "nine minutes of keys", 1, keys=[0] * 9)
value("bad-value", "eleven-minutes", "eleven minutes of clicks", 1, clicks=[0] * 11)
value("bad-value", "keys-negative", "-1 keys", 1, keys=[-1] * 10)
value("bad-value", "keys-many", "1,000,001 keys", 1, keys=[1_000_001] * 10)
value("bad-value", "keys-true", "true instead of a count", 1, keys=[True] * 10)
value("bad-value", "gif", "a GIF", 0, media_type="image/gif")
value(
    "bad-value",
    "monitor-16",
    "monitor 16",
    0,
    monitor={"index": 16, "x": 0, "y": 0, "width": 1, "height": 1},
)
value("bad-value", "blur", "a blur of 201 pixels", 0, blur=201)
value(
    "bad-value",
    "path",
    "a path instead of a hash",
    0,
    picture={"sha256": "../../etc/passwd", "bytes": 1, "width": 1, "height": 1},
)
value(
    "bad-value",
    "heavy",
    "a picture of 4,000,001 bytes",
    0,
    picture={"sha256": "0" * 64, "bytes": 4_000_001, "width": 1, "height": 1},
)
value(
    "bad-value",
    "wide",
    "a picture 32,769 pixels wide",
    0,
    picture={"sha256": "0" * 64, "bytes": 1, "width": 32_769, "height": 1},
)
value(
    "missing-field",
    "no-width",
    "a picture without a width",
    0,
    picture={"sha256": "0" * 64, "bytes": 1, "height": 1},
)
value("bad-value", "regions-none", "an empty list of regions", 0, regions=[])
value(
    "bad-value",
    "regions-alike",
    "one region twice",
    0,
    regions=[{"x": 0, "y": 0, "width": 1, "height": 1}] * 2,
)
value(
    "bad-value",
    "region-beyond",
    "a region beyond the picture",
    0,
    regions=[{"x": 1900, "y": 0, "width": 21, "height": 1}],
)
value(
    "bad-value",
    "region-empty",
    "a region without area",
    0,
    regions=[{"x": 0, "y": 0, "width": 0, "height": 1}],
)
value(
    "bad-value",
    "regions-many",
    "65 regions",
    0,
    regions=[{"x": n, "y": 0, "width": 1, "height": 1} for n in range(65)],
)
value("bad-value", "title-null", "a null title", 2, title=None)
value("bad-value", "title-bidi", "a title that turns its writing around", 2, title="a\u202eb")
value("bad-value", "title-long", "a title of 501 characters", 2, title="a" * 501)
value("bad-value", "app-line", "an application with a line break", 2, app="a\nb")
value("bad-value", "memo-long", "a memo of 501 characters", 3, text="a" * 501)
value("bad-value", "reason-unknown", "an unknown reason", 5, of="seg-1", reason="lazy")
items(
    "unknown-field",
    "reason-and-more",
    "a reason for none, and a picture",
    lambda opened: opened[0][2].update(reason="screen-locked"),
)
items("item-mismatch", "no-memo", "no memo", lambda opened: opened.__delitem__(-1), of="seg-8")
items(
    "item-mismatch", "no-activity", "no activity", lambda opened: opened.__delitem__(1), of="seg-8"
)
items(
    "item-mismatch",
    "no-screenshot",
    "no screenshot and no reason",
    lambda opened: opened.__delitem__(0),
    of="seg-8",
)
items(
    "item-mismatch",
    "two-windows",
    "two windows",
    lambda opened: opened.append(["A" * 22, "window", {"app": "Mail"}]),
)
items(
    "item-mismatch",
    "two-webcams",
    "two reasons for no webcam",
    lambda opened: opened.extend(
        [
            ["A" * 22, "webcam", {"reason": "not-available"}],
            ["B" * 21 + "A", "webcam", {"reason": "not-available"}],
        ]
    ),
)
items(
    "item-mismatch",
    "two-reasons",
    "two reasons for no screenshot",
    lambda opened: opened.extend(
        [
            ["A" * 22, "screenshot", {"reason": "not-available"}],
            ["B" * 21 + "A", "screenshot", {"reason": "interrupted"}],
        ]
    ),
)
items(
    "item-mismatch",
    "one-monitor-twice",
    "two pictures of one monitor",
    lambda opened: opened.append(["A" * 22, "screenshot", {**opened[0][2], "blur": 3}]),
)
value("item-mismatch", "taken-before", "a picture of before the span", 0, taken_ms=at(13, 10) - 1)
value("item-mismatch", "taken-after", "a picture of the end of the span", 0, taken_ms=at(13, 20))
items(
    "item-mismatch",
    "memo-of-a-window",
    "a memo statement with a window",
    lambda opened: opened.__setitem__(0, ["A" * 22, "window", {"app": "Mail"}]),
    of="memo-1",
)
items(
    "item-mismatch",
    "manual-of-a-window",
    "claimed time with a window for a reason",
    lambda opened: opened.__setitem__(0, ["A" * 22, "window", {"app": "Phone"}]),
    of="manual-1",
)
items(
    "item-mismatch",
    "replaced-by-a-memo",
    "a memo in the place of a picture",
    lambda opened: opened.__setitem__(0, ["A" * 22, "memo", {"text": "gone"}]),
    of="redact-2",
)
