"""Steps V5 to V7: what is wrong with the tree, the order of the log and the envelopes."""

from collections.abc import Callable
from typing import Any

from tests.tamper.cases import STRANGER, Cases
from tests.tamper.forms import (
    ENROLMENT_TYPE,
    b64,
    envelope_of,
)
from tests.tamper.maker import Bundle, Plot, without
from tests.tamper.world import ONE, at

CASES = Cases()

# V5: the tree


def nothing(_: object) -> None:
    """What a hook answers that has changed its bundle in place."""


def tree(
    name: str, words: str, edit: Callable[[Bundle], Any], *, code: str = "bad-proof", **more: Any
) -> None:
    CASES.add(
        "V5",
        code,
        f"tree-{name}",
        words,
        lambda plot: plot.bundle(lambda bundle: nothing(edit(bundle))),
        **more,
    )


def entry_of(bundle: Bundle, name: str) -> dict[str, Any]:
    index = bundle.story.made[name].first
    return next(line["entry"] for line in bundle.entries if line["index"] == index)


tree("node-edited", "another hash of a range", lambda b: b.nodes[1].__setitem__(2, "00" * 32))
tree("node-missing", "a range left out", lambda b: b.nodes.pop(1))
tree("nodes-missing", "no ranges at all", lambda b: b.nodes.clear())
tree(
    "node-over-entry",
    "a range over an entry that is given",
    lambda b: b.nodes.insert(0, [0, 1, b.story.leaves[0].hex()]),
)
tree("entry-missing", "a tick left out without a range for it", lambda b: b.entries.pop(3))
tree(
    "receipt-time-altered",
    "received a millisecond later than receipted",
    lambda b: entry_of(b, "seg-2").update(recv_ms=at(9, 20, 2) + 1),
)
tree(
    "receipt-of-another",
    "an entry that names another envelope",
    lambda b: entry_of(b, "seg-2").update(env=entry_of(b, "seg-1")["env"]),
)
tree(
    "have-altered",
    "an entry that says fewer items came",
    lambda b: entry_of(b, "seg-2").update(have=1),
)
tree("tick-altered", "another tick", lambda b: b.entries[3]["entry"].update(rand="00" * 32))
tree(
    "index-beyond",
    "an entry beyond the head",
    lambda b: b.entries.append({"entry": b.entries[3]["entry"], "index": 47}),
)
tree("index-shifted", "an entry at the place of its neighbour", lambda b: shift(b))

tree(
    "index-huge",
    "an entry at 2^53-1",
    lambda b: b.entries.append({"entry": b.entries[3]["entry"], "index": 2**53 - 1}),
)
tree("node-huge", "a range up to 2^53-1", lambda b: b.nodes.append([48, 2**53 - 1, "ab" * 32]))


def shift(bundle: Bundle) -> None:
    """Move the tick at 4 to where a hidden entry stands, the range over that to where the tick was."""
    tick = next(line for line in bundle.entries if line["index"] == 3)
    node = next(line for line in bundle.nodes if line[0] == 4)
    tick["index"], node[0], node[1] = 4, 3, 4


# V6: the order of the log


@CASES.case("V6", "log-order")
def receipt_time_ran_back(plot: Plot) -> None:
    """The server logged a statement with a time before that of the entry before it"""
    plot.entry("seg-3", recv_ms=at(9, 20))


@CASES.case("V6", "log-order")
def tick_ran_back(plot: Plot) -> None:
    """A tick of a time before that of the entry before it"""
    plot.entry("tick-3", recv_ms=at(19))


@CASES.case("V6", "log-order")
def lines_swapped(plot: Plot) -> None:
    """Two statements in another order than their entries"""
    plot.bundle(lambda b: b.statements.insert(5, b.statements.pop(6)))


@CASES.case("V6", "entry-unknown")
def statement_dropped_entry_kept(plot: Plot) -> None:
    """The server drops one statement, its entry still there"""
    plot.bundle(lambda b: b.statements.__delitem__(b.lines["manual-1"]))


@CASES.case("V6", "entry-missing")
def receipt_absent(plot: Plot) -> None:
    """A statement without an entry"""
    plot.unlogged.add("manual-1")


@CASES.case("V6", "entry-missing")
def statement_never_logged(plot: Plot) -> None:
    """A statement in the bundle that never was in the log"""
    plot.bundle(
        lambda b: b.statements.append({"disclosures": [], "envelope": envelope_of(b"{}", STRANGER)})
    )


@CASES.case("V6", "entry-unknown")
def resigned_by_the_real_device(plot: Plot) -> None:
    """The device signs another version of what was receipted"""

    def edit(bundle: Bundle) -> None:
        made = bundle.story.made["manual-1"]
        payload = made.payload.replace(b'"minutes":30', b'"minutes":20')
        bundle.statement("manual-1")["envelope"] = envelope_of(payload, ONE)

    plot.bundle(edit)


@CASES.case("V6", "entry-unknown")
def payload_edited(plot: Plot) -> None:
    """Fewer minutes in the payload, the signature as it was"""

    def edit(bundle: Bundle) -> None:
        made = bundle.story.made["manual-1"]
        payload = made.payload.replace(b'"minutes":30', b'"minutes":20')
        bundle.statement("manual-1")["envelope"]["payload"] = b64(payload)

    plot.bundle(edit)


@CASES.case("V6", "bad-have")
def have_shrinks(plot: Plot) -> None:
    """A further entry says that an item is gone"""
    plot.entry("seg-5+", have=0b0111)


@CASES.case("V6", "bad-have")
def have_stays(plot: Plot) -> None:
    """A further entry with nothing new"""
    plot.entry("seg-5+", have=0b1110)


@CASES.case("V6", "bad-have")
def have_of_a_server_statement(plot: Plot) -> None:
    """An item received with a statement that has none"""
    plot.entry("policy-2", have=1)


@CASES.case("V6", "bad-have")
def have_beyond_the_items(plot: Plot) -> None:
    """A fifth item received of a segment that has four"""
    plot.entry("seg-2", have=0b11111)


# V7: envelopes


def envelope(code: str, name: str, words: str, change: Callable[[dict[str, Any]], Any]) -> None:
    """A case that changes an envelope before it is logged."""
    CASES.add(
        "V7", code, f"envelope-{name}", words, lambda plot: plot.on("envelope", "manual-1", change)
    )


envelope("missing-field", "no-payload", "no payload", without("payload"))
envelope("missing-field", "no-type", "no payload type", without("payloadType"))
envelope("missing-field", "no-signatures", "no signatures", without("signatures"))
envelope("unknown-field", "member", "one member more", lambda e: e.update(note="true"))
envelope("bad-value", "unsigned", "no signature", lambda e: e.update(signatures=[]))
envelope(
    "bad-value",
    "signed-twice",
    "the signature twice",
    lambda e: e.update(signatures=e["signatures"] * 2),
)
envelope(
    "bad-value",
    "signature-short",
    "63 bytes of signature",
    lambda e: e["signatures"][0].update(sig=b64(bytes(63))),
)
envelope(
    "bad-value",
    "signature-long",
    "65 bytes of signature",
    lambda e: e["signatures"][0].update(sig=b64(bytes(65))),
)
envelope(
    "bad-value", "signature-none", "an empty signature", lambda e: e["signatures"][0].update(sig="")
)
envelope(
    "bad-value",
    "signature-unpadded",
    "a signature without padding",
    lambda e: e["signatures"][0].update(sig=e["signatures"][0]["sig"].rstrip("=")),
)
envelope(
    "bad-value",
    "signature-loose-bits",
    "a signature in another spelling",
    lambda e: e["signatures"][0].update(sig=loose(e["signatures"][0]["sig"])),
)
envelope(
    "bad-value",
    "signature-lines",
    "a line break in the signature",
    lambda e: e["signatures"][0].update(
        sig=e["signatures"][0]["sig"][:40] + "\n" + e["signatures"][0]["sig"][40:]
    ),
)
envelope(
    "bad-value",
    "keyid-capitals",
    "a key id in capitals",
    lambda e: e["signatures"][0].update(keyid="A" * 64),
)
envelope(
    "missing-field", "keyid-absent", "no key id", lambda e: without("keyid")(e["signatures"][0])
)
envelope(
    "bad-value",
    "payload-url",
    "the payload in base64url",
    lambda e: e.update(payload=b64(b"\xff\xff\xfe").replace("/", "_")),
)
envelope("bad-value", "payload-number", "the payload is a number", lambda e: e.update(payload=1))
envelope(
    "wrong-payload-type",
    "relabelled",
    "the enrolment's payload type, the signature as it was",
    lambda e: e.update(payloadType=ENROLMENT_TYPE),
)
envelope(
    "wrong-payload-type",
    "other-type",
    "signed as another payload type",
    lambda e: envelope_of(b"{}", ONE, kind=ENROLMENT_TYPE),
)
envelope("too-large", "large", "87,897 bytes", lambda e: e.update(payload="A" * 87_900))


def loose(text: str) -> str:
    """Another base64 text of the same bytes: its unused bits are set."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    return text[:-3] + letters[letters.index(text[-3]) + 1] + "=="


@CASES.case("V7", "twice")
def envelope_twice(plot: Plot) -> None:
    """One statement on two lines"""
    plot.bundle(lambda b: b.statements.insert(b.lines["manual-1"], b.statement("manual-1")))
