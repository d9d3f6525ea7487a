"""The first process inside the virtual machine: mounts, devices, the tests, power off."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.support.machine import RESULTS_MOUNT

HERE = Path(__file__).parent
MOUNTS = (("proc", "/proc"), ("sysfs", "/sys"), ("tmpfs", "/dev/shm"), ("tmpfs", "/run"))


def main() -> None:
    """Never returns: the machine is switched off whatever happens."""
    try:
        _prepare()
        code = _run_tests()
        print(f"tests ended with {code}", flush=True)
    finally:
        os.sync()
        Path("/proc/sysrq-trigger").write_text("o")  # off, at once
        time.sleep(60)


def _prepare() -> None:
    for kind, place in MOUNTS:
        Path(place).mkdir(exist_ok=True)
        subprocess.run(["mount", "-t", kind, kind, place], check=True)
    subprocess.run(["hostname", "machine"], check=False)
    subprocess.run(["ip", "link", "set", "lo", "up"], check=False)
    modules = Path("/lib/modules")
    modules.mkdir(exist_ok=True)
    ours = f"{os.environ['MACHINE_MODULES']}/lib/modules"
    subprocess.run(["mount", "--bind", ours, str(modules)], check=True)
    subprocess.run(["/lib/systemd/systemd-udevd", "--daemon"], check=True)


def _run_tests() -> int:
    command = [
        *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "/dev/null"),
        *("-o", "python_files=check_*.py", "--rootdir", str(HERE)),
        *(f"--junitxml={RESULTS_MOUNT}/results.xml", str(HERE)),
    ]
    environment = {
        **os.environ,
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "HOME": "/run",
        "TMPDIR": "/run",
    }
    with Path(f"{RESULTS_MOUNT}/output.txt").open("wb") as output:
        return subprocess.run(
            command, env=environment, stdout=output, stderr=subprocess.STDOUT, check=False
        ).returncode


if __name__ == "__main__":
    main()
