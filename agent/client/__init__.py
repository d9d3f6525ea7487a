"""The whole surface that front ends see: a snapshot, a subscription and a few verbs.

Windows, the command line and tests talk to the agent through `AgentClient` and nothing else, and name what it
gives them from here: `verbs.py` says what can be asked, the other modules what is shown. Snapshots are frozen;
verbs may be called from any thread and return when the control thread has carried them out.
"""

from agent.client.choices import (
    AboutView,
    SettingOrigin,
    SettingView,
    ShortcutStanding,
    ShortcutState,
)
from agent.client.devices import DeviceView, WeekView
from agent.client.diary import (
    ClosedWeek,
    ConsentView,
    DiaryEntry,
    DiaryPage,
    EntryState,
    Look,
    ManualClaim,
    ManualView,
    PerMinute,
    Redaction,
)
from agent.client.setup import SenseCheck, SignIn, TrialCapture, TrialPicture
from agent.client.snapshot import (
    CaptureView,
    ContractView,
    IdlePrompt,
    Notice,
    PhotoView,
    PictureView,
    PolicyView,
    ProblemSpan,
    ReviewState,
    Snapshot,
    SyncState,
    SyncView,
)
from agent.client.verbs import (
    AgentClient,
    ClientError,
    DeviceClient,
    EvidenceClient,
    PrivacyClient,
    SettingsClient,
    SetupClient,
    ShortcutClient,
    TrialClient,
)
from agent.core.app_settings import AppSettings, LanguageChoice, ShortcutChoice, ThemeChoice
from agent.core.notices import NoticeCode
from agent.core.privacy import Privacy
from agent.core.problems import Problem, ProblemCode, Trouble
from agent.core.states import ClockState, Tracking
from wire.holding import Ground, Holding, Standing, Verdict, standing
from wire.records import MEMO_CHARACTERS, ItemKind, RedactReason, Region
from wire.text import clean_text

__all__ = [
    "MEMO_CHARACTERS",
    "AboutView",
    "AgentClient",
    "AppSettings",
    "CaptureView",
    "ClientError",
    "ClockState",
    "ClosedWeek",
    "ConsentView",
    "ContractView",
    "DeviceClient",
    "DeviceView",
    "DiaryEntry",
    "DiaryPage",
    "EntryState",
    "EvidenceClient",
    "Ground",
    "Holding",
    "IdlePrompt",
    "ItemKind",
    "LanguageChoice",
    "Look",
    "ManualClaim",
    "ManualView",
    "Notice",
    "NoticeCode",
    "PerMinute",
    "PhotoView",
    "PictureView",
    "PolicyView",
    "Privacy",
    "PrivacyClient",
    "Problem",
    "ProblemCode",
    "ProblemSpan",
    "RedactReason",
    "Redaction",
    "Region",
    "ReviewState",
    "SenseCheck",
    "SettingOrigin",
    "SettingView",
    "SettingsClient",
    "SetupClient",
    "ShortcutChoice",
    "ShortcutClient",
    "ShortcutStanding",
    "ShortcutState",
    "SignIn",
    "Snapshot",
    "Standing",
    "SyncState",
    "SyncView",
    "ThemeChoice",
    "Tracking",
    "TrialCapture",
    "TrialClient",
    "TrialPicture",
    "Trouble",
    "Verdict",
    "WeekView",
    "clean_text",
    "standing",
]
