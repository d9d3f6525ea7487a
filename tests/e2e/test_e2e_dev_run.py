"""`python3 dev.py run` as a newcomer uses it: a card in the diary, a second run, and nothing left behind."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.support.browser import browser, page_of, sign_in
from tests.support.desktop import ROOT

# Real time this time: a segment of a minute, its review and its upload.
CARD_S = 240.0
START_S = 120.0
STOP_S = 60.0


class Run:
    """One `dev.py run` on a virtual desktop, with its data in `folder`."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._log = folder.parent / "run.log"
        # This process marks all that descend from it, so that none can hide.
        env = {**os.environ, "HOURPROOF_TEST_RUN": str(folder)}
        command = [sys.executable, "dev.py", "run", "--virtual", "--data", str(folder), *arguments]
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log)
        self._folder = folder

    def output(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def wait_told(self) -> str:
        """Wait until it has told how to use it, and return what it said."""
        deadline = time.monotonic() + START_S
        while "Stop with Ctrl-C" not in self.output():
            assert self.process.poll() is None, self.output()
            assert time.monotonic() < deadline, self.output()
            time.sleep(0.2)
        return self.output()

    def interrupt(self) -> None:
        """Press Ctrl-C and wait for the end."""
        self.process.send_signal(signal.SIGINT)
        assert self.process.wait(STOP_S) == 0, self.output()

    def descendants(self) -> list[str]:
        """Every process on this machine that inherited our mark, but the run itself."""
        found = []
        for process in psutil.process_iter():
            try:
                if process.environ().get("HOURPROOF_TEST_RUN") == str(self._folder):
                    found.append(" ".join(process.cmdline()))
            except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
                continue
        return found

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(STOP_S)


@pytest.mark.timeout(600)
def test_a_newcomer_sees_a_card_and_ctrl_c_leaves_nothing(tmp_path: Path) -> None:
    data = tmp_path / "demo"
    run = Run(data, "--segment-minutes", "1")
    try:
        told = run.wait_told()
        address = _find(r"Work diary\s+(\S+)", told)
        email, password = re.findall(r"Employer\s+(\S+)\s+password\s+(\S+)", told)[0]
        assert str(data) in told
        site, path = re.findall(r"(http://[^/]+)(/\S+)", address)[0]
        with browser() as chromium, page_of(chromium, site) as page:
            sign_in(page, email=email, password=password)
            deadline = time.monotonic() + CARD_S
            page.goto(path)
            while page.locator("[data-line] li a").count() == 0:
                run.process.poll()
                assert run.process.returncode is None, run.output()
                assert time.monotonic() < deadline, "no card came"
                page.wait_for_timeout(1000)
                page.reload()
            assert page.get_by_text("Trying out Hourproof").first.is_visible()
        run.interrupt()
        assert run.descendants() == []
    finally:
        run.end()
    again = Run(data)
    try:
        told = again.wait_told()
        assert _find(r"Employer\s+\S+\s+password\s+(\S+)", told) == password
        other = subprocess.run(
            [sys.executable, "dev.py", "run", "--virtual", "--data", str(data)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert other.returncode == 1
        assert "already running" in other.stderr
        again.interrupt()
        assert again.descendants() == []
    finally:
        again.end()


def _find(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    assert found, text
    return found[1]
