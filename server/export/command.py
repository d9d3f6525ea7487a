"""`hourproof-server export`: the bundle of a contract as a file, for whoever runs the server."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from sqlalchemy import select

from server.context import Core
from server.contracts.models import ContractRow
from server.export.period import Period, period_of
from server.export.reading import ChangedMeanwhileError
from server.export.service import Exports, Order, Pictures
from server.export.stored_head import stored_head
from server.log.sequencer import Head
from server.organizations.models import Organization
from server.problems import Problem
from server.web.evidence_words import trust_file
from server.web.words import size
from wire.records import OrganizationId

_TOLD_EVERY = 16_000_000
"""So many bytes are between two words of progress."""


class ExportError(Exception):
    """Why there is no bundle; the text is for the operator."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `export` is told."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the bundle to write (.hpb)")
    parser.add_argument(
        "--contract", metavar="ID", help="whose evidence (not needed where there is one contract)"
    )
    parser.add_argument(
        "--period",
        type=_period,
        metavar="FROM..TO",
        help="first and last day in UTC, such as 2026-03-02..2026-03-08 (everything)",
    )
    parser.add_argument(
        "--pictures",
        type=Pictures,
        choices=tuple(Pictures),
        default=Pictures.FULL,
        metavar="HOW",
        help="full, thumbnails or none (full)",
    )
    parser.add_argument(
        "--trust", type=Path, metavar="FILE", help="write the log's first key there, for `verify`"
    )


def export(core: Core, chosen: argparse.Namespace) -> str:
    """Write the bundle and say what was written; raises `ExportError` and `StorageError`.

    The file has its name only when it is whole: until then it ends in `.part`.
    """
    found = _chosen(core, chosen.contract)
    contract = found.contract

    def head(organization: OrganizationId) -> Head:
        newest = stored_head(core, organization)
        if newest is None:
            raise ExportError("Nothing has been received yet: its log is empty.")
        return newest

    exports = Exports(core, head)
    order = Order(found.organization, contract, chosen.period, chosen.pictures)
    about = exports.sizes(order.organization, contract).get(order.pictures)
    part = chosen.file.with_name(f"{chosen.file.name}.{os.getpid()}.part")
    try:
        written = _write(part, _told(exports.bundle(order), about))
        part.replace(chosen.file)
        if chosen.trust is not None:
            chosen.trust.write_text(_trust(core, exports, order.organization), "utf-8")
    except OSError as error:
        raise ExportError(
            f"{error.filename or chosen.file} cannot be written: {error.strerror}."
        ) from error
    except ChangedMeanwhileError:
        raise ExportError(
            "Something of the contract was taken back while the bundle was written: begin again."
        ) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return f"{chosen.file}: {size(written)}"


def _chosen(core: Core, asked: str | None) -> ContractRow:
    """The contract of this id, or the only one; raises `ExportError`."""
    with core.database.reading() as rows:
        every = rows.scalars(select(ContractRow).order_by(ContractRow.created_ms)).all()
        found = [row for row in every if asked in (None, row.contract)]
        if asked is None and len(found) > 1:
            names = "\n".join(f"  {row.contract}  {row.title}" for row in found)
            raise ExportError(f"There are several contracts; name one with --contract:\n{names}")
        if not found:
            raise ExportError(
                "There is no contract yet." if asked is None else f"There is no contract {asked}."
            )
        rows.expunge(found[0])
        return found[0]


def _trust(core: Core, exports: Exports, organization: OrganizationId) -> str:
    with core.database.reading() as rows:
        origin = rows.get_one(Organization, organization).log_origin
    return trust_file(origin, [key.vkey for key in exports.log_keys(organization)])


def _write(path: Path, chunks: Iterator[bytes]) -> int:
    written = 0
    with path.open("xb") as file:
        for chunk in chunks:
            written += file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return written


def _told(chunks: Iterator[bytes], about: int | None) -> Iterator[bytes]:
    """The chunks; on a terminal, with a line on how many bytes there have been."""
    shown = sys.stderr.isatty()
    done = told = 0
    for chunk in chunks:
        yield chunk
        done += len(chunk)
        if shown and done - told >= _TOLD_EVERY:
            told = done
            of = "" if about is None or done > about else f" of about {size(about)}"
            sys.stderr.write(f"\r{size(done)}{of}   ")
            sys.stderr.flush()
    if told:
        sys.stderr.write("\n")


def _period(text: str) -> Period:
    first, dots, last = text.partition("..")
    try:
        days = [date.fromisoformat(day) if day else None for day in (first, last)]
        if dots:
            return period_of(days[0], days[1])
    except ValueError:
        pass  # said below, as for one day alone
    except Problem as problem:
        raise argparse.ArgumentTypeError(problem.detail) from None
    raise argparse.ArgumentTypeError(
        f"{text!r} is no period: give two days, such as 2026-03-02..2026-03-08"
    )
