"""The words of the settings window, as in `ui.messages`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from agent.client import ShortcutChoice, ThemeChoice
from ui.tongue import Counted

TITLE = "Settings"
SECTIONS = (
    "Capture and privacy",
    "Agreements",
    "Network",
    "Appearance and language",
    "Start and reminders",
    "Devices",
    "About",
)
BY_POLICY = "Set by the administrator of this computer."
FROM_START = "Holds from the next start of Hourproof."
DAMAGED = "The settings file was damaged. What you see here is what holds now."
NEVER = "Never"

# capture and privacy
PRIVACY_INTRO = "This holds on this device, on every contract, from the next picture on. Nobody changes it from afar."
EXCLUDED = "&Excluded apps"
EXCLUDED_HINT = "Their windows are blacked out before a picture is stored."
EXCLUDED_NONE = "No app is excluded."
ADD_APP = "&Name of an app"
ADD_APP_HINT = "The list offers the apps that were in front in the last seven days."
ADD = "&Add"
REMOVE = "&Remove"
BLUR = "&Blur pictures by at least"
BLUR_NONE = "No blur"
PIXELS = Counted(" pixel", " pixels")
"""Behind a number in a field."""
CAMERA = "&Camera for photos"
CAMERA_FIRST = "The first that gives a picture"
CAMERA_HINT = "Photos are taken only where a contract asks for them and you agreed."

# agreements
CONSENTS_INTRO = "What you agreed to on each contract. Without your agreement nothing is captured."
CONSENTS_NONE = "You have no contract yet."
CONSENT_GIVEN = "You agreed on {date}."
CONSENT_AGREED = "You agreed on this device."
CONSENT_WITHDRAWN = "You withdrew your agreement on {date}. Nothing is captured."
CONSENT_OPEN = "You have not agreed. Nothing is captured."
CONSENT_WAITS = "Your employer sees it after the next upload."
READ = "Read what is captured on {contract}"
READ_SHORT = "Read again…"
READ_FIRST = "Read…"
WITHDRAW = "Withdraw…"
WITHDRAW_OF = "Withdraw the agreement on {contract}"
WITHDRAW_ASK = "Withdraw your agreement on {contract}?"
WITHDRAW_DETAIL = (
    "From now on nothing is captured on this contract, and its clock stops if it runs. What was tracked before is "
    "kept. You can agree again at any time."
)
WITHDRAW_YES = "&Withdraw"
WITHDRAW_NO = "&Keep it"

# network
UPLOADS = "&Upload"
UPLOADS_ALWAYS = "Over every connection"
UPLOADS_UNMETERED = "Not over metered connections, such as a telephone’s"
SPEED = "&Limit the upload to"
SPEED_NONE = "No limit"
KILOBYTES = Counted(" kilobyte per second", " kilobytes per second")
PROXY = "&Proxy"
PROXY_SYSTEM = "As the system says"
PROXY_NONE = "None"
PROXY_OWN = "This one:"
PROXY_ADDRESS = "Address of the proxy"
PROXY_HINT = "Its password is kept in the keyring: set it with “hourproof proxy-password”."
PROXY_WRONG = (
    "This is not the address of a proxy. It looks like http://proxy.example:8080, without a password. "
    "What was set before still holds."
)
CA_FILE = "C&ertificates to trust instead of the public ones"
CA_FILE_NONE = "The public ones"
CHOOSE_FILE = "C&hoose…"
CHOOSE_FILE_TITLE = "Choose a file of certificates"
CERTIFICATES = "Certificates"
ALL_FILES = "All files"
QUOTA = "&Keep for the upload at most"
MEGABYTES = Counted(" megabyte", " megabytes")

# appearance and language
THEME = "&Colours"
THEMES: Mapping[ThemeChoice, str] = MappingProxyType(
    {
        ThemeChoice.SYSTEM: "As the system says",
        ThemeChoice.LIGHT: "Light",
        ThemeChoice.DARK: "Dark",
    }
)
SHORTCUT = "&Keys that start and stop the clock from anywhere"
SHORTCUT_HINT = (
    "Off until you choose some. Should another program have them, a notification says so."
)
SHORTCUT_ASKED = "Your desktop asks you about them in a window of its own, and may give you others."
SHORTCUT_GIVEN = "Your desktop gave Hourproof these: {keys}"
"""The keys as the desktop calls them, in its own words."""
SHORTCUT_GIVEN_UNNAMED = (
    "Your desktop chose them and does not say which: its own settings show and change them."
)
SHORTCUT_DECLINED = "You said no when your desktop asked. Choose some to be asked again."
SHORTCUT_CHANGE = "Chan&ge them in the desktop’s settings"
SHORTCUTS: Mapping[ShortcutChoice, str] = MappingProxyType(
    {
        ShortcutChoice.OFF: "None",
        ShortcutChoice.CTRL_ALT_H: "Ctrl+Alt+H",
        ShortcutChoice.CTRL_ALT_J: "Ctrl+Alt+J",
        ShortcutChoice.CTRL_SHIFT_F9: "Ctrl+Shift+F9",
        ShortcutChoice.SUPER_F9: "Super+F9",
    }
)
LANGUAGE = "&Language"
LANGUAGE_SYSTEM = "As the system says"
TEXT_SIZE = "Text is as large as your system says."

# start and reminders
AUTOSTART = "&Start Hourproof when you log in"
AUTOSTART_HINT = "It waits in the tray. The clock starts only when you start it."
AUTOSTART_NONE = "This system offers no way to start a program when you log in."
REMINDERS_INTRO = "Reminders are for you alone: nobody else is told."
REMIND_CLOCK_IN = "Remind me to clock &in after using the computer for"
REMIND_LONG = "Remind me of a &long session after every"
MINUTES = Counted(" minute", " minutes")

# about
VERSION = "Version"
LICENCE = "Licence"
LICENCE_TEXT = (
    "Hourproof is free software under the AGPL, version 3 or later. "
    "It uses Qt for Python under the LGPL, version 3."
)
SERVER = "Server"
ENROLLED_FOR = "Enrolled for"
PERSON = "{person}, {organization}"
DEVICE = "This device"
DEVICE_ID = "Device id"
DATA_FOLDER = "Data folder"
SETTINGS_FILE = "Settings file"
LOG_FILE = "Log"
NOT_ENROLLED = "Not enrolled yet"
OPEN_FOLDER = "&Open the data folder"
