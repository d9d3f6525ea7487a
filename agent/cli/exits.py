"""The exit codes of the command line, and which problem ends with which."""

from __future__ import annotations

from typing import Final

from agent.client import Problem, ProblemCode

OK: Final = 0
REFUSED: Final = 1
USAGE: Final = 2
NOT_RUNNING: Final = 3
NOT_ENROLLED: Final = 4
SERVER: Final = 5
DATA: Final = 6
KEYRING: Final = 7
NO_DISPLAY: Final = 8
BUG: Final = 70

_P = ProblemCode
EXITS: Final = {
    _P.AGENT_NOT_RUNNING: NOT_RUNNING,
    _P.NOT_ENROLLED: NOT_ENROLLED,
    **dict.fromkeys(
        (
            _P.SERVER_ADDRESS_INVALID,
            _P.SERVER_UNREACHABLE,
            _P.SERVER_NOT_HOURPROOF,
            _P.SERVER_TOO_OLD,
            _P.SERVER_TOO_NEW,
            _P.SERVER_REFUSED,
            _P.SERVER_FAILED,
            _P.DEVICE_REVOKED,
            _P.RECEIPT_INVALID,
            _P.STREAM_REUSED,
        ),
        SERVER,
    ),
    **dict.fromkeys(
        (
            _P.DATA_FOLDER_UNWRITABLE,
            _P.FILES_EXPOSED,
            _P.CONTRACTS_CORRUPT,
            _P.SETTINGS_CORRUPT,
            _P.SETTINGS_TOO_NEW,
            _P.JOURNAL_CORRUPT,
            _P.SPOOL_CORRUPT,
            _P.SPOOL_NEAR_QUOTA,
            _P.DATABASE_TOO_NEW,
            _P.DISK_FULL,
            _P.DISK_LOW,
            _P.PICTURE_MISSING,
        ),
        DATA,
    ),
    **dict.fromkeys((_P.KEYRING_MISSING, _P.KEYRING_LOCKED, _P.KEY_LOST), KEYRING),
    _P.NO_DISPLAY: NO_DISPLAY,
}
"""Every other problem is a refusal: 1."""

HELP_EXITS: Final = """\
exit codes:
  0   done
  1   refused; the message says why and what to do
  2   wrong usage
  3   no agent is running for this data folder
  4   this device is not enrolled
  5   the server, or the way to it
  6   data folder, settings, journal or spool
  7   keyring
  8   no display
  70  a fault of ours

environment:
  HOURPROOF_HOME  one folder for everything, instead of the platform's folders
  HOURPROOF_LOG   level of agent.log in the data folder: debug, info, warning, error
"""


def exit_of(problem: Problem) -> int:
    """The exit code for a problem."""
    return EXITS.get(problem.code, REFUSED)
