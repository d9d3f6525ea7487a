"""The commands of `docs/VERIFY_BY_HAND.md`, as they stand there: they accept what is good and nothing else."""

import base64
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.evidence import DEVICE, LOG
from tests.support.story import tell
from tests.wire.make import FOLDER
from wire.checkpoint import Checkpoint, sign_checkpoint
from wire.note import vkey
from wire.receipt import Receipt, decode_receipt, encode_receipt

ROOT = FOLDER.parents[1]
PAGE = (ROOT / "docs" / "VERIFY_BY_HAND.md").read_text("utf-8")
TOOLS = ("bash", "openssl", "jq", "sha256sum", "basenc", "cat", "mktemp")

pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in TOOLS), reason="needs openssl, jq and coreutils"
)


def commands() -> str:
    """All commands of the page, one after the other."""
    blocks = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    assert len(blocks) == 5
    return "".join(blocks)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A copy of the vectors that may be spoilt."""
    shutil.copytree(FOLDER / "story", tmp_path / "wire" / "vectors" / "story")
    return tmp_path


def run(place: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Run it where no other programs are than those that the page names."""
    tools = place / "tools"
    tools.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found is not None
        (tools / tool).symlink_to(found)
    return subprocess.run(
        [tools / "bash", "-euo", "pipefail", "-c", script],
        cwd=place,
        env={"PATH": str(tools), "TMPDIR": str(place), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    "name", ["segment-next", "segment-morning", "memo", "redact", "manual", "consent"]
)
def test_the_page_accepts_what_is_good(place: Path, name: str):
    done = run(place, commands().replace("statement=segment-next", f"statement={name}"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("ok: ") >= 11
    assert "NOT" not in done.stdout


def test_the_page_accepts_every_place_in_the_log(place: Path):
    """Receipts under later checkpoints have proofs with hashes on both sides."""
    story = tell()
    told = story.told["segment-next"]
    path = place / "wire" / "vectors" / "story" / "segment-next.tlog-proof"
    head = len(story.log.entries)
    story.log.key, story.log.vkey = LOG, vkey("diary.example/log/0011223344556677", LOG.public)
    path.write_text(story.log.receipt(told.index))
    assert len(decode_receipt(path.read_text()).proof) == 5
    done = run(place, commands())
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"entry {told.index} of {head}" in done.stdout


Spoil = Callable[[Path], object]


def _edit(name: str, change: Callable[[dict], object]) -> Spoil:
    def spoil(folder: Path) -> None:
        value = json.loads((folder / name).read_bytes())
        change(value)
        (folder / name).write_text(json.dumps(value))

    return spoil


def _payload(envelope: dict) -> None:
    payload = base64.b64decode(envelope["payload"]).replace(b'"minutes":10', b'"minutes":11')
    envelope["payload"] = base64.b64encode(payload).decode()


def _receipt(change: Callable[[Receipt], Receipt]) -> Spoil:
    def spoil(folder: Path) -> None:
        path = folder / "segment-next.tlog-proof"
        path.write_text(encode_receipt(change(decode_receipt(path.read_text("utf-8")))), "utf-8")

    return spoil


def _other_log_key(receipt: Receipt) -> Receipt:
    origin, size, root = receipt.checkpoint.split("\n")[:3]
    checkpoint = Checkpoint(origin, int(size), base64.b64decode(root).hex())
    note = sign_checkpoint(checkpoint, vkey=vkey(origin, DEVICE.public), signer=DEVICE)
    return Receipt(receipt.entry, receipt.index, receipt.proof, note)


def _less(receipt: Receipt) -> Receipt:
    entry = receipt.entry.replace(b'"have":31', b'"have":30')
    return Receipt(entry, receipt.index, receipt.proof, receipt.checkpoint)


def _root(receipt: Receipt) -> Receipt:
    size = receipt.checkpoint.split("\n")[1]
    note = receipt.checkpoint.replace(f"\n{size}\n", f"\n{int(size) + 1}\n", 1)
    return Receipt(receipt.entry, receipt.index, receipt.proof, note)


SPOILT: dict[str, tuple[Spoil, str]] = {
    "payload edited": (
        _edit("segment-next.envelope.json", _payload),
        "NOT SIGNED: the device signed",
    ),
    "key of another": (
        _edit(
            "device.statement.json",
            lambda s: s.update(key=json.loads((FOLDER / "story" / "device-authorised.statement.json")
                               .read_bytes())["key"]),
        ),
        "NOT THE SAME: the envelope names",
    ),
    "count edited": (
        _edit(
            "segment-next.disclosures.json",
            lambda d: d[0].update(disclosure=d[0]["disclosure"][:-2] + "AA"),
        ),
        "NOT THE SAME: item 0",
    ),
    "other log key": (_receipt(_other_log_key), "NOT SIGNED: the log signed"),
    "size edited": (_receipt(_root), "NOT SIGNED: the log signed"),
    "entry edited": (_receipt(_less), "NOT THE SAME: the log has received"),
    "index shifted": (
        _receipt(lambda r: Receipt(r.entry, r.index - 1, r.proof, r.checkpoint)),
        "NOT THE SAME: the entry stands",
    ),
    "proof cut": (
        _receipt(lambda r: Receipt(r.entry, r.index, r.proof[:-1], r.checkpoint)),
        "NOT THE SAME: the proof is as long",
    ),
    "proof longer": (
        _receipt(lambda r: Receipt(r.entry, r.index, (*r.proof, r.proof[0]), r.checkpoint)),
        "the proof is too long",
    ),
    "receipt of another": (
        lambda folder: shutil.copy(
            folder / "segment-morning.tlog-proof", folder / "segment-next.tlog-proof"
        ),
        "NOT THE SAME: the entry is about",
    ),
    "log not trusted": (
        _edit(
            "facts.json",
            lambda f: f.update(log_vkeys=[vkey("elsewhere.example/log", LOG.public)]),
        ),
        "NOT THE SAME: the receipt is of the log you trust",
    ),
}  # fmt: skip


@pytest.mark.parametrize("edit", SPOILT)
def test_the_page_refuses_what_was_spoilt(place: Path, edit: str):
    spoil, said = SPOILT[edit]
    spoil(place / "wire" / "vectors" / "story")
    done = run(place, commands())
    assert done.returncode != 0
    assert said in done.stdout, done.stdout + done.stderr


def test_a_disclosure_that_was_erased_does_not_matter(place: Path):
    path = place / "wire" / "vectors" / "story" / "segment-next.disclosures.json"
    shown = json.loads(path.read_bytes())
    shown[3] = {"disclosure": None}
    path.write_text(json.dumps(shown))
    done = run(place, commands())
    assert done.returncode == 0, done.stdout + done.stderr
    assert "item 3 is not disclosed" in done.stdout


def test_what_a_bundle_holds_can_be_taken_out_as_the_page_says(place: Path):
    with zipfile.ZipFile(FOLDER / "story" / "bundle.hpb") as bundle:
        lines = bundle.read("statements/000000.jsonl").splitlines()
    (place / "line.json").write_bytes(lines[5])
    taken = run(
        place,
        "jq -cj .envelope line.json > envelope.json\n"
        "jq '[.disclosures[] | {disclosure: .}]' line.json > disclosures.json\n",
    )
    assert taken.returncode == 0, taken.stderr
    envelope = (FOLDER / "story" / "segment-morning.envelope.json").read_bytes()
    assert (place / "envelope.json").read_bytes() == envelope
    shown = json.loads((FOLDER / "story" / "segment-morning.disclosures.json").read_bytes())
    # Two pictures have expired since, and the memo was changed.
    kept = [None if n in (1, 2, 4) else one["disclosure"] for n, one in enumerate(shown)]
    found = json.loads((place / "disclosures.json").read_bytes())
    assert [one["disclosure"] for one in found] == kept
    for command in ("jq -cj .envelope", "jq '[.disclosures[] \\| {disclosure: .}]'"):
        assert command in PAGE
