"""The words of closing a week in the own diary, as in `ui.messages`."""

from __future__ import annotations

from ui.tongue import Counted

CHOOSE = "To see whether this week is closed, or to close it, choose one contract above."
OPEN = "This week is not closed yet"
SIGNED = "Signed on this device: {tracked} tracked, {manual} manual."
EDITABLE = "You can edit it until {until}; after an edit close it again."
EDIT_OVER = "The time to edit it ended on {until}. It can still be closed."
UNSEALED = "Some of it is not signed yet: stop the clock, and wait until the reviews are over."
WAITING = Counted(
    "{count} segment or claim is still on its way to the server.",
    "{count} segments and claims are still on their way to the server.",
)
OPEN_MEANS = "What is billed is what the close says. Left open, nothing is lost, and the week is shown as unclosed."
CLOSED = "Closed on {when}: {tracked} tracked, {manual} manual, on all your devices"
CLOSED_SENT = "The server has it, with its receipt."
CLOSED_WAITS = "It goes up with the next upload."
CLOSED_REFUSED = "The server did not take this close. Close the week again."
CLOSED_SHORT = (
    "This device has signed more since: {tracked} tracked, {manual} manual. Close it again."
)
CLOSE = "C&lose the week…"
CLOSE_AGAIN = "C&lose it again…"
ASK = "Close the week from {first} to {last}?"
ASK_DETAIL = (
    "You sign how much of this week on {contract} is to be billed. This device alone has {tracked} tracked and "
    "{manual} manual; what your other devices sent is asked of the server and added."
)
ASK_AFTER = (
    "A close is a signed statement: it stands in the log and cannot be erased. A later one of the same week "
    "replaces it."
)
YES = "Sign and &close"
NO = "&Not now"
CLOSING = "Signing…"
DONE = "Closed: {tracked} tracked and {manual} manual, on all your devices."
DONE_BUTTON = "&Done"
