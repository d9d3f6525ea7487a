"""The text of the format and the verifier name the same steps, findings and exit codes."""

import re
from pathlib import Path

from wire.bundle import report
from wire.bundle.findings import MISSING, NOT_COVERED, WEAK, FindingKind

FOLDER = Path(__file__).parents[3] / "wire"
SPEC = (FOLDER / "SPEC.md").read_text("utf-8")
STEPS = [f"V{number}" for number in range(1, 20)]


def test_the_steps_stand_in_the_code_in_their_order():
    source = (FOLDER / "bundle" / "verify.py").read_text("utf-8")
    told = re.findall(r"^ *# ((?:V\d+(?:, )?)+): ", source, re.MULTILINE)
    assert [step for steps in told for step in steps.split(", ")] == STEPS


def test_the_specification_has_every_step():
    assert re.findall(r"^\| (V\d+) \|", SPEC, re.MULTILINE) == STEPS


def test_the_specification_names_every_finding():
    for kind in FindingKind:
        assert f"`{kind}`" in SPEC or f"*{kind}*" in SPEC, kind


def rows_of_results() -> dict[int, str]:
    section = SPEC[SPEC.index("### Result") :]
    return {
        int(code): text
        for code, text in re.findall(r"^\| (\d+) \| (.*) \|$", section, re.MULTILINE)
    }


def test_the_exit_codes_are_those_of_the_specification():
    rows = rows_of_results()
    assert list(rows) == [
        report.INTACT,
        report.BROKEN,
        report.INCOMPLETE,
        report.IS_WEAK,
        report.USAGE,
        report.NOT_A_BUNDLE,
    ]
    kinds = {str(kind) for kind in FindingKind}
    assert set(re.findall("`([a-z-]+)`", rows[report.INCOMPLETE])) == MISSING | NOT_COVERED
    assert set(re.findall("`([a-z-]+)`", rows[report.IS_WEAK])) & kinds == WEAK
