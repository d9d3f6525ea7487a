"""What the command line says of the program itself and of mending its data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from agent.salvaged import SalvagedFile

RUNNING: Final = "Running for {path}. End it with Ctrl-C or: hourproof quit"
BUG: Final = "This is a fault of ours ({error}). Nothing was lost. The details are in {path}"
INTERRUPTED: Final = "Interrupted. What was asked may have been carried out; see: hourproof status"
ENDED: Final = "Clocked out, and the agent has ended."
ENDING: Final = "The agent is still ending; it may take a while more."
UPLOADING: Final = "Trying now. How it goes: hourproof status"
AUTOSTART_HELP: Final = "let the app start when you log in, or not; default: say whether it does"
AUTOSTART_STATE_HELP: Final = "on or off"
AUTOSTART: Final[Mapping[bool | None, str]] = {
    True: "The app starts when you log in. The clock starts only when you start it.",
    False: "The app does not start by itself.",
    None: "This system offers no way to start the app when you log in.",
}
PROXY_PASSWORD_HELP: Final = (
    "put the proxy's password, from the terminal or standard input, into the keyring"  # noqa: S105 — words
)
PROXY_PASSWORD: Final = "Password of the proxy (nothing: forget it): "  # noqa: S105 — a prompt
PROXY_PASSWORD_KEPT: Final = "The keyring has it. It counts from the next start of the agent."  # noqa: S105 — words
PROXY_PASSWORD_GONE: Final = "The keyring has none any more."  # noqa: S105 — words
SET_ASIDE_HELP: Final = (
    "move data whose key is lost aside, untouched, so that this device can enrol again"
)
SET_ASIDE: Final = (
    "Everything of this device is in {path} now, unchanged. Enrol again with a new code. Should the keyring come "
    "back, the files can be moved back."
)
SALVAGE_HELP: Final = "put back what is whole in a spool that was damaged and set aside"
SALVAGE_FILE_HELP: Final = "the file; default: each that was set aside in the data folder"


def salvaged_text(done: SalvagedFile) -> str:
    """What came of one file, and what is lost."""
    lines = [
        f"{done.file}: {done.found} statements of this device are whole in it.",
        f"  put back         {done.put_back}, of which {done.delivered} had their receipt",
        f"  there already    {done.known}",
    ]
    if done.stranded:
        lines.append(
            f"  cannot be sent   {done.stranded}: statements before them are lost, and a server takes "
            "them only in order"
        )
    if done.foreign:
        lines.append(f"  of another key   {done.foreign}: left where they are")
    if done.items_lost:
        lines.append(f"  contents lost    {done.items_lost} counts, pictures, windows or memos")
    lines += [
        f"  lost             stream {gap.stream}: number {gap.first}"
        + ("" if gap.first == gap.last else f" to {gap.last}")
        for gap in done.lost
    ]
    if done.put_back > done.delivered:
        lines.append("  What had no receipt goes up when the agent runs: hourproof run")
    if done.kept_at != done.file:
        lines.append(f"  The damaged file is now {done.kept_at}; nothing needs it any more.")
    return "\n".join(lines)
