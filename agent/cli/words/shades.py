"""Words that fit a problem better than those of its code alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from agent.cli.words.senses import SENSE_SHADES

_LOOKED_AT: Final = (
    "When the agent starts, it sets the file aside and begins a new one; nothing is deleted."
)
SHADES: Final[Mapping[str, tuple[str, str]]] = {
    "code-expired/sign-in-expired": (
        "The sign-in was not confirmed in time.",
        "Nothing was changed. Begin again: hourproof enrol --browser URL",
    ),
    "server-address-invalid/empty": (
        "No server address was given.",
        "It looks like https://time.example.com. {kept}",
    ),
    "server-address-invalid/http": (
        "{url} goes without encryption; that works for a server on this machine only.",
        "Begin the address with https:// instead. {kept}",
    ),
    "server-address-invalid/user-info": (
        "{url} has a name or password in it.",
        "Leave out what stands before the @. {kept}",
    ),
    "server-address-invalid/query": (
        "{url} has a ? or # in it.",
        "Leave out everything from there on. {kept}",
    ),
    "server-address-invalid/port": (
        "{url} has an impossible port.",
        "A port is a number from 1 to 65535; most servers need none. {kept}",
    ),
    "server-unreachable/server-tls": (
        "No secure connection to {url} could be made.",
        "A server without https may answer there, or its certificate is not trusted: check the "
        "address. {kept}",
    ),
    "server-unreachable/server-timeout": (
        "The server {url} takes too long to answer.",
        "Try again in a while. {kept}",
    ),
    "server-unreachable/proxy-failed": (
        "The proxy on the way to {url} does not work.",
        "Check the variables HTTPS_PROXY and NO_PROXY. {kept}",
    ),
    "server-not-hourproof/server-redirected": (
        "{url} leads on to another address.",
        "Use the address where it ends; a sign-in page of the network may be in between. {kept}",
    ),
    "spool-near-quota/reached": (
        "What waits to be uploaded has filled its {quota_mb} MB: no more pictures are taken.",
        "Time and counts go on, and the diary says why there is no picture. Connect to the network, or raise "
        "quota_megabytes in the settings.",
    ),
    "key-lost/proxy-password": (
        "The keyring holds no password for the proxy's user.",
        "Put it there: hourproof proxy-password. {kept}",
    ),
    "server-unreachable/ca-file-unusable": (
        "The file of certificates to trust cannot be used ({detail}).",
        "Set ca_file under [network] in the settings to a PEM file, or take it out. {kept}",
    ),
    "key-lost/store-key": (
        "The keyring no longer holds the key that this device's data is sealed with ({reason}).",
        "Bring the keyring of this user back, from a backup if need be: then everything is there again. If it is gone "
        "for good: hourproof set-aside, then enrol anew. Nothing was changed, and what is uploaded stays valid.",
    ),
    "server-failed/server-disk-full": (
        "The server has no room left.",
        "Tell whoever runs it. {kept}",
    ),
    "server-failed/enrolment": (
        "The server cannot answer just now.",
        "Try again in a while. {kept}",
    ),
    "server-refused/too-large": (
        "A segment is larger than the server takes.",
        "It is kept here and later ones wait behind it. Show your employer: hourproof doctor",
    ),
    "server-refused/enrolment": (
        "The server refused to enrol this device.",
        "Tell whoever runs it. {kept}",
    ),
    "code-invalid/code-used": (
        "The code was used before.",
        "Each code enrols one device: ask your employer for a new one.",
    ),
    "bad-request/name-invalid": (
        "The name of this device cannot be used.",
        "Give 1 to 64 letters on one line with --name. {kept}",
    ),
    "consent-missing/withdraw": (
        "You have not agreed to anything on this contract with this device.",
        "There is nothing to withdraw; nothing of it is captured here.",
    ),
    "memo-missing/idle": (
        "Idle time can be kept only with a memo that says what it was.",
        "Say it: hourproof idle keep --memo TEXT",
    ),
    "memo-missing/idle-edit": (
        "Idle time that was kept needs a memo that says what it was.",
        "Nothing was changed.",
    ),
    "memo-missing/manual": (
        "Time without evidence needs a reason.",
        "Nothing was claimed. Say why with --memo TEXT.",
    ),
    "memo-too-long/manual": (
        "The reason is too long ({characters} characters).",
        "Nothing was claimed. Shorten it to {limit}.",
    ),
    "picture-not-here/unreadable": (
        "The file with the picture cannot be read ({reason}).",
        "Nothing was changed. Check the path given with --picture.",
    ),
    "picture-not-here/another": (
        "The file is not the very picture that was signed.",
        "Nothing was changed. Save it again from its page in your diary, without opening it in an editor.",
    ),
    "clock-off/from-the-future": (
        "This machine's clock is ahead of the server's.",
        "Set it right. What was tracked is kept and goes up by itself.",
    ),
    "disk-full/enrolment": (
        "There is no room left at {path}.",
        "Free some space. {kept}",
    ),
    "data-folder-unwritable/disk-failed": (
        "The disk failed while {path} was written ({reason}).",
        "Check the disk, then start the agent again; it writes nothing more there until then. "
        "What was written before is kept.",
    ),
    "settings-corrupt/restored": (
        "The settings file was damaged; those from before the last change are used.",
        "The damaged file is kept unchanged at {path}. Look whether all is right: hourproof contracts",
    ),
    "settings-corrupt/begun-anew": (
        "The settings file was damaged, and new settings were begun.",
        "The damaged file is kept unchanged at {path}. Enrol this device again with a new code; what "
        "was tracked is kept.",
    ),
    "server-failed/server-restored": (
        "The server was put back from a backup and has lost a part of its log.",
        "Everything is kept here. Tell whoever runs the server; uploads go on once it is recovered.",
    ),
    "nothing-to-export/log": (
        "Nothing is known of the server's log here.",
        "The file of what was sealed is new or was set aside; see: hourproof doctor",
    ),
    "nothing-to-export/authority": (
        "What the server states of itself was never fetched, and without it nothing can be checked.",
        "Let the agent reach the server once: hourproof run",
    ),
    "nothing-to-export/receipt": (
        "It has no receipt yet.",
        "Let the agent reach the server: hourproof upload. Until then it is kept here.",
    ),
    "nothing-to-export/proofs": (
        "The proofs that are kept here do not fit together ({detail}).",
        "Have the server's export made instead, and keep this data folder as it is.",
    ),
    "unknown-segment/last": (
        "Nothing was captured since the agent started that `last` could mean.",
        "Name the segment by its id, which stands at the end of its line: hourproof diary. Nothing was changed.",
    ),
    "settings-corrupt/unknown-keys": (
        "The settings have entries that mean nothing: {keys}.",
        "They were passed over. The file as it was: {path}",
    ),
    "settings-corrupt/looked-at": (
        "The settings file {path} is damaged.",
        "When the agent starts, it sets the file aside and uses the one before it; nothing is deleted.",
    ),
    "contracts-corrupt/looked-at": (
        "The kept list of contracts {path} is damaged.",
        "When the agent starts, it sets the file aside and fetches the list anew; nothing is lost.",
    ),
    "picture-missing/changed": (
        "The picture file {path} is not what it was when it was taken.",
        "If its segment is not uploaded yet, it goes up without it. Put the file back from a backup, "
        "or take the picture back: hourproof redact",
    ),
    "setting-invalid/unknown-setting": (
        "There is no setting {key}.",
        "Nothing was changed. See which there are: hourproof settings",
    ),
    "setting-invalid/one-value": (
        "{key} takes one value.",
        "Nothing was changed. Put a value with blanks in quotes.",
    ),
    "setting-invalid/too-many": (
        "{key} takes at most {most} entries.",
        "Nothing was changed. Give fewer.",
    ),
    "setting-invalid/yes-or-no": (
        "{key} is yes or no, not {value}.",
        "Nothing was changed. Give yes or no.",
    ),
    "setting-invalid/one-of": (
        "{key} cannot be {value}.",
        "Nothing was changed. Give one of: {choices}",
    ),
    "setting-invalid/number": (
        "{key} is a number, and {value} is none.",
        "Nothing was changed. Give a number.",
    ),
    "setting-invalid/range": (
        "{key} cannot be {value}.",
        "Nothing was changed. The least is {least}, the most {most}.",
    ),
    "setting-invalid/refused": (
        "{key} cannot be set to that: {reason}.",
        "Nothing was changed. See what there is: hourproof settings",
    ),
    "setting-invalid/text": (
        "{key} takes a line of text of at most {most} characters.",
        "Nothing was changed. Give one without line breaks.",
    ),
    **SENSE_SHADES,
    "no-display/lost": (
        "The display is gone, or not there yet: nothing can be captured or counted.",
        "Sign in to the desktop, or start its X server again; then everything goes on by itself.",
    ),
    "journal-corrupt/looked-at": ("The journal {path} is damaged ({reason}).", _LOOKED_AT),
    "spool-corrupt/looked-at": (
        "The file of segments that wait to be uploaded is damaged: {path} ({reason}).",
        _LOOKED_AT,
    ),
}
"""Words that fit better than those of the code alone, by `Problem.shades`."""
