"""What the virtual machine of `tests/machine` is made of: QEMU and Xorg from Debian, and a kernel beside them.

The kernel is Debian's own, taken out of its package into `.cache/machine` and never installed: nothing of this
machine's boot is touched.
"""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

from devtools.environment import install_packages, say, update_lists
from devtools.trouble import Trouble

PACKAGES: tuple[str, ...] = (
    "busybox-static",
    "kmod",
    "qemu-system-x86",
    "udev",
    "xserver-xorg-core",
    "xserver-xorg-input-libinput",
    "xserver-xorg-video-dummy",
)
PROCESSOR = "x86_64"
KERNEL = "linux-image-amd64"
"""The one for real machines: the cloud's has no cameras."""

_WANTED = re.compile(
    r"\./(?:usr/)?lib/modules/[^/]+/"
    r"(?:modules\.(?:builtin|order)[^/]*"
    r"|kernel/(?:drivers/(?:media|input|virtio|hid)|fs/(?:9p|netfs|fscache|overlayfs)|net/9p|lib|mm|crypto)/.*)"
)
_IMAGE = re.compile(r"\./boot/vmlinuz-.*")


@dataclass(frozen=True)
class Kernel:
    """A kernel and the folder that has its `lib/modules/VERSION`."""

    image: Path
    version: str
    base: Path


def why_not() -> str | None:
    """What keeps this computer from running the machine, in words; None if nothing is known to."""
    if platform.machine() != PROCESSOR:
        return _other_processor()
    missing = [
        program
        for program in ("qemu-system-x86_64", "Xorg", "busybox", "depmod", "dpkg-deb", "apt-get")
        if _program(program) is None
    ]
    if missing:
        return f"these programs are missing: {', '.join(missing)} (python3 dev.py test --machine installs them)"
    return None


def _other_processor() -> str:
    return f"the virtual machine is made for {PROCESSOR}, and this is {platform.machine()}"


def prepare_where_it_can(root: Path) -> None:
    """Have the machine ready; where that cannot be, say why and leave it: its tests are skipped then."""
    try:
        prepare(root)
    except Trouble as trouble:
        say(f"The tests in a virtual machine are left out. {trouble}")


def prepare(root: Path) -> Kernel:
    """Install what is missing and have the kernel ready. Raises `Trouble`, which names what is to be installed."""
    if platform.machine() != PROCESSOR:
        raise Trouble(_other_processor())
    install_packages(PACKAGES)
    obstacle = why_not()
    if obstacle is not None:
        raise Trouble(obstacle)
    return _fetch(root) if find(root) is None else _found(root)


def find(root: Path) -> Kernel | None:
    """The kernel that `prepare` has put here, if it has."""
    images = sorted(_folder(root).glob("*/vmlinuz"))
    if not images:
        return None
    return Kernel(images[-1], images[-1].parent.name, images[-1].parent)


def _found(root: Path) -> Kernel:
    kernel = find(root)
    if kernel is None:
        raise Trouble("the kernel is not where it was put")
    return kernel


def _folder(root: Path) -> Path:
    return root / ".cache" / "machine"


def _program(name: str) -> str | None:
    """Where a program is; administrators' programs are not on everybody's path."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")


def _fetch(root: Path) -> Kernel:
    """Download the kernel's package and take out what the machine needs."""
    folder = _folder(root)
    work = folder / "new"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    say("Fetching a kernel for the virtual machine (70 MB, once)")
    _run(["apt-get", "download", "-q", _package()], work)
    (package,) = work.glob("*.deb")
    with (
        subprocess.Popen(
            ["dpkg-deb", "--fsys-tarfile", str(package)], stdout=subprocess.PIPE
        ) as unpacker,
        tarfile.open(fileobj=unpacker.stdout, mode="r|") as archive,
    ):
        for member in archive:
            if member.isfile() and (
                _WANTED.fullmatch(member.name) or _IMAGE.fullmatch(member.name)
            ):
                archive.extract(member, work, filter="data")
    package.unlink()
    if (work / "usr" / "lib").is_dir():
        (work / "usr" / "lib").rename(work / "lib")
    (image,) = (work / "boot").iterdir()
    version = image.name.removeprefix("vmlinuz-")
    image.rename(work / "vmlinuz")
    _run([str(_program("depmod")), "-b", str(work), version], work)
    # The folder appears whole: a fetch that was interrupted is begun anew.
    work.rename(folder / version)
    return _found(root)


def _package() -> str:
    """Today's kernel: the package that the one of lasting name stands for."""
    found = _depends()
    if found is None:  # its lists were never fetched, as in a fresh image
        update_lists()
        found = _depends()
    if found is None:
        raise Trouble(f"apt knows no {KERNEL}")
    return found


def _depends() -> str | None:
    """The package that KERNEL stands for; None where apt does not know it."""
    done = subprocess.run(
        ["apt-cache", "depends", KERNEL], capture_output=True, text=True, check=False
    )
    found = re.search(r"Depends: (linux-image-\d\S*)", done.stdout)
    return None if found is None else found[1]


def _run(command: list[str], folder: Path | None = None) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        last = "\n".join((done.stdout + done.stderr).splitlines()[-10:])
        raise Trouble(f"'{' '.join(command[:3])}' failed. Its last words:\n{last}")
    return done.stdout
