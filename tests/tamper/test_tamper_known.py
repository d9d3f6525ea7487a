"""A checkpoint that one of the parties has seen convicts a log that forgets it or tells another history."""

import io

import pytest

from tests.tamper.forms import Key, b64, checkpoint_text, signed_note
from tests.tamper.maker import NEW_LOG, ORIGIN, TRUST, Plot
from tests.tamper.world import bundle_file, rich
from wire.bundle.verify import verify


def told(story, known):
    report = verify(io.BytesIO(bundle_file(story)), vkeys=[TRUST], known=[known])
    return report, report.error and (str(report.error.step), str(report.error.code))


def codes(report):
    return {str(one.kind) for one in report.findings}


def rewritten(name="other-1"):
    """The same week after the server wrote an entry of another contract anew, and everything after it."""
    plot = Plot()
    plot.on("entry", name, lambda entry: entry.update(env="ab" * 32))
    return rich(plot)


@pytest.mark.parametrize("size", [12, 25, 26, 47])
def test_a_known_checkpoint_that_fits_changes_nothing(size):
    story = rich()
    report, error = told(story, story.checkpoint(size))
    assert error is None
    assert report.exit_code() == 0
    assert "known-not-covered" not in codes(report)


def test_the_checkpoint_of_an_anchor_is_covered_too():
    story = rich()
    size = story.made["seg-8"].body["anchor"]["size"]
    assert size not in story.notes
    report, error = told(story, story.checkpoint(size))
    assert error is None
    assert report.exit_code() == 0


def test_the_log_may_not_be_smaller_than_known():
    later = rich()
    later.tick("tick-9", 1_768_300_000_000)
    assert told(rich(), later.checkpoint(48))[1] == ("V5", "log-rolled-back")


@pytest.mark.parametrize("size", [12, 26, 47])
def test_history_rewritten_and_signed_again_is_seen_at_any_size(size):
    assert told(rewritten(), rich().checkpoint(size))[1] == ("V5", "log-forked")


def test_another_branch_of_the_same_size():
    assert told(rich(), rewritten("other-5").checkpoint(47))[1] == ("V5", "log-forked")


def test_a_larger_checkpoint_of_another_branch_is_a_log_rolled_back():
    other = rewritten("other-5")
    other.tick("tick-9", 1_768_300_000_000)
    assert told(rich(), other.checkpoint(48))[1] == ("V5", "log-rolled-back")


def test_a_size_that_cannot_be_computed_is_said_and_not_passed_over():
    plot = Plot()
    plot.then(
        "other-2", lambda story: [story.other(f"more-{n}", 1_767_604_861_000) for n in range(6)]
    )
    story = rich(plot)
    hidden = [one for one in story.bundle().nodes if one[1] - one[0] > 1]
    assert hidden, "the story hides no range of more than one entry"
    report, error = told(story, story.checkpoint(hidden[0][0] + 1))
    assert error is None
    assert report.exit_code() == 2
    assert "known-not-covered" in codes(report)


@pytest.mark.parametrize(
    ("words", "note"),
    [
        (
            "signed by a stranger",
            signed_note(ORIGIN, Key("stranger"), checkpoint_text(ORIGIN, 47, bytes(32))),
        ),
        (
            "of another log",
            signed_note(ORIGIN, NEW_LOG, checkpoint_text("other.example/log", 47, bytes(32))),
        ),
        ("no note", "hello"),
        (
            "an extension line",
            signed_note(ORIGIN, NEW_LOG, f"{ORIGIN}\n47\n{b64(bytes(32))}\nmore\n"),
        ),
    ],
)
def test_a_known_checkpoint_that_is_none_is_not_passed_over(words, note):
    del words
    report, error = told(rich(), note)
    assert error is not None
    assert report.exit_code() in (1, 64)
