"""Words of the account's pages that are not in a template, by the values of the enums of `server.accounts`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from server.web.words import count

SEND_AGAIN = (
    "Nothing was changed: this page was made before you signed in anew. What you typed is still here, "
    "without passwords. Look at it and send it again."
)
SEND_AGAIN_HERE = "Nothing was done: you signed in anew since this page was made. Load it again."
PROFILE_KEPT = "Kept."
PASSWORD_KEPT = (
    "Your password is changed. Every other browser is signed out; devices that track time go on."  # noqa: S105 - a sentence
)
WRONG_PASSWORD = "This is not your password. Nothing was changed."  # noqa: S105 - a sentence

BAD_ADDRESS = "This is no address that a letter can be sent to. It looks like name@example.com."
LETTER_SENT = (
    "A letter is on its way to {address}. Open the link in it within one hour. "
    "Nothing is changed until then."
)
NO_LETTERS = "This server sends no e-mail. Ask whoever runs it."
RESET_DONE = "Your password is changed. Sign in with it."


def too_many_letters(wait_s: int) -> str:
    """What stands beside the field after many letters."""
    minutes = -(-wait_s // 60)
    return f"Enough letters were asked for. Look into your mailbox, or ask again in {count(minutes, 'minute')}."


WRONG_CODE = (
    "This code does not fit. Take the one that the app shows now; each is good once. "
    "If it keeps failing, the clock of your phone may be wrong."
)
HALF_OVER = "It is more than ten minutes since you gave your password. Give it once more."
SECOND_STEP_IS_OFF = "The second step is off. Your password alone signs you in."

PASSKEY_ADDED = "The passkey is added. From now on you can sign in with it."
PASSKEY_REMOVED = (
    "The passkey is removed: nobody signs in with it any more. Delete it on your device too."
)
PASSKEY_REFUSED: Mapping[str, str] = MappingProxyType(
    {
        "no-address": "Passkeys work only where the address of the server begins with https:// and has a name, "
        "no number. Whoever runs this server can set that.",
        "unreadable": "What your browser said of the passkey cannot be read. Try again, or sign in with your password.",
        "wrong-kind": "Your browser answered another question than was asked. Try again.",
        "wrong-origin": "The passkey was used on another address than this server’s. Open the right address and "
        "try again there.",
        "wrong-site": "This passkey belongs to another site. Choose one of this server.",
        "challenge-over": "That took longer than five minutes, or was sent twice. Try again.",
        "not-present": "The device with the passkey did not see that anybody was there. Try again, and "
        "touch it when asked.",
        "not-verified": "The device with the passkey did not check that it is you. Set up its PIN, fingerprint or "
        "face, and try again.",
        "unknown": "This server does not know this passkey. Sign in with your password, and add it to your account.",
        "removed": "This passkey was removed from its account. Choose another one or sign in with your password, and "
        "delete it on your device.",
        "bad-signature": "The signature of the passkey does not fit. Try again, or sign in with your password.",
        "algorithm": "This device makes keys of a kind that this server does not take. Use another one.",
        "known": "This passkey is in use already. Choose another device, or remove it first.",
        "too-many": "You have 20 passkeys. Remove one that you no longer use, then add this one.",
        "bad-name": "Give a name of 1 to 100 visible characters.",
    }
)
"""By the value of `passkey_checks.Refusal`."""

PASSKEY_HERE: Mapping[str, str] = MappingProxyType(
    {
        "cancelled": "Nothing was done: it was cancelled, took too long, or this device has no passkey for "
        "this server.",
        "wrong-origin": "Passkeys work at the address {origin} only. Open it and try again there.",
        "not-verified": PASSKEY_REFUSED["not-verified"],
        "known": "This device holds a passkey of your account already.",
        "failed": "The server could not be reached, or the browser failed. Try again.",
    }
)
"""What the browser itself finds out, shown by the script."""

WEAK: Mapping[str, str] = MappingProxyType(
    {
        "empty": "Type the new password.",
        "too-short": "Take at least 15 characters. Four words that have nothing to do with each other will do.",
        "too-long": "That is more than 1,024 characters. Take fewer.",
        "well-known": "Too much of it is what guessers try first: common words, your name or address, "
        "repeats, or keys in a row. Put in more of your own.",
    }
)

PROFILE_WRONG: Mapping[str, str] = MappingProxyType(
    {
        "name": "Give a name of 1 to 100 visible characters.",
        "zone": "Choose a time zone from the list.",
    }
)

SIGN_IN_ENDED: Mapping[str, str] = MappingProxyType(
    {
        "one": "That browser is signed out.",
        "others": "You are signed out everywhere else.",
    }
)

ACTS: Mapping[str, str] = MappingProxyType(
    {
        "account-made": "The account was made, by accepting an invitation",
        "account-made-by-operator": "The account was made by whoever runs this server",
        "signed-in": "Signed in",
        "signed-out": "Signed out",
        "sign-in-ended": "Another browser was signed out",
        "others-ended": "All other browsers were signed out",
        "password-changed": "The password was changed",
        "password-refused": "A wrong password was given to change something",
        "password-reset": "The password was changed by a link",
        "new-password-asked": "A letter with a link for a new password was asked for",
        "password-link-made": "Whoever runs this server made a link for a new password",
        "address-asked": "A letter to confirm an e-mail address was asked for",
        "address-confirmed": "The e-mail address was confirmed",
        "profile-changed": "Name or time zone was changed",
        "second-step-on": "The second step was turned on",
        "second-step-off": "The second step was turned off",
        "code-refused": "The right password with a wrong code",
        "recovery-code-used": "A recovery code was used",
        "recovery-codes-made": "New recovery codes were made",
        "passkey-added": "A passkey was added",
        "passkey-removed": "A passkey was removed",
        "signed-in-through": "Signed in through an organization",
        "provider-linked": "An organization’s own sign-in was linked",
        "provider-unlinked": "The link to an organization’s own sign-in ended",
        "data-taken": "A file with all that the server holds about you was taken",
        "passkey-went-back": "A passkey counted backwards and may have been copied",
        "device-allowed": "A device was let in",
        "device-declined": "A device was turned away",
        "access-token-made": "A personal access token was made",
        "access-token-revoked": "A personal access token was revoked",
        "calendar-made": "A calendar address was made",
        "calendar-revoked": "A calendar address was revoked",
    }
)

_BROWSERS = (
    ("edg/", "Edge"),
    ("opr/", "Opera"),
    ("vivaldi/", "Vivaldi"),
    ("samsungbrowser/", "Samsung Internet"),
    ("firefox/", "Firefox"),
    ("fxios/", "Firefox"),
    ("crios/", "Chrome"),
    ("chromium/", "Chromium"),
    ("chrome/", "Chrome"),
    ("safari/", "Safari"),
)
_SYSTEMS = (
    ("android", "Android"),
    ("iphone", "iPhone"),
    ("ipad", "iPad"),
    ("windows", "Windows"),
    ("cros", "ChromeOS"),
    ("mac os x", "macOS"),
    ("macintosh", "macOS"),
    ("linux", "Linux"),
)


def browser_name(agent: str) -> str:
    """A browser by what it calls itself: `Firefox on Windows`. It may say anything: this is a hint, no proof."""
    low = agent.lower()
    browser = next((name for mark, name in _BROWSERS if mark in low), None)
    system = next((name for mark, name in _SYSTEMS if mark in low), None)
    if browser and system:
        return f"{browser} on {system}"
    return browser or (
        f"A browser on {system}" if system else "A browser that does not say its name"
    )


def program_name(agent: str) -> str:
    """A program by what it calls itself: `curl/8.5.0`, cut to what fits a line; browsers as `browser_name` says."""
    shown = "".join(c for c in agent if c.isprintable())
    return browser_name(agent) if shown.startswith("Mozilla/") else shown[:60]


def act_detail(act: str, detail: str) -> str:
    """What or whom an event was about, in words; empty where its act says all."""
    if act == "sign-in-ended":
        return browser_name(detail)
    if act in (
        "address-asked",
        "address-confirmed",
        "passkey-added",
        "passkey-removed",
        "passkey-went-back",
        "access-token-made",
        "access-token-revoked",
        "calendar-made",
        "signed-in-through",
        "provider-linked",
        "provider-unlinked",
    ):
        return detail
    if act == "signed-in" and detail:
        return f"with the passkey “{detail}”"
    if act in ("device-allowed", "device-declined"):
        name, _, address = detail.partition("\n")
        return f"“{name}”, which asked from {address or 'an address not known'}"
    if act == "others-ended":
        return count(int(detail), "browser")
    return ""
