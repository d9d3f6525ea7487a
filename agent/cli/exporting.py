"""The verbs that hand out evidence: `export` makes a bundle, `trust` prints what it is checked against."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final, NoReturn

from agent.cli.telling import tell
from agent.cli.verb import Verb
from agent.client import Problem, ProblemCode
from agent.core.problems import Trouble
from agent.exported import Exported, Exporter, TrustRoot
from agent.plain import to_plain
from agent.store.paths import Paths
from agent.version import NAME
from wire.records import ContractId

EXPORT_HELP: Final = (
    "write a bundle of all that was receipted, for anybody to check; needs neither server nor agent"
)
TRUST_HELP: Final = (
    "print the key of the log, as known since enrolment: what a bundle is checked against"
)

WRITTEN: Final = """\
{file}: {statements} statements of contract {contract}, {first} to {last} (UTC), {size}.
{pictures}
{more}To check it:
  {name} trust > trust.txt
  {name} verify {file} --trust trust.txt"""
WITH_PICTURES: Final = "With all pictures."
THUMBNAILS: Final = "With thumbnails; full pictures are kept here only until they are delivered."
NO_PICTURES: Final = "Without pictures."
LEFT_OUT: Final = "Not in it, because they have no receipt yet: {count} statements.\n"
CHOOSE: Final = "there is something of several contracts here; name one with --contract:"
EXISTS: Final = "{file} is there already; --force replaces it"
NO_PERIOD: Final = "not a period, such as 2026-01-01..2026-01-31: {text}"
TRUST: Final = """\
# The key of the log of {organization} at {url},
# as this device learned it when it was enrolled on {day} (UTC).
{vkey}"""
PROGRESS: Final = "\r{size} written"


def add_export(parser: argparse.ArgumentParser) -> None:
    """The arguments of `export`."""
    parser.add_argument("file", type=Path, help="where to write the bundle, such as evidence.hpb")
    parser.add_argument(
        "--contract", default=None, help="its id or title; needed if there are several"
    )
    parser.add_argument(
        "--period",
        type=_period,
        default=None,
        metavar="FROM..TO",
        help="days in UTC, both included; of others nothing is disclosed; default: everything",
    )
    parser.add_argument(
        "--pictures",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="put in the pictures that are here; default: yes",
    )
    parser.add_argument("--force", action="store_true", help="replace a file that is there")
    parser.add_argument("--json", action="store_true", help="tell what was written as JSON")
    parser.set_defaults(usage=parser.error)


def export(
    options: argparse.Namespace, opened: Callable[[], AbstractContextManager[Exporter]]
) -> Exported:
    """Write the bundle. Raises `Trouble`; a wrong usage ends the program."""
    usage: Callable[[str], NoReturn] = options.usage
    file: Path = options.file
    if file.exists() and not options.force:
        usage(EXISTS.format(file=file))
    with opened() as here:
        contract = _choose(options.contract, here.contracts(), usage)
        progress = _Progress(shown=sys.stderr.isatty() and not options.json)
        try:
            return here.write(
                file,
                contract=contract,
                period=options.period,
                pictures=options.pictures,
                progress=progress.tell,
            )
        finally:
            progress.end()


def facts(options: argparse.Namespace, done: Exported) -> dict[str, object]:
    """What was written, for a script."""
    return {"file": str(options.file), **asdict(done)}


def exported_text(options: argparse.Namespace, done: Exported) -> str:
    """What was written, for a person."""
    without = THUMBNAILS if options.pictures else NO_PICTURES
    more = LEFT_OUT.format(count=done.left_out) if done.left_out else ""
    return WRITTEN.format(
        file=options.file,
        statements=done.statements,
        contract=done.contract,
        first=_day(done.from_ms),
        last=_day(done.to_ms - 1),
        size=_size(done.bytes),
        pictures=WITH_PICTURES if done.pictures else without,
        more=more,
        name=NAME,
    )


def trust_text(root: TrustRoot) -> str:
    """A trust file."""
    return TRUST.format(
        organization=root.organization,
        url=root.server_url,
        day=_day(root.enrolled_ms),
        vkey=root.vkey,
    )


class _Progress:
    """How far it is, on one line of a terminal; told at most once for each megabyte."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._told = 0

    def tell(self, size: int) -> None:
        if self._shown and size - self._told >= 1_000_000:
            self._told = size
            sys.stderr.write(PROGRESS.format(size=_size(size)))
            sys.stderr.flush()

    def end(self) -> None:
        if self._told:
            sys.stderr.write("\n")


def _choose(
    asked: str | None,
    here: tuple[tuple[ContractId, str], ...],
    usage: Callable[[str], NoReturn],
) -> ContractId:
    """The contract that is asked for by id or title, or the only one."""
    if not here:
        raise Trouble(Problem(ProblemCode.NOTHING_TO_EXPORT))
    if asked is None:
        if len(here) > 1:
            usage("\n  ".join((CHOOSE, *(f"{contract}  {title}" for contract, title in here))))
        return here[0][0]
    named = [contract for contract, _ in here if contract == asked] or [
        contract for contract, title in here if title.casefold() == asked.casefold()
    ]
    if len(named) != 1:
        raise Trouble(Problem(ProblemCode.UNKNOWN_CONTRACT, {"contract": asked}))
    return named[0]


def _period(text: str) -> tuple[int, int]:
    """The instants from the beginning of the first day to the end of the last, in milliseconds UTC."""
    first, dots, last = text.partition("..")
    try:
        from_ms, to_ms = (_ms(date.fromisoformat(day)) for day in (first, last))
    except ValueError:
        raise argparse.ArgumentTypeError(NO_PERIOD.format(text=text)) from None
    if not dots or from_ms > to_ms:
        raise argparse.ArgumentTypeError(NO_PERIOD.format(text=text))
    return from_ms, to_ms + int(timedelta(days=1).total_seconds()) * 1000


def _ms(day: date) -> int:
    if not 2020 <= day.year < 2100:
        raise ValueError(day)
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * 1000


def _day(instant_ms: int) -> str:
    return datetime.fromtimestamp(instant_ms // 1000, tz=UTC).date().isoformat()


def _size(size: int) -> str:
    if size >= 1_000_000_000:
        return f"{size / 1e9:.1f} GB"
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{size / 1e3:.0f} kB"


def _export(options: argparse.Namespace, paths: Paths) -> int:
    from agent import wiring

    done = export(options, lambda: wiring.open_export(paths))
    return tell(options, exported_text(options, done), facts(options, done))


def _trust(options: argparse.Namespace, paths: Paths) -> int:
    from agent import wiring

    root = wiring.trust_root(paths)
    return tell(options, trust_text(root), to_plain(root, complete=True))


EXPORT: Final = Verb("export", EXPORT_HELP, _export, add_export)
TRUST_VERB: Final = Verb("trust", TRUST_HELP, _trust)
