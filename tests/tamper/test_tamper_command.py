"""`hourproof verify` as it is called, on a machine that has nothing of the agent's: exit codes and what it says."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tamper.forms import b64, canonical, split, tree_hash
from tests.tamper.maker import CONTRACT, TRUST, Plot
from tests.tamper.test_tamper_cases import CASES
from tests.tamper.world import bundle_file, rich

ROOT = Path(__file__).parents[2]
CHOSEN = (
    "file-empty", "path-up", "manifest-format", "statements-disclosures-respaced", "note-unsigned-by-us",
    "tree-receipt-time-altered", "payload-edited", "envelope-twice", "expire-1-not-by-the-server", "middle-cut",
    "history-rewritten-and-signed-again", "work-back-dated", "disclosure-counts-edited", "redact-1-adds-time",
    "still-there-removed", "blob-picture-replaced", "consent-withdrawn-later", "picture-before-its-moment",
    "close-minute-more", "claim-back-but-a-minute", "idle-with-a-picture", "photo-without-agreement",
)  # fmt: skip


def command(*arguments, cwd):
    """Run the command; its exit code, what it said and what it complained of."""
    code = "import sys; from agent.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, "verify", *map(str, arguments)],
        cwd=cwd,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "HOME": str(cwd / "home"),
            "HOURPROOF_HOME": str(cwd / "home"),
        },
        capture_output=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def chosen(name):
    (case,) = [one for one in CASES if one.name == name]
    return case


@pytest.fixture
def desk(tmp_path):
    """A folder with a good bundle and the file of trust."""
    (tmp_path / "good.hpb").write_bytes(bundle_file(rich()))
    (tmp_path / "trust").write_text(f"# as the employer has it\n\n{TRUST}\n")
    return tmp_path


def test_a_good_bundle(desk):
    code, said, complained = command("good.hpb", "--trust", "trust", cwd=desk)
    assert (code, complained) == (0, "")
    lines = said.splitlines()
    assert len(lines) <= 12
    assert lines[0].startswith("INTACT")
    assert lines[-1].startswith("What this does not show:")
    assert not (desk / "home").exists()


def test_a_weak_one_under_strict(desk):
    assert command("good.hpb", "--trust", "trust", "--strict", cwd=desk)[0] == 3


@pytest.mark.parametrize("name", CHOSEN)
def test_an_edited_bundle(desk, name):
    case = chosen(name)
    (desk / "edited.hpb").write_bytes(case.file())
    code, said, complained = command("edited.hpb", "--trust", "trust", cwd=desk)
    assert (code, complained) == (case.exit_code, "")
    lines = said.splitlines()
    assert len(lines) <= 12
    assert f"({case.code})" in said
    assert f"Step {case.step}," in said
    assert lines[-1].startswith("What this does not show:")


@pytest.mark.parametrize("name", CHOSEN[::5])
def test_an_edited_bundle_as_json(desk, name):
    case = chosen(name)
    (desk / "edited.hpb").write_bytes(case.file())
    code, said, complained = command("edited.hpb", "--trust", "trust", "--json", cwd=desk)
    told = json.loads(said)
    assert (code, complained) == (case.exit_code, "")
    assert (told["exit_code"], told["error"]["step"], told["error"]["code"]) == (
        code,
        case.step,
        case.code,
    )
    assert told["does_not_show"].startswith("What this does not show:")


def test_something_missing(desk):
    plot = Plot()
    plot.bundle(lambda bundle: bundle.blobs.popitem() and None)
    (desk / "less.hpb").write_bytes(bundle_file(rich(plot)))
    assert command("less.hpb", "--trust", "trust", cwd=desk)[0] == 2
    assert command("less.hpb", "--trust", "trust", "--strict", cwd=desk)[0] == 2


def test_a_known_checkpoint(desk):
    (desk / "known").write_text(rich().checkpoint(26))
    assert command("good.hpb", "--trust", "trust", "--known", "known", cwd=desk)[0] == 0
    (desk / "other.hpb").write_bytes(bundle_file(rich(rewritten())))
    code, said, _ = command("other.hpb", "--trust", "trust", "--known", "known", cwd=desk)
    assert code == 1
    assert "(log-forked)" in said


def receipt(story, name, size):
    """The receipt of a statement at a size of the log, as C2SP's tlog-proof."""
    index = story.made[name].first
    low, high, path = 0, size, []
    while high - low > 1:
        cut = low + split(high - low)
        half = (cut, high) if index < cut else (low, cut)
        path.append(b64(tree_hash(story.leaves[slice(*half)])))
        low, high = (low, cut) if index < cut else (cut, high)
    head = [
        "c2sp.org/tlog-proof@v1",
        f"extra {b64(canonical(story.entries[index]))}",
        f"index {index}",
    ]
    return "\n".join([*head, *reversed(path), "", story.checkpoint(size)])


def test_a_known_receipt(desk):
    honest, other = rich(), rich(rewritten())
    (desk / "receipt").write_text(receipt(honest, "seg-2", 26))
    assert command("good.hpb", "--trust", "trust", "--known", "receipt", cwd=desk)[0] == 0
    (desk / "other").write_text(receipt(other, "seg-2", 26))
    code, said, _ = command("good.hpb", "--trust", "trust", "--known", "other", cwd=desk)
    assert code == 1
    assert "(log-forked)" in said


def rewritten():
    plot = Plot()
    plot.on("entry", "other-1", lambda entry: entry.update(env="ab" * 32))
    return plot


def test_what_it_must_be_about(desk):
    asked = (
        "good.hpb",
        "--trust",
        "trust",
        "--contract",
        CONTRACT,
        "--period",
        "2026-01-05..2026-01-11",
    )
    assert command(*asked, cwd=desk)[0] == 0
    assert (
        command("good.hpb", "--trust", "trust", "--contract", "c0ffee0000000043", cwd=desk)[0] == 1
    )
    assert (
        command("good.hpb", "--trust", "trust", "--period", "2026-01-04..2026-01-11", cwd=desk)[0]
        == 2
    )


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("good.hpb",),
        ("absent.hpb", "--trust", "trust"),
        ("good.hpb", "--trust", "absent"),
        ("good.hpb", "--trust", "good.hpb"),
        ("good.hpb", "--trust", "nothing"),
        (".", "--trust", "trust"),
        ("good.hpb", "--trust", "trust", "--contract", "../.."),
        ("good.hpb", "--trust", "trust", "--period", "2026-01-11..2026-01-05"),
        ("good.hpb", "--trust", "trust", "--known", "trust"),
        ("good.hpb", "--trust", "trust", "--witness", "nobody"),
        ("good.hpb", "--trust", "trust", "--lenient"),
    ],
    ids=" ".join,
)
def test_wrong_usage(desk, arguments):
    (desk / "nothing").write_text("# no key here\n")
    code, said, complained = command(*arguments, cwd=desk)
    assert (code, said) == (64, "")
    assert complained
    assert "Traceback" not in complained


@pytest.mark.parametrize(
    "written", ["\ufeff{}\n", "{}", "\r\n# ours\r\n  {}  \r\n", "# a\n#b\n\n{}\n"]
)
def test_the_file_of_trust_may_come_from_any_editor(desk, written):
    (desk / "trust").write_bytes(written.format(TRUST).encode())
    assert command("good.hpb", "--trust", "trust", cwd=desk)[0] == 0
