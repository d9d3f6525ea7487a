"""The words of the redaction editor."""

from __future__ import annotations

from ui.tongue import Counted

TITLE = "Black out parts of a capture"
SCREEN_NUMBER = "Screen {number}"
PHOTO = "Photo"
NEW_BOX = "&New box"
REMOVE_BOX = "Re&move box"
WHOLE = "Black out all of &it"
UNDO = "&Undo"
REDO = "Red&o"
ZOOM_IN = "Zoom in"
ZOOM_OUT = "Zoom out"
ZOOM_FIT = "&Fit"
ZOOM_AT = "{percent} %"
SEE_THROUGH = "&See through the boxes"
REMOVE_PHOTO = "&Remove the whole photo"
APPLY = "&Black out"
CANCEL = "&Cancel"
KEYS = (
    "Draw with the mouse, or press Enter for a new box: arrow keys move it, Shift with them resizes it, "
    "Ctrl with them goes by single pixels, Delete removes it, Tab goes on to the next."
)
NOTHING = "Nothing is blacked out yet."
BOXES = Counted("{count} box on this picture", "{count} boxes on this picture")
PHOTO_STAYS = "The photo stays."
PHOTO_GOES = "The whole photo is removed. The time of the segment stays as it is."
CHOSEN = "Box {index} of {count}: {width} × {height} pixels, {x} from the left, {y} from the top."
CANVAS = "{picture}. {boxes}."
TIME_STAYS = (
    "What is black is gone at once and for good. The time of this segment stays; the diary shows it as "
    "redacted."
)
TIME_GOES = (
    "What is black is gone at once and for good. This contract does not let the time stay when something is "
    "taken back: these minutes may not be billed."
)
HELD = "It is not uploaded while you look at it, for an hour at most."
SIGNED = "It is signed already. The server erases the same parts as soon as it hears of it."
APPLYING = "Blacking out…"
GONE = "The picture is no longer on this computer, so nothing can be drawn on it."
TOO_MANY = "No more than {count} boxes fit on one picture. Draw a larger one."
REDACT = "R&edact…"
CLOSE_ASK = "Your boxes are not applied. Leave them?"
CLOSE_LEAVE = "&Leave without blacking out"
CLOSE_STAY = "&Go on drawing"
