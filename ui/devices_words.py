"""The words of the page about devices, as in `ui.messages`."""

from __future__ import annotations

INTRO = (
    "Each device signs your time with a key of its own. Every one of them stands in your employer’s log, "
    "so none can be added without you seeing it here."
)
HERE = "{name} – this device"
MAY = "It may track and sign your time, and vouch for another device."
SINCE = "Added on {date}, vouched for by {name}."
SINCE_SERVER = "Added on {date} with a code or a sign-in. No device vouched for it."
SEEN = "Last upload: {when}"
SEEN_NEVER = "It has not uploaded anything yet."
ENDED = "Ended on {date}. It may send nothing more; what it uploaded stays."
LOST = "What it claims of the time from {when} on is marked, since it was lost then."
ASKING = "The server is being asked…"
OFFLINE = "This is what was known at the last visit to the server. {why}"
NONE = "The log names no device of yours yet. It will after the next upload."
NOT_ENROLLED = "This device is not enrolled yet."
END = "End…"
END_OF = "End the device {name}"
END_ASK = "End {name}?"
END_DETAIL = (
    "It can send nothing more, for ever. What it has not uploaded stays on it and is not billed: upload there first "
    "if you can. What it uploaded stays in your diary. To use it again, enrol it as a new device."
)
END_LOST = "It was &lost or stolen"
END_LOST_SINCE = "&Since when"
END_LOST_HINT = "What it claims of the time from then on is marked. Tell your employer too."
END_FUTURE = "That time has not come yet."
END_YES = "&End it"
END_NO = "&Keep it"
ENDED_NOW = "{name} is ended. The log says so."
VOUCH_TITLE = "Vouch for a new device"
VOUCH_INTRO = (
    "Enrol the new device with a one-time code and choose there to have another device vouch for it. It then shows "
    "a check code. Read it on that device yourself: whoever gets you to vouch for theirs can sign time as you."
)
VOUCH_CODE = "&Check code of the new device"
VOUCH = "&Vouch"
VOUCH_EMPTY = "Type the check code that the new device shows."
VOUCHING = "Vouching…"
VOUCHED = "You vouched for {name}. It enrols itself now."
