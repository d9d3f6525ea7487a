"""`hourproof receipt`: one statement and its receipt as files, to check by hand with the server gone."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final, NoReturn

from agent.cli.changes import SEGMENT_HELP
from agent.cli.telling import tell
from agent.cli.verb import Verb
from agent.exported import ReceiptFiles, ReceiptSource
from agent.store.errors import StoreError, disk_problem
from agent.store.files import write_atomically
from agent.store.paths import Paths

RECEIPT_HELP: Final = (
    "write a segment's statement and receipt, to check by hand; needs neither server nor agent"
)
WRITTEN: Final = """\
{files}

To check them by hand, follow docs/VERIFY_BY_HAND.md with
  statement={file}
  device={file}.device.json
  log_key={vkey}"""
EXISTS: Final = "{file} is there already; --force replaces it"


def add_receipt(parser: argparse.ArgumentParser) -> None:
    """The arguments of `receipt`."""
    parser.add_argument("segment", help=SEGMENT_HELP + "; a claim by its id as well")
    parser.add_argument("file", type=Path, help="how the files' names begin, such as proof")
    parser.add_argument("--force", action="store_true", help="replace files that are there")
    parser.add_argument("--json", action="store_true", help="tell what was written as JSON")
    parser.set_defaults(usage=parser.error)


def receipt(
    options: argparse.Namespace, opened: Callable[[], AbstractContextManager[ReceiptSource]]
) -> tuple[str, object]:
    """Write the files; the text to print, and the same as plain values. Raises `Trouble`."""
    usage: Callable[[str], NoReturn] = options.usage
    with opened() as source:
        found = source.receipt(options.segment)
    contents = _contents(found)
    files = [Path(f"{options.file}{suffix}") for suffix in contents]
    for file in files:
        if file.exists() and not options.force:
            usage(EXISTS.format(file=file))
    for file, data in zip(files, contents.values(), strict=True):
        try:
            write_atomically(file, data)
        except OSError as error:
            raise StoreError(disk_problem(error, file)) from error
    text = WRITTEN.format(
        files="\n".join(str(file) for file in files), file=options.file, vkey=found.vkey
    )
    facts = {"segment": found.name, "files": [str(file) for file in files], "log_key": found.vkey}
    return text, facts


def _contents(found: ReceiptFiles) -> dict[str, bytes]:
    """What each file holds, by the end of its name."""
    told = [{"disclosure": text} for text in found.disclosures]
    return {
        ".envelope.json": found.envelope,
        ".disclosures.json": json.dumps(told, indent=2).encode("utf-8") + b"\n",
        ".tlog-proof": found.receipt.encode("utf-8"),
        ".device.json": found.device,
    }


def _receipt(options: argparse.Namespace, paths: Paths) -> int:
    from agent import wiring

    return tell(options, *receipt(options, lambda: wiring.open_export(paths)))


RECEIPT: Final = Verb("receipt", RECEIPT_HELP, _receipt, add_receipt)
