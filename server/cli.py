"""`hourproof-server`: the command line of whoever runs the backend."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from server import verbs
from server.account_verbs import add_account_verbs
from server.evidence_verbs import add_evidence_verbs
from server.export.command import add_arguments as add_export_arguments
from server.log_verbs import add_log_verbs
from server.oidc.reach import Reach
from server.organization_verbs import add_organization_verb
from server.settings import DEFAULT_PORT, SettingsError
from server.storage.errors import (
    DatabaseAwayError,
    DatabaseBrokenError,
    DatabaseTooNewError,
    DatabaseUnfitError,
    DataFolderError,
    DataFolderInUseError,
    DiskFullError,
    StorageError,
)
from server.version import VERSION
from wire.records import SEGMENT_MINUTES

_EXIT_CODES = """\
exit codes:
  0   done
  1   refused: the reason is in the message
  2   wrong arguments
  3   the address or port cannot be used
  4   the data folder cannot be used, or another server runs on it
  5   the database is damaged, cannot be reached or used, or was written by a newer release
  6   the disk is full
  7   `check` found damage
  70  a mistake of ours: please report it
"""

_BY_ERROR: tuple[tuple[type[StorageError], int], ...] = (
    (DatabaseTooNewError, verbs.DATABASE),
    (DatabaseBrokenError, verbs.DATABASE),
    (DatabaseUnfitError, verbs.DATABASE),
    (DatabaseAwayError, verbs.DATABASE),
    (DataFolderError, verbs.FOLDER),
    (DataFolderInUseError, verbs.FOLDER),
    (DiskFullError, verbs.DISK),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except verbs.RefusedError as refused:
        return _complain(str(refused), refused.code)
    except SettingsError as error:
        return _complain(str(error), verbs.USAGE)
    except StorageError as error:
        code = next((code for kind, code in _BY_ERROR if isinstance(error, kind)), verbs.REFUSED)
        return _complain(str(error), code)
    except KeyboardInterrupt:
        return verbs.OK
    except Exception:  # noqa: BLE001 - the outermost frame: what comes here is a mistake of ours
        traceback.print_exc()
        return _complain("A mistake of ours: please report the lines above.", verbs.MISTAKE)


def _complain(sentence: str, code: int) -> int:
    print(f"hourproof-server: {sentence}", file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hourproof-server",
        description="The Hourproof backend: receives signed work segments and shows the work diary.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"hourproof-server {VERSION}")
    parsers = parser.add_subparsers(required=True, metavar="VERB")

    def verb(name: str, run: Any, words: str) -> argparse.ArgumentParser:  # noqa: ANN401 - argparse keeps it
        made = parsers.add_parser(
            name,
            help=words,
            description=words[0].upper() + words[1:] + ".",
            epilog=_EXIT_CODES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        made.set_defaults(run=run)
        made.add_argument(
            "--data",
            type=Path,
            required=True,
            metavar="FOLDER",
            help="where database, pictures, log keys and backups lie",
        )
        made.add_argument(
            "--blobs",
            metavar="URL",
            help="keep pictures in an object store (s3://, gs://, az://) instead of the folder",
        )
        made.add_argument(
            "--database",
            metavar="URL",
            default=os.environ.get("HOURPROOF_DATABASE"),
            help="a PostgreSQL database (postgresql://USER@HOST/NAME) instead of a SQLite file in the folder; "
            "HOURPROOF_DATABASE says it too",
        )
        return made

    serve = verb("serve", verbs.serve, "bring the database up to date and serve until stopped")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    serve.add_argument(
        "--port", type=int, default=DEFAULT_PORT, help="port to listen on (%(default)s; 0: any)"
    )
    serve.add_argument(
        "--public-url", metavar="URL", help="address that people use (http://HOST:PORT)"
    )

    serve.add_argument(
        "--witness",
        nargs=2,
        action="append",
        default=[],
        metavar=("URL", "VKEY"),
        help="ask this witness to sign that the logs have grown (off; may be given more than once)",
    )
    serve.add_argument(
        "--timestamps",
        metavar="URL",
        help="ask this authority for one RFC 3161 time token a day for each log (off)",
    )

    serve.add_argument(
        "--smtp",
        metavar="URL",
        help="hand e-mail in here: smtp+starttls://USER@HOST:PORT, smtps:// or smtp:// (off: none is sent)",
    )
    serve.add_argument("--mail-from", metavar="ADDRESS", help="whom e-mail is from")
    serve.add_argument(
        "--smtp-password-file",
        type=Path,
        metavar="FILE",
        help="a file with the password of the mail server's user in its first line",
    )

    serve.add_argument(
        "--identity-providers",
        choices=[reach.value for reach in Reach],
        default=Reach.PUBLIC.value,
        help="where organizations may have their own sign-in: https on the internet, in a private network too, "
        "or on this machine too and without https (for tests) (%(default)s)",
    )

    serve.add_argument(
        "--webhooks",
        choices=[reach.value for reach in Reach],
        default=Reach.PUBLIC.value,
        help="where organizations may have events sent to, as with --identity-providers (%(default)s)",
    )

    verb("migrate", verbs.migrate, "bring the database up to date, after making a copy of it")

    demo = verb("demo", verbs.demo, "make the demo organization, or tell its sign-ins again")
    demo.add_argument("--public-url", metavar="URL", help="whose host names the log of a new demo")
    demo.add_argument(
        "--segment-minutes", type=int, choices=SEGMENT_MINUTES, help="length of a segment (10)"
    )
    demo.add_argument(
        "--idle-minutes",
        type=int,
        metavar="N",
        help="minutes without input that count as idle (10)",
    )
    demo.add_argument(
        "--new-code",
        action="store_true",
        help="a fresh one-time code for a device of the contractor",
    )
    demo.add_argument("--json", action="store_true", help="for programs")

    code = verb("code", verbs.code, "make a one-time code with which a contractor enrols a device")
    code.add_argument("--email", help="whose device (not needed where there is one contractor)")
    code.add_argument(
        "--hours", type=int, default=168, help="how long it can be used (%(default)s)"
    )

    add_organization_verb(verb)
    add_account_verbs(verb)

    doctor = verb("doctor", verbs.doctor, "say how this server is set up and whether it can work")
    doctor.add_argument("--json", action="store_true", help="for programs")

    exported = verb(
        "export",
        verbs.export,
        "write the evidence of a contract as a bundle that anybody can check",
    )
    add_export_arguments(exported)

    add_log_verbs(verb)
    add_evidence_verbs(verb)

    checked = verb(
        "check", verbs.check, "read everything that is stored and say whether it is whole"
    )
    checked.add_argument("--json", action="store_true", help="for programs")
    return parser


if __name__ == "__main__":
    sys.exit(main())
