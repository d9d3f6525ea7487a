"""What each setting is for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SETTINGS: Final[Mapping[str, str]] = {
    "camera": "Which camera takes photos, such as /dev/video2; none: the first that gives a picture.",
    "server": "The server's address that the first run offers; none: it asks.",
    "privacy.excluded_apps": "Apps whose windows are blacked out in every picture.",
    "privacy.blur": "By how many pixels every picture is blurred at least.",
    "network.uploads": "When to upload: always, or not over a metered connection.",
    "network.kilobytes_per_s": "How many kilobytes are uploaded in a second at most; 0: any number.",
    "network.proxy": "The proxy, as http://[user@]host:port; none; or empty for what the system says.",
    "network.ca_file": "A file of certificates (PEM) to trust instead of the public authorities.",
    "reminders.clock_in_minutes": (
        "After how many minutes of using the machine you are reminded to clock in; 0: never. Nobody else is told."
    ),
    "reminders.long_session_minutes": (
        "After how many tracked minutes, and again after as many, you are reminded of the time; 0: never."
    ),
    "app.shortcut": "The keys that start and stop the clock from anywhere: off, or such as ctrl+alt+h.",
    "app.theme": "The colours of the app's windows: system, light or dark.",
    "app.language": "The language of the app's windows: system, en, es, de, pt, uk, fil or hi.",
    "storage.quota_megabytes": "How many megabytes may wait for the upload.",
}
"""What each setting is for, by its name."""
