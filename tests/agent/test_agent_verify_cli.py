"""`hourproof verify`: exit codes, what it prints, and that nobody needs to be enrolled for it."""

import argparse
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from agent import cli
from agent.cli import verb as cli_verb
from agent.cli import verify as cli_verify
from agent.cli.words import verify as verify_words
from tests.support.bundles import CONTRACT, HOUR_MS, ORIGIN, World, log_vkey, signer
from tests.support.evidence import idle_items
from wire.bundle.findings import Finding, FindingKind
from wire.bundle.report import Counts, Report
from wire.checkpoint import Checkpoint
from wire.cosignature import cosign, witness_vkey
from wire.note import vkey
from wire.problems import WireCode, WireError
from wire.records import Sha256

ROOT = Path(__file__).parents[2]
NEVER_HERE = {"bad-batch", "item-erased"}
"""Codes of uploads, beside those of receipts."""


def a_world() -> World:
    world = World()
    world.policy()
    desk = world.enrol("studio")
    world.now_ms += HOUR_MS
    world.consent(desk)
    world.start(desk)
    world.work(desk)
    world.work(desk)
    world.stop(desk)
    world.close(desk, 20)
    return world


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "good.hpb").write_bytes(a_world().bundle())
    (tmp_path / "trust").write_text(f"# our log\n\n  {log_vkey()}\n", encoding="utf-8")
    return tmp_path


def run(files: Path, *arguments: str, bundle: str = "good.hpb") -> tuple[int, str, str]:
    """Exit code, output and errors."""
    parser = cli_verb.Parser(prog="hourproof verify")
    cli_verify.add_verify(parser)
    options = parser.parse_args([str(files / bundle), "--trust", str(files / "trust"), *arguments])
    out, err = io.StringIO(), io.StringIO()
    code = cli_verify.run_verify(options, out, err)
    return code, out.getvalue(), err.getvalue()


def test_an_intact_bundle(files):
    code, out, err = run(files, "--contract", CONTRACT, "--period", "2026-01-05..2026-01-11")
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[0].startswith("INTACT")
    assert "0:20 h tracked" in out
    assert ORIGIN in out
    assert "1 first device, which only the server could vouch for" in out
    assert lines[-1] == verify_words.DOES_NOT_SHOW
    assert len(lines) <= 12


def test_as_json(files):
    code, out, _ = run(files, "--json", "--strict")
    told = json.loads(out)
    assert code == told["exit_code"] == 0
    assert told["result"] == "intact"
    assert told["error"] is None
    assert told["findings"] == [
        {"kind": "first-device", "count": 1, "first": "statements/2"},
    ]
    assert told["counts"]["tracked_minutes"] == 20
    assert told["bundle"]["contract"] == CONTRACT
    assert told["head"]["size"] == 9
    assert told["does_not_show"]


def test_idle_time_that_was_kept_is_told_apart(files):
    world = World()
    world.policy()
    desk = world.enrol("studio")
    world.now_ms += HOUR_MS
    world.consent(desk)
    world.work(desk)
    world.work(desk, told=world.segment(desk, items=idle_items(), idle=True))
    (files / "idle.hpb").write_bytes(world.bundle())
    code, out, _ = run(files, bundle="idle.hpb")
    assert code == 0
    assert "0:20 h tracked (of it idle 10 min), each minute counted once; " in out
    counts = json.loads(run(files, "--json", bundle="idle.hpb")[1])["counts"]
    assert (counts["tracked_minutes"], counts["idle_minutes"]) == (20, 10)


def test_where_no_idle_time_was_kept_nothing_is_said_of_it(files):
    assert "idle" not in run(files)[1]
    assert json.loads(run(files, "--json")[1])["counts"]["idle_minutes"] == 0


def test_a_broken_bundle(files):
    data = bytearray((files / "good.hpb").read_bytes())
    data[data.index(b"picture of monitor")] ^= 1
    (files / "bad.hpb").write_bytes(data)
    code, out, _ = run(files, bundle="bad.hpb")
    lines = out.splitlines()
    assert code == 1
    assert lines[0] == verify_words.BROKEN
    assert lines[1].startswith("Step V1, ")
    assert "(bad-archive)" in lines[1]
    assert lines[2].startswith("Place: ")
    assert lines[-1] == verify_words.DOES_NOT_SHOW
    told = json.loads(run(files, "--json", bundle="bad.hpb")[1])
    assert (told["result"], told["error"]["step"]) == ("broken", "V1")
    assert told["counts"] is None


def test_a_statement_is_named_as_people_count(files):
    world = a_world()
    world.logged[5].disclosures[0] = world.logged[5].disclosures[1]
    (files / "bad.hpb").write_bytes(world.bundle())
    code, out, _ = run(files, bundle="bad.hpb")
    assert code == 1
    assert "Place: statement 6 of the file (statements/5/items/0)" in out


def test_something_missing(files):
    world = a_world()
    world.logged[5].disclosures[0] = None
    (files / "holes.hpb").write_bytes(world.bundle())
    code, out, _ = run(files, bundle="holes.hpb")
    assert code == 2
    assert out.startswith("INCOMPLETE")
    assert "Missing: 1 item that the server had received." in out
    assert run(files, "--strict", bundle="holes.hpb")[0] == 2


def test_a_period_that_is_not_covered(files):
    code, out, _ = run(files, "--period", "2025-12-31..2026-01-11")
    assert code == 2
    assert "Not answered: the file does not show all of the period." in out


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"{}", os.urandom(4_000)])
def test_no_bundle(files, content):
    (files / "other").write_bytes(content)
    code, out, _ = run(files, bundle="other")
    assert code == 65
    assert out.startswith(verify_words.NO_BUNDLE)


def test_what_was_not_asked_for(files):
    code, out, _ = run(files, "--contract", "00000000000000ff")
    assert code == 1
    assert out.startswith(verify_words.NOT_ASKED_FOR)
    assert "wrong-contract" in out
    other = vkey("other.example/log", signer("log").public)
    (files / "trust").write_text(other, encoding="utf-8")
    code, out, _ = run(files)
    assert code == 1
    assert out.startswith(verify_words.NOT_ASKED_FOR)
    assert "unknown-log" in out


def test_a_known_checkpoint_or_receipt(files):
    world = a_world()
    (files / "note").write_text(world.note(), encoding="utf-8")
    (files / "receipt").write_text(world.log.receipt(3), encoding="utf-8")
    known = ["--known", str(files / "note"), "--known", str(files / "receipt")]
    assert run(files, *known)[0] == 0
    world.tick()
    (files / "newer").write_text(world.note(), encoding="utf-8")
    code, out, _ = run(files, "--known", str(files / "note"), "--known", str(files / "newer"))
    assert code == 1
    assert "(log-rolled-back)" in out


def test_a_witness(files):
    world = a_world()
    named = witness_vkey("witness.example", signer("witness").public)
    code, out, _ = run(files, "--strict", "--witness", named)
    assert code == 3
    assert "no witness signed" in out
    content = world.content()
    line = cosign(content.notes[-1], vkey=named, signer=signer("witness"), at_s=1_768_000_000)
    assert world.check(witnesses=[named]).findings != ()
    world.note = lambda: content.notes[-1] + line
    (files / "seen.hpb").write_bytes(world.bundle())
    assert "no witness signed" not in run(files, "--witness", named, bundle="seen.hpb")[1]


@pytest.mark.parametrize(
    ("trust", "said"),
    [
        ("", "holds no key"),
        ("# nothing\n\n", "holds no key"),
        ("diary.example/log\n", "line 1"),
        (f"{log_vkey()}\n{log_vkey()[:-4]}AAA=\n", "line 2"),
    ],
)
def test_a_trust_file_that_cannot_be_used(files, trust, said):
    (files / "trust").write_text(trust, encoding="utf-8")
    code, out, err = run(files)
    assert (code, out) == (64, "")
    assert said in err


def test_files_that_cannot_be_read(files):
    assert run(files, bundle="nowhere.hpb")[0] == 64
    assert run(files, bundle=".")[0] == 64
    assert run(files, "--known", str(files / "nowhere"))[0] == 64
    (files / "garbage").write_bytes(b"\xff\xfe")
    code, _, err = run(files, "--known", str(files / "garbage"))
    assert (code, "cannot be read" in err) == (64, True)
    (files / "text").write_text("not a note", encoding="utf-8")
    code, _, err = run(files, "--known", str(files / "text"))
    assert (code, "neither a checkpoint nor a receipt" in err) == (64, True)
    (files / "trust").unlink()
    assert run(files)[0] == 64


@pytest.mark.parametrize(
    "arguments",
    [
        ["--contract", "c0ffee"],
        ["--period", "2026-01-05"],
        ["--period", "2026-01-05..2026-01-04"],
        ["--period", "2026-02-30..2026-03-01"],
        ["--period", "2026-01-05..9999-12-31"],
        ["--witness", "nobody"],
        ["--unknown"],
        ["another.hpb"],
    ],
)
def test_wrong_usage_is_64_and_nothing_else(files, arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(["verify", str(files / "good.hpb"), "--trust", str(files / "trust"), *arguments])
    assert ended.value.code == 64
    assert "usage: hourproof verify" in capsys.readouterr().err


def test_wrong_usage_of_other_commands_stays_2(capsys):
    for arguments in (["memo"], ["memo", "a", "b"], ["nothing"]):
        with pytest.raises(SystemExit) as ended:
            cli.main(arguments)
        assert ended.value.code == 2
    assert "usage: hourproof" in capsys.readouterr().err


def test_both_days_of_a_period_are_in_it():
    assert cli_verify._period("2026-01-05..2026-01-05") == (1_767_571_200_000, 1_767_657_600_000)
    with pytest.raises(argparse.ArgumentTypeError):
        cli_verify._period("x..y")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_at_a_terminal_for_long_work_only(files, monkeypatch):
    def progress_of(err: io.StringIO) -> str:
        options = argparse.Namespace(
            bundle=files / "good.hpb",
            trust=files / "trust",
            contract=None,
            period=None,
            known=[],
            witness=[],
            strict=False,
            json=False,
        )
        assert cli_verify.run_verify(options, io.StringIO(), err) == 0
        return err.getvalue()

    assert progress_of(Terminal()) == ""
    monkeypatch.setattr(cli_verify, "LONG_WORK", 1)
    assert progress_of(io.StringIO()) == ""
    shown = progress_of(Terminal())
    assert "Checking: 100 %" in shown
    assert shown.endswith("\r")
    numbers = [int(part.split()[0]) for part in shown.split("Checking: ")[1:]]
    assert numbers == sorted(set(numbers))


def test_there_are_words_for_everything():
    codes = {str(code) for code in WireCode}
    codes -= NEVER_HERE | {code for code in codes if code.startswith("receipt-")}
    assert {str(code) for code in verify_words.CODES} == codes
    assert set(verify_words.FINDINGS) == set(FindingKind)
    assert list(verify_words.STEPS) == [f"V{number}" for number in range(1, 20)]


@pytest.mark.parametrize("error", [None, WireError(WireCode.TWICE, "statements/3", "x", step="V7")])
def test_at_most_twelve_lines_whatever_is_found(error):
    report = Report(
        error=error,
        findings=tuple(Finding(kind, 12_345, "statements/0") for kind in FindingKind),
        manifest=a_world().manifest(),
        head=Checkpoint(ORIGIN, 1, Sha256("0" * 64)),
        head_ms=1_767_571_200_000,
        counts=Counts(
            statements=1,
            segments=1,
            tracked_minutes=600,
            idle_minutes=10,
            manual_minutes=0,
            closes=1,
            devices=1,
            streams=1,
            files=0,
            file_bytes=0,
            entries=1,
        ),
    )
    lines = verify_words.report_text(report, strict=True).splitlines()
    assert len(lines) <= 12
    assert lines[-1] == verify_words.DOES_NOT_SHOW
    if error is None:
        told = "\n".join(lines)
        assert all(more.format(count=12_345) in told for _, more in verify_words.FINDINGS.values())


def test_as_a_program_without_a_data_folder(files):
    environment = {"PATH": os.environ["PATH"], "HOURPROOF_HOME": str(files / "nothing here")}
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "agent.cli",
            "verify",
            files / "good.hpb",
            "--trust",
            files / "trust",
        ],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("INTACT")
    assert not (files / "nothing here").exists()
