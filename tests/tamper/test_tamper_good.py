"""What is right is not refused, up to the last allowed millisecond; what is not there is told as what it is."""

import io
from base64 import b64decode

import pytest

from tests.tamper.forms import Key, b64, cosignature_line, key_hash, sha256, signature_line, vkey
from tests.tamper.further_cases import AGAIN
from tests.tamper.maker import (
    CONTRACT,
    CONTRACT_SUBJECT,
    LOG,
    NEW_LOG,
    ORIGIN,
    PERSON,
    PERSON_SUBJECT,
    STATEMENT,
    TRUST,
    Plot,
    Story,
)
from tests.tamper.world import (
    DAY,
    ONE,
    PERIOD,
    POLICY,
    RICH_MINUTES,
    SECOND_POLICY,
    TWO,
    WEEK,
    at,
    bundle_file,
    close,
    consent,
    expire,
    moment,
    redact,
    reveal,
    rich,
    segment,
    session,
    short,
)
from wire.bundle.verify import verify

ALWAYS = {"removed", "expired", "late", "offline", "lost-device", "first-device", "unrevealed"}
"""What there is to find in the rich story when nothing is changed."""
WITNESS = Key("witness")
WITNESS_KEY = vkey("witness.example", WITNESS, kind=4)


def asked(plot=None, story=rich, *, manifest=None, **more):
    told = story(plot or Plot())
    return verify(io.BytesIO(bundle_file(told, **(manifest or {}))), **({"vkeys": [TRUST]} | more))


def found(report):
    assert report.error is None, (report.error, report.error.where)
    return {str(one.kind): one.count for one in report.findings}


def test_the_rich_story_holds():
    report = asked(contract=CONTRACT, period=(PERIOD["from_ms"], PERIOD["to_ms"]))
    assert set(found(report)) == ALWAYS
    assert report.exit_code() == 0
    assert report.exit_code(strict=True) == 3


def test_each_finding_of_the_rich_story_is_counted():
    assert (
        found(asked())
        == {
            "removed": 7,  # a picture replaced, a memo changed, a window, and four items of a whole segment
            "expired": 2,
            "late": 1,
            "offline": 1,
            "lost-device": 1,
            "first-device": 1,
            "unrevealed": 1,
        }
    )


def test_the_short_story_holds():
    assert found(asked(story=short)) == {"removed": 1, "first-device": 1}


@pytest.mark.parametrize(
    "trusted", [[vkey(ORIGIN, NEW_LOG)], [vkey("other.example/log", LOG), TRUST]]
)
def test_any_key_that_the_log_has_had_may_be_the_trusted_one(trusted):
    assert set(found(asked(vkeys=trusted))) == ALWAYS


def holds(name, edit, story=rich):
    GOOD.append(pytest.param(edit, story, id=name))


GOOD = []
holds(
    "made-at-the-last-moment", lambda p: p.body("reveal-4", made_ms=at(8, 10, 3, day=2) + 120_000)
)
holds(
    "clock-behind-at-the-last-moment",
    lambda p: p.on("body", "consent-2", lambda told: behind(p, told)),
)
holds(
    "picture-at-its-moment", lambda p: p.item("seg-5", 0, taken_ms=moment("session-2", at(13, 10)))
)
holds(
    "picture-30-s-later",
    lambda p: p.item("seg-5", 0, taken_ms=moment("session-2", at(13, 10)) + 30_000),
)
holds(
    "close-below-the-count",
    lambda p: [p.body(one, minutes=1, manual_minutes=0) for one in ("close-1", "close-2")],
)
holds("redaction-after-expiry", lambda p: p.then("expire-1", removal_after_expiry))
holds("agreed-as-the-segment-begins", lambda p: p.body("consent-1", made_ms=at(8, 0, 0) - 60_000))
holds(
    "made-before-the-anchor-within-two-minutes",
    lambda p: p.body("reveal-4", made_ms=at(8, 10, day=2)),
)
holds("old-policy-for-a-day", lambda p: p.then("policy-2", work_under_the_old_policy))
holds(
    "predecessor",
    lambda p: p.body(
        "genesis", previous={"origin": "old.example/log", "size": 9, "root": "ab" * 32}
    ),
)
holds("minutes-not-claimed", lambda p: p.body("seg-5", minutes=10))
holds(
    "unused-tick", lambda p: p.then("tick-4", lambda story: story.tick("tick-5", at(8, 10, day=7)))
)
holds("same-instant", lambda p: p.entry("tick-3", recv_ms=at(20)))
holds(
    "clock-at-its-bounds",
    lambda p: p.on(
        "body",
        "seg-8",
        lambda told: told["clock"].update(
            mono_ms=2**53 - 1, offset_ms=1 - 2**53, offset_age_s=None
        ),
    ),
)
holds(
    "texts-of-many-scripts",
    lambda p: p.item("seg-8", 2, app="Büro 办公 🗂️", title="שלום " + "é" * 490),
)
holds("memo-at-its-length", lambda p: p.item("seg-8", 3, text="\U0001f600" * 500))
holds("memo-with-escapes", lambda p: p.item("seg-8", 3, text='"\\ / <b>&amp;'))
holds("counts-at-their-bounds", lambda p: p.item("seg-8", 1, keys=[1_000_000] * 4, clicks=[0] * 4))
holds(
    "blur-and-regions",
    lambda p: p.item(
        "seg-5",
        0,
        blur=200,
        regions=[{"x": n, "y": 0, "width": 1, "height": 1080} for n in range(64)],
    ),
)
holds("twenty-four-hours-claimed", lambda p: a_day_claimed(p))
holds(
    "every-checkpoint",
    lambda p: [
        p.then(one, lambda story: story.note())
        for one in ("consent-1", "session-1", "seg-1", "seg-5")
    ],
)
holds("no-expiry-no-rotation", lambda p: p.never.update({"expire-1", "rotate-2"}))
holds("nothing-tracked", lambda p: None, lambda plot: nothing_tracked(plot))
holds("only-a-genesis", lambda p: None, lambda plot: only_a_policy(plot))
holds("three-hundred-ticks", lambda p: p.then("tick-1", lambda story: many_ticks(story)), short)
holds("another-signature", lambda p: p.bundle(lambda b: cosigned(b)), short)


def a_day_claimed(plot):
    """It begins in the week before, so that no close of this week counts it."""
    plot.body("manual-1", start_ms=at(14, 9) - DAY, end_ms=at(14, 9), minutes=1440)
    for name in ("close-1", "close-2"):
        plot.body(name, manual_minutes=0)


def behind(plot, told):
    """Said to have been made as long before the checkpoint that it cites as clocks may differ."""
    size = plot.story.made["policy-2"].first + 1
    told["anchor"] = {"size": size, "root": plot.story.root(size).hex()}
    told["made_ms"] = told["shown_ms"] = at(6, day=1) - 120_000


def removal_after_expiry(story):
    redact(story, "redact-9", "A", "seg-4", at(4, day=5), removed=[0, 1], minutes=10)


def work_under_the_old_policy(story):
    """Before the device heard of the new policy; its consent to the old one still covers it."""
    story.plot.never.add("consent-2")
    session(story, "session-9", "A", at(6, 30, day=1))
    segment(story, "seg-10", "A", at(6, 30, day=1), at(6, 40, day=1), session="session-9")
    consent(story, "consent-9", "A", SECOND_POLICY, at(7, day=1))


def begun(plot):
    story = Story(plot)
    story.server(
        "genesis", "organization/0123456789abcdef", "genesis", at(7), statement_key=b64(STATEMENT.spki),
        log_key=vkey(ORIGIN, LOG), previous=None,
    )  # fmt: skip
    story.server(
        "policy-1",
        CONTRACT_SUBJECT,
        "policy",
        at(7),
        person=PERSON,
        segment_minutes=10,
        policy=POLICY,
    )
    return story


def nothing_tracked(plot):
    story = begun(plot)
    story.device("device-1", Key("device one"), at(7, 1), authoriser=None)
    story.devices["A"] = Key("device one")
    consent(story, "consent-1", "A", POLICY, at(8))
    story.note()
    return story


def only_a_policy(plot):
    story = begun(plot)
    story.note()
    return story


def many_ticks(story):
    for number in range(300):
        story.tick(f"many-{number}", at(7, 12))


def cosigned(bundle, *, at_line=-1):
    """The head with the signature of somebody else, and of a witness."""
    text = bundle.notes[at_line]["note"]
    body = text.split("\n\n")[0] + "\n"
    more = signature_line("other.example", Key("other"), body) + cosignature_line(
        "witness.example", WITNESS, body, seconds=1_768_300_000
    )
    bundle.notes[at_line] = {"note": text + more}


@pytest.mark.parametrize(("edit", "story"), GOOD)
def test_what_is_right_holds(edit, story):
    plot = Plot()
    edit(plot)
    report = asked(plot, story)
    assert report.error is None, (report.error, report.error.where)
    assert report.exit_code() == 0


def test_parts_after_the_first_are_read():
    plot = Plot()
    plot.then("tick-1", many_ticks)
    names = [name for name, _ in short(plot).bundle().members()]
    assert "log/entries-000001.jsonl" in names


# findings


def drop(bundle, *names, item=0, which=(0, 1), disclosure=False):
    for name in names:
        made = bundle.story.made[name]
        for number in which:
            bundle.blobs.pop(sha256(made.files[item][number]))
        if disclosure:
            bundle.statement(name)["disclosures"][item] = None


def finding(name, exit_code, edit, *, story=rich, strict=None, manifest=None, **ask):
    FINDINGS.append(
        pytest.param(name, exit_code, edit, story, strict, manifest, ask, id=name_of(name))
    )


def name_of(name):
    same = sum(one.values[0] == name for one in FINDINGS)
    return f"{name}-{same + 1}" if same else name


FINDINGS = []
FIRST_DAY = {
    "consent-1", "session-1", "seg-1", "seg-2", "seg-3", "reveal-1", "redact-1", "redact-2", "memo-1",
}  # fmt: skip
"""What the first device said before the consent to the second policy."""
finding("server-lost", 2, lambda p: p.bundle(lambda b: drop(b, "seg-5")))
finding("server-lost", 2, lambda p: p.bundle(lambda b: drop(b, "seg-5", which=(1,))))
finding("server-lost", 2, lambda p: p.bundle(lambda b: drop(b, "seg-5", disclosure=True)))
finding(
    "server-lost",
    2,
    lambda p: p.bundle(lambda b: b.statement("seg-5")["disclosures"].__setitem__(3, None)),
)
finding(
    "server-lost",
    2,
    lambda p: p.bundle(lambda b: b.statement("manual-1")["disclosures"].__setitem__(0, None)),
)
finding(
    "never-received",
    2,
    lambda p: [p.entry("seg-2", have=14), p.bundle(lambda b: drop(b, "seg-2", disclosure=True))],
)
finding(
    "withheld",
    0,
    lambda p: p.bundle(lambda b: without_pictures(b, 0)),
    manifest={"withheld": ["pictures"]},
)
finding(
    "withheld",
    0,
    lambda p: p.bundle(lambda b: without_pictures(b, 1)),
    manifest={"withheld": ["thumbnails"]},
)
finding(
    "server-lost",
    2,
    lambda p: p.bundle(lambda b: without_pictures(b, 1)),
    manifest={"withheld": ["pictures"]},
)
finding(
    "withheld",
    0,
    lambda p: p.bundle(lambda b: only_of(b, at(0, day=2))),
    manifest={"withheld": ["outside"], "from_ms": at(0, day=2)},
)
finding(
    "server-lost",
    2,
    lambda p: p.bundle(lambda b: only_of(b, at(0, day=2))),
    manifest={"from_ms": at(0, day=2)},
)
finding(
    "server-lost",
    2,
    lambda p: p.bundle(lambda b: only_of(b, at(0, day=2))),
    manifest={"withheld": ["outside"]},
)
finding(
    "clock-stepped",
    0,
    lambda p: p.on("body", "seg-8", lambda told: told["clock"].update(jumps_ms=[4000])),
)
finding("no-session", 0, lambda p: [p.never.add("session-1"), p.never.add("reveal-1")], strict=3)
finding("duplicate-minutes", 0, lambda p: p.then("reveal-2", at_the_same_time))
finding("delayed", 0, lambda p: p.then("manual-1", lambda story: delayed(story)))
finding("begins-late", 0, lambda p: p.omitted.update(FIRST_DAY), manifest={"from_ms": at(0, day=1)})
finding(
    "target-not-given", 0, lambda p: p.omitted.update(FIRST_DAY), manifest={"from_ms": at(0, day=1)}
)
finding(
    "unclosed",
    0,
    lambda p: [p.never.update({"close-1", "close-2"}), p.then("tick-4", two_weeks_later)],
)
finding("unclosed", 0, lambda p: weeks_later(p, 7 * DAY + 1))
finding(
    "withheld",
    0,
    lambda p: p.bundle(lambda b: undisclosed(b, "seg-2")),
    manifest={"withheld": ["outside"], "from_ms": at(9, 20)},
)
finding(
    "server-lost",
    2,
    lambda p: p.bundle(lambda b: undisclosed(b, "seg-2")),
    manifest={"withheld": ["outside"], "from_ms": at(9, 20) - 1},
)
finding(
    "withheld",
    0,
    lambda p: p.bundle(lambda b: undisclosed(b, "seg-5")),
    manifest={"withheld": ["outside"], "to_ms": at(13, 10)},
)
finding(
    "server-lost",
    2,
    lambda p: p.bundle(lambda b: undisclosed(b, "seg-5")),
    manifest={"withheld": ["outside"], "to_ms": at(13, 10) + 1},
)
finding("over-close", 0, lambda p: p.never.add("close-2"))
finding(
    "stream-not-given",
    2,
    lambda p: p.omitted.update({"session-3", "seg-6"}),
    manifest={"made_by": "agent"},
)
finding("no-witness", 0, lambda p: None, witnesses=[WITNESS_KEY], strict=3)
finding(
    "no-witness",
    0,
    lambda p: p.bundle(lambda b: cosigned(b)),
    witnesses=[vkey("other.example/w", Key("w"), kind=4)],
)
finding(
    "no-witness", 0, lambda p: p.bundle(lambda b: cosigned(b, at_line=0)), witnesses=[WITNESS_KEY]
)
finding("period-not-covered", 2, lambda p: None, period=(WEEK - DAY, WEEK + DAY))
finding("period-not-covered", 2, lambda p: cut_front(p))
finding("period-not-covered", 2, lambda p: cut_front(p), period=(at(0), at(0, day=1)))
finding("begins-late", 0, lambda p: cut_front(p), manifest={"from_ms": at(13, 31, 4)})
finding("period-not-covered", 2, lambda p: cut_front(p), manifest={"from_ms": at(13, 31, 3)})
finding("begins-late", 0, lambda p: cut_front(p), period=(at(0, day=1), at(0, day=2)))
finding("first-device", 0, lambda p: None, story=short, strict=0)
finding("server-authorised", 0, lambda p: p.body("device-2", authoriser=None), strict=3)
finding("first-device", 0, lambda p: p.then("tick-3", another_first), story=rich)


def another_first(story):
    """Both devices are lost, and only the server can vouch for the next one."""
    for number, key in ((1, ONE), (2, TWO)):
        told = {"keyid": key.keyid, "lost_since_ms": None}
        story.server(f"revoke-{number}", PERSON_SUBJECT, "revoke", at(20, 11), **told)
    story.plot.body("device-3", authoriser=None)
    after = {
        "consent-2",
        "session-4",
        "seg-7",
        "seg-8",
        "reveal-4",
        "close-1",
        "session-5",
        "seg-9",
        "reveal-5",
    }
    story.plot.never.update(after | {"close-2", "session-3", "seg-6"})


def weeks_later(plot, after_ms):
    """Nothing was closed, and the newest entry is of so long after the end of the week."""
    plot.never.update({"close-1", "close-2"})
    plot.then("tick-4", lambda story: story.tick("tick-5", WEEK + 7 * DAY + after_ms))


def undisclosed(bundle, name):
    """Give nothing of what a segment discloses."""
    line = bundle.statement(name)
    line["disclosures"] = [None] * len(line["disclosures"])
    for file in bundle.story.made[name].files[0]:
        bundle.blobs.pop(sha256(file))


def cut_front(plot, *more):
    """Leave out what the second device said first, in a story without closes."""
    plot.never.update({"close-1", "close-2", "redact-3"})
    plot.omitted.update({"session-2", "seg-4", "seg-5", *more})


def without_pictures(bundle, which):
    for made in bundle.story.made.values():
        for files in made.files:
            if files:
                bundle.blobs.pop(sha256(files[which]), None)


def only_of(bundle, from_ms):
    """Leave out what statements before an instant disclose."""
    for name, made in bundle.story.made.items():
        if (
            made.body["type"] in ("segment", "manual", "memo", "redact")
            and made.body["made_ms"] < from_ms
        ):
            line = bundle.statement(name)
            line["disclosures"] = [None] * len(line["disclosures"])
            for files in made.files:
                for file in files:
                    bundle.blobs.pop(sha256(file), None)


def at_the_same_time(story):
    segment(story, "seg-10", "A", at(13), at(13, 10), session="session-1", recv_ms=at(13, 32))


def delayed(story):
    """An hour of work that arrives forty minutes after it ended."""
    session(story, "session-9", "B", at(14, 20), recv_ms=at(15, 9), deliver=False)
    segment(
        story,
        "seg-10",
        "B",
        at(14, 20),
        at(14, 30),
        session="session-9",
        recv_ms=at(15, 10),
        deliver=False,
    )
    reveal(story, "reveal-9", "B", "session-9", at(14, 30), made_ms=at(14, 31), recv_ms=at(15, 11))


def two_weeks_later(story):
    story.tick("tick-5", at(9, day=15))


@pytest.mark.parametrize(
    ("name", "exit_code", "edit", "story", "strict", "manifest", "ask"), FINDINGS
)
def test_finding_is_told(name, exit_code, edit, story, strict, manifest, ask):
    plot = Plot()
    edit(plot)
    report = asked(plot, story, manifest=manifest, **ask)
    told = found(report)
    assert told.get(name, 0) > 0, told
    assert report.exit_code() == exit_code
    missing = {
        "server-lost",
        "never-received",
        "stream-not-given",
        "known-not-covered",
        "period-not-covered",
    }
    assert bool(missing & set(told)) == (exit_code == 2)
    if strict is not None:
        assert report.exit_code(strict=True) == strict


@pytest.mark.parametrize(
    "name", ["withheld", "server-lost", "never-received", "removed", "expired"]
)
def test_kinds_of_absence_are_not_mixed(name):
    """Each case has its kind and, beside what the story has anyway, none of the other kinds of absence."""
    kinds = {"withheld", "server-lost", "never-received"}
    for case in FINDINGS:
        told, _, edit, story, _, manifest, ask = case.values
        if told == name:
            plot = Plot()
            edit(plot)
            also = kinds & set(found(asked(plot, story, manifest=manifest, **ask))) - {name}
            assert also <= ({"withheld"} if (manifest or {}).get("withheld") else set())


def test_a_witness_that_signed_the_head_is_enough():
    plot = Plot()
    plot.bundle(cosigned)
    assert "no-witness" not in found(asked(plot, witnesses=[WITNESS_KEY]))


@pytest.mark.parametrize("length", [5, 11, 12, 75, 77, 200])
def test_a_witness_line_of_another_length_is_none(length):
    plot = Plot()
    blob = (key_hash("witness.example", WITNESS, kind=4) + bytes(200))[:length]

    def short_line(bundle):
        bundle.notes[-1] = {"note": f"{bundle.notes[-1]['note']}— witness.example {b64(blob)}\n"}

    plot.bundle(short_line)
    assert "no-witness" in found(asked(plot, witnesses=[WITNESS_KEY]))


@pytest.mark.parametrize("edit", ["time", "key", "name", "text", "kind"])
def test_a_witness_that_signed_something_else_is_none(edit):
    plot = Plot()

    def other(bundle):
        text = bundle.notes[-1]["note"]
        body = text.split("\n\n")[0] + "\n"
        name, key, signed = "witness.example", WITNESS, body
        if edit == "key":
            key = Key("another witness")
        if edit == "name":
            name = "witness.example.org"
        if edit == "text":
            signed = body.replace("\n47\n", "\n46\n")
        line = cosignature_line(name, key, signed, seconds=1_768_300_000)
        if edit == "time":
            blob = b64decode(line.split(" ")[2])
            line = f"— {name} {b64(blob[:11] + bytes([blob[11] ^ 1]) + blob[12:])}\n"
        if edit == "kind":
            line = signature_line(name, key, signed)
        bundle.notes[-1] = {"note": text + line}

    plot.bundle(other)
    assert "no-witness" in found(asked(plot, witnesses=[WITNESS_KEY]))


def test_a_week_may_stay_open_for_seven_days():
    plot = Plot()
    weeks_later(plot, 7 * DAY)
    assert "unclosed" not in found(asked(plot))


def test_minutes_of_two_devices_at_once_count_once():
    plot = Plot()
    plot.then("reveal-2", at_the_same_time)
    report = asked(plot)
    assert report.counts.tracked_minutes == RICH_MINUTES
    assert report.counts.segments == 10


def test_a_close_that_was_made_before_a_redaction_stands():
    """Fewer minutes count since: the close was right when it was made, and a later one may say less."""
    plot = Plot()

    def less(story):
        redact(story, "redact-9", "A", "seg-8", at(8, 1, day=7), removed=[], minutes=1)
        close(
            story,
            "close-3",
            "A",
            at(8, 2, day=7),
            minutes=story.made["close-2"].body["minutes"] - 3,
            manual=30,
        )

    plot.then("close-2", less)
    assert asked(plot).exit_code() == 0


@pytest.mark.parametrize(
    ("more", "after", "of"), [one[2:] for one in AGAIN], ids=[one[0] for one in AGAIN]
)
def test_what_took_a_place_may_be_taken_back_too(more, after, of):
    """The same things as in the cases of step V14, by an exporter that leaves out what is gone."""
    plot = Plot()

    def and_gone(story):
        more(story)
        story.gone(of, 0)

    plot.then(after, and_gone)
    report = asked(plot)
    assert report.error is None, (report.error, report.error.where)
    assert report.exit_code() == 0


def test_one_file_may_be_named_by_two_items():
    """The screen did not change: two segments have one picture, which stands in the bundle once."""
    plot = Plot()
    same = {}

    def alike(opened):
        shot = opened[0][2]
        same.setdefault("files", {name: shot[name] for name in ("picture", "thumbnail")})
        shot.update(same["files"])

    for name in ("seg-2", "seg-5"):
        plot.on("items", name, alike)

    def exchange(bundle):
        for number in (0, 1):
            bundle.blobs.pop(sha256(bundle.story.made["seg-5"].files[0][number]))
            kept = bundle.story.made["seg-2"].files[0][number]
            assert sha256(kept) in bundle.blobs

    plot.bundle(exchange)
    assert asked(plot).exit_code() == 0


def test_what_was_tracked_is_counted():
    told = rich()
    counts = asked().counts
    assert counts.segments == sum(made.body["type"] == "segment" for made in told.made.values())
    assert (counts.tracked_minutes, counts.manual_minutes) == (RICH_MINUTES, 30)
    assert (counts.devices, counts.streams, counts.closes) == (3, 3, 2)
    assert counts.files == len(told.bundle().blobs)
    assert counts.file_bytes == sum(map(len, told.bundle().blobs.values()))


def test_expiry_takes_what_took_its_place():
    plot = Plot()

    def gone(story):
        expire(story, "expire-9", {"seg-2": [0], "seg-5": [0, 1, 2, 3]}, at(3, 1, day=5))

    plot.then("expire-1", gone)
    assert found(asked(plot))["expired"] == 2 + 1 + 4
