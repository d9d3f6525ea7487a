"""A virtual machine without an image: QEMU, Debian's kernel, and this computer's own files, which it cannot change.

The root of this computer goes in read-only over 9p, with a layer in the machine's memory on top; one folder
for results is writable. The first process after the loader is a Python program of ours.
"""

from __future__ import annotations

import lzma
import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from devtools.machine import Kernel

ROOT = Path(__file__).resolve().parents[2]
MEGABYTES = 1536
PROCESSORS = 2
LIMIT_S = 900
"""How long the whole run may take before the machine is given up: on a busy computer it takes four minutes and more."""
LOADER_MODULES = ("virtio_pci", "9pnet_virtio", "9p", "overlay")
RESULTS_TAG, ROOT_TAG = "results", "root"
RESULTS_MOUNT = "/mnt"


class MachineError(RuntimeError):
    """The machine did not do its work; the text ends with its console's last lines."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A machine that has switched itself off."""

    console: str


def run(
    kernel: Kernel, work: Path, *, module: str, results: Path, limit_s: float = LIMIT_S
) -> Ended:
    """Boot, run `python -m MODULE` as the first process with `results` at RESULTS_MOUNT, wait for the power-off.

    Raises `MachineError` when it does not come within `limit_s`.
    """
    loader = work / "loader.cpio"
    loader.write_bytes(_loader(kernel, module))
    console = work / "console.txt"
    command = [
        *("qemu-system-x86_64", "-nodefaults", "-no-user-config", "-no-reboot", "-display", "none"),
        *("-machine", "q35", "-cpu", "max", "-accel", "tcg,thread=multi"),
        *("-m", str(MEGABYTES), "-smp", str(PROCESSORS)),
        *("-kernel", str(kernel.image), "-initrd", str(loader)),
        *(
            "-append",
            "console=ttyS0 quiet panic=-1 mitigations=off random.trust_cpu=on tsc=reliable",
        ),
        *("-serial", f"file:{console}"),
        *_shared(ROOT_TAG, Path("/"), ",readonly=on"),
        *_shared(RESULTS_TAG, results, ""),
    ]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as machine:
        try:
            said, _ = machine.communicate(timeout=limit_s)
        except subprocess.TimeoutExpired as error:
            machine.kill()
            told = _tail(results / "output.txt")
            reason = f"still running after {limit_s:g} s\n{told}\n{_tail(console)}"
            raise MachineError(reason) from error
        except BaseException:
            machine.kill()
            raise
    if machine.returncode != 0:
        raise MachineError(f"QEMU ended with {machine.returncode}: {said.decode(errors='replace')}")
    return Ended(console=_tail(console))


def _shared(tag: str, folder: Path, more: str) -> tuple[str, ...]:
    return (
        "-fsdev",
        f"local,id={tag},path={folder},security_model=none,multidevs=remap{more}",
        "-device",
        f"virtio-9p-pci,fsdev={tag},mount_tag={tag}",
    )


def _tail(console: Path) -> str:
    text = console.read_text(errors="replace") if console.exists() else ""
    return "\n".join(text.splitlines()[-60:])


# ---- the loader: the least that can mount the root and go on there ----


def _loader(kernel: Kernel, module: str) -> bytes:
    busybox = shutil.which("busybox")
    if busybox is None:
        raise MachineError("there is no busybox")
    files = [
        ("bin", 0o040755, b""),
        ("modules", 0o040755, b""),
        *((name, 0o040755, b"") for name in ("dev", "proc", "lower", "upper", "new")),
        ("bin/busybox", 0o100755, Path(busybox).read_bytes()),
    ]
    loads = []
    for path in _with_what_they_need(kernel, LOADER_MODULES):
        name = path.name.removesuffix(".xz")
        data = path.read_bytes()
        files.append(
            (f"modules/{name}", 0o100644, lzma.decompress(data) if path.suffix == ".xz" else data)
        )
        loads.append(f"insmod /modules/{name}")
    script = LOADER.format(
        loads="\n".join(loads),
        root=ROOT_TAG,
        results=RESULTS_TAG,
        mount=RESULTS_MOUNT,
        folder=shlex.quote(str(ROOT)),
        python=shlex.quote(sys.executable),
        module=shlex.quote(module),
        modules=shlex.quote(str(kernel.base)),
        path=shlex.quote(os.environ.get("PATH", "") + ":/usr/sbin:/sbin:/usr/bin:/bin"),
    )
    files.append(("init", 0o100755, script.encode()))
    return _cpio(files)


LOADER = """#!/bin/busybox sh
/bin/busybox --install -s /bin
mount -t devtmpfs dev /dev
mount -t proc proc /proc
{loads}
options=trans=virtio,version=9p2000.L,msize=512000
mount -t 9p -o ro,cache=loose,$options {root} /lower
mount -t tmpfs upper /upper
mkdir /upper/files /upper/work
mount -t overlay -o lowerdir=/lower,upperdir=/upper/files,workdir=/upper/work root /new
mount -t 9p -o $options {results} /new{mount}
mount --move /dev /new/dev
umount /proc
export PATH={path} PYTHONPATH={folder} PYTHONDONTWRITEBYTECODE=1 MACHINE_MODULES={modules}
cat > /new/run/first <<EOF
#!/bin/sh
cd {folder}
exec {python} -m {module}
EOF
chmod 755 /new/run/first
exec switch_root /new /run/first
"""


def _with_what_they_need(kernel: Kernel, names: tuple[str, ...]) -> tuple[Path, ...]:
    """The files of these modules in the order in which they can be loaded."""
    folder = kernel.base / "lib" / "modules" / kernel.version
    needs: dict[str, tuple[str, list[str]]] = {}
    for line in (folder / "modules.dep").read_text().splitlines():
        path, _, others = line.partition(":")
        needs[Path(path).name.split(".")[0].replace("-", "_")] = (path, others.split())
    order: dict[str, None] = {}
    for name in names:
        if name not in needs:
            continue  # built into this kernel
        path, others = needs[name]
        order.update(dict.fromkeys((*reversed(others), path)))
    return tuple(folder / path for path in order)


def _cpio(files: list[tuple[str, int, bytes]]) -> bytes:
    """An archive in the kernel's format (newc)."""
    out = bytearray()
    for number, (name, mode, data) in enumerate([*files, ("TRAILER!!!", 0, b"")], start=1):
        encoded = name.encode() + b"\0"
        fields = (number, mode, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(encoded), 0)
        out += b"070701" + b"".join(f"{field:08X}".encode() for field in fields) + encoded
        out += bytes(-len(out) % 4) + data
        out += bytes(-len(out) % 4)
    return bytes(out)
