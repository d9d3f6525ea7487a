"""The words of the first run: signing in, trying the senses, the test capture. For their use see `ui.messages`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

STEP = "Step {step} of {steps}"
CONTINUE = "&Continue"
LATER = "&Later"

# signing in
SIGN_IN_INTRO = (
    "Sign in with the account your employer invited you with. It happens in your browser: no "
    "password is typed here. This computer makes its own key. Nothing is captured before you agree to it."
)
SIGN_IN = "&Sign in through the browser"
USE_CODE = "Use a one-time &code instead"
USE_BROWSER = "Sign in through the &browser instead"
ASKING = "Asking the server…"
WAIT_TITLE = "Confirm in your browser"
WAIT_INTRO = (
    "Your browser opens a page of {server}. Sign in there and confirm that it shows this code:"
)
WAIT_BY_HAND = "No page? Open {url} on any device and type the code."
WAIT_UNTIL = "Waiting for you. The code is good until {time}."
WAIT_OFFLINE = "The server cannot be reached just now. Hourproof goes on asking until {time}."
SIGN_IN_CODE = "Code to confirm"
OPEN_BROWSER = "&Open the browser again"
NO_BROWSER = "The browser could not be opened. Open the address by hand."
NEW_CODE = "&Get a new code"
CANCEL = "Ca&ncel"

# being vouched for by another device
ASK_VOUCHER = "&Have another device of mine vouch for this one"
ASK_VOUCHER_HINT = "Then nobody can add a device as you with the code alone."
VOUCH_TITLE = "Vouch for it on your other device"
VOUCH_INTRO = (
    "Open Settings, Devices on a device of yours that is enrolled, and type this check code there. It then says "
    "that you vouched for {name}."
)
VOUCH_CODE = "Check code"
VOUCH_WAITS = "Waiting for your other device. The one-time code is not used up until then."
VOUCH_OFFLINE = "The server cannot be reached just now. Hourproof goes on asking."

# consent
AGREE_TITLE = "What is captured"
AGREE_INTRO = (
    "Each contract says what is captured while its clock runs, who sees it and how long it is kept. "
    "Read it and decide. Declining loses nothing: nothing is captured, and you can read it again at any time."
)
AGREE_READ = "&Read and decide…"
AGREE_DECLINED = (
    "You have not agreed. Nothing is captured on this contract, and its clock does not start. "
    "Read it again or choose another contract, or go on later."
)

# trying the senses
CHECK_TITLE = "Does it work here?"
CHECK_INTRO = (
    "Each thing your contract asks for is really tried now. What it gives is thrown away at once."
)
CHECK_AGAIN = "&Try again"
CHECK_TRYING = "Being tried…"
CHECK_WORKS = "Works."
CHECK_WHY = "{title}. {hint}"
CHECK_ALL = "Everything works."
CHECK_SOME = "You can go on: what does not work is left out, and the diary says why."
CHECK_LINE = "{sense}: {found}"
SENSES: Mapping[str, str] = MappingProxyType(
    {
        "screen": "Picture of the screen",
        "input": "Counting keys and clicks",
        "idle": "Time away",
        "window": "App in front",
        "session": "Lock, sleep and log-out",
        "camera": "Webcam",
    }
)
CAMERA_MENDS: Mapping[str, str] = MappingProxyType(
    {
        "camera-missing": "There is no camera. Plug one in; until then the diary says that no photo was taken.",
        "camera-busy": "Another program has the camera. Close it, then try again.",
        "camera-failed": "The camera does not answer. Unplug it and plug it in again, then try again.",
        "permission-missing": "The system does not let Hourproof use the camera. Allow it, then try again.",
        "not-available": "Hourproof has no way to a camera on this system.",
    }
)

# the test capture
CAPTURE_TITLE = "A test capture"
CAPTURE_INTRO = (
    "See what a capture looks like, as your employer would see it. It is taken now, shown here, and thrown "
    "away: it is not stored, and it is not sent."
)
CAPTURE_TAKE = "&Take a test capture"
CAPTURE_TAKING = "Taking it…"
CAPTURE_SHOWN = (
    "This is all that a capture shows. Only you see this one: it is thrown away when you go on."
)
CAPTURE_GONE = "Thrown away. Nothing of it was stored or sent."
CAPTURE_THROW = "T&hrow it away and continue"
CAPTURE_PICTURE = "Test capture, screen {index} of {count}"
CAPTURE_NONE = "This contract takes no pictures, so there is nothing to try."

# done
DONE_TITLE = "Ready"
DONE_INTRO = (
    "Write what you work on and press Start. Nothing is captured before that, nor after Stop. Every capture "
    "is shown to you first, and you can delete it."
)
DONE_TRAY = "Hourproof stays in the tray: its shape says whether the clock runs."
DONE_NO_TRAY = (
    "This desktop has no tray: Hourproof stays in the task bar when you close the window."
)
DONE = "Go to the &clock"
