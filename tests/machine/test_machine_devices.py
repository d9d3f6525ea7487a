"""What the senses do with real cameras, keyboards and mice, each test inside the virtual machine reported here.

The machine is started once for all of them. Where it cannot be had they are skipped with the reason;
`python3 dev.py test --machine` sets it up, and there a machine that cannot be had is a failure.
"""

from __future__ import annotations

import ast
import os
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

import pytest

from devtools import machine
from tests.support import machine as virtual

ROOT = Path(__file__).resolve().parents[2]
GUEST = Path(__file__).parent / "guest"
MUST = "HOURPROOF_MACHINE_MUST_RUN"


def _inside() -> list[tuple[str, str]]:
    """The module and name of every test that runs inside."""
    return [
        (path.stem, node.name)
        for path in sorted(GUEST.glob("check_*.py"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a test inside went; `trouble` None: it passed."""

    trouble: str | None


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Outcome]:
    """Boot the machine, run everything inside, and say how each test went."""
    kernel = machine.find(ROOT)
    obstacle = machine.why_not()
    if obstacle is None and kernel is None:
        obstacle = "its kernel has not been fetched: python3 dev.py test --machine does"
    if obstacle is not None or kernel is None:
        reason = f"no virtual machine: {obstacle}"
        if os.environ.get(MUST):
            pytest.fail(reason)
        pytest.skip(reason)
    work = tmp_path_factory.mktemp("machine")
    results = work / "results"
    results.mkdir()
    ended = virtual.run(kernel, work, module="tests.machine.guest.init", results=results)
    report = results / "results.xml"
    assert report.is_file(), f"the machine brought no report\n{ended.console}"
    return {
        (str(case.get("classname")), str(case.get("name"))): _outcome(case)
        for case in ElementTree.parse(report).iter("testcase")
    }


def _outcome(case: ElementTree.Element) -> Outcome:
    for child in case:
        if child.tag in ("failure", "error", "skipped"):
            return Outcome(f"{child.tag}: {child.get('message')}\n{child.text}")
    return Outcome(None)


# Two booted minutes on a busy computer are more than other tests are given.
@pytest.mark.timeout(virtual.LIMIT_S + 60)
@pytest.mark.parametrize(("module", "name"), _inside(), ids=lambda part: part)
def test_inside(module: str, name: str, outcomes: dict[tuple[str, str], Outcome]) -> None:
    assert (module, name) in outcomes, f"it did not run; these did: {sorted(outcomes)}"
    assert outcomes[(module, name)].trouble is None, outcomes[(module, name)].trouble


def test_tests_inside_are_found() -> None:
    assert len(_inside()) > 12
    assert ("check_camera", "test_a_photo_and_the_lamp_is_off_again") in _inside()
