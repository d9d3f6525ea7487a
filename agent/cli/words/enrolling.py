"""What the command line says of enrolling a device, and of vouching for one."""

from __future__ import annotations

from typing import Final

ENROLLED: Final = "Enrolled with {url}."
ENROLLED_AS: Final = "Enrolled with {url} as {person}, {organization}."
VOUCH_WITH: Final = """\
On a device of yours that is enrolled already, run:

    hourproof authorise {check}

It shows the name {name} when it has signed. Waiting; Ctrl-C gives up, and the code still works."""
SIGN_IN_AT: Final = """\
Open this page in a browser, here or on another device, and sign in:

    {url}

Type this code there, see that the page names this device, and allow it:

    {code}
"""
BROWSER_OPENED: Final = "It was opened in your browser, with the code."
SIGN_IN_WAITS: Final = (
    "Waiting for you to allow it. Ctrl-C stops; the same command then goes on with this code."
)
SIGN_IN_LEFT: Final = "{left} left"
BROWSER_HOW: Final = "--browser takes the server's address: hourproof enrol --browser URL"
BROWSER_ALONE: Final = "--browser needs no --code and no --vouched"
CODE_HOW: Final = "give --server and --code, or --browser URL to sign in in a browser"
VOUCHED: Final = "Vouched for the new device {name}. It enrols itself now."
