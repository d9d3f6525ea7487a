"""What the settings window says, decided without Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo

from agent.client import (
    AboutView,
    ConsentView,
    DiaryPage,
    Problem,
    ProblemCode,
    SettingOrigin,
    SettingView,
    ShortcutChoice,
    ShortcutStanding,
    ShortcutState,
    Snapshot,
)
from ui import formats, notice_words, settings_words
from ui.present_pages import refusal
from ui.tongue import tr

PROXY = "network.proxy"
MOST_APPS = 30


@dataclass(frozen=True, slots=True)
class SettingsSeen:
    """What was last heard from the agent: settings by their keys, consents oldest first."""

    settings: Mapping[str, SettingView]
    about: AboutView
    consents: tuple[ConsentView, ...]

    def text(self, key: str) -> str:
        """A setting that has one value."""
        return self.settings[key].values[0]

    def number(self, key: str) -> int:
        """A setting that is a number."""
        return int(self.text(key))


@dataclass(frozen=True, slots=True)
class Agreement:
    """How it stands with one contract."""

    contract: str
    title: str
    employer: str
    text: str
    agreed: bool
    read: str
    """What the button says that shows the page."""


def agreements(
    snapshot: Snapshot, consents: tuple[ConsentView, ...], zone: tzinfo | None = None
) -> tuple[Agreement, ...]:
    """Of each contract what was agreed to and when; dates in `zone`, None: of this computer."""
    newest = {one.contract: one for one in consents}
    result = []
    for contract in snapshot.contracts:
        last = newest.get(contract.contract)
        date = "" if last is None else formats.local_date(last.made_ms, zone)
        if contract.agreed and last is not None:
            text = tr(settings_words.CONSENT_GIVEN).format(date=date)
        elif contract.agreed:
            text = tr(settings_words.CONSENT_AGREED)
        elif last is not None and not last.features:
            text = tr(settings_words.CONSENT_WITHDRAWN).format(date=date)
        else:
            text = tr(settings_words.CONSENT_OPEN)
        if last is not None and not last.delivered:
            text = f"{text} {tr(settings_words.CONSENT_WAITS)}"
        read = tr(settings_words.READ_SHORT if contract.agreed else settings_words.READ_FIRST)
        result.append(
            Agreement(
                contract.contract, contract.title, contract.employer, text, contract.agreed, read
            )
        )
    return tuple(result)


def note(view: SettingView) -> str:
    """What stands below a field: who set it, or from when a change holds; usually nothing."""
    if view.origin is SettingOrigin.POLICY:
        return tr(settings_words.BY_POLICY)
    return "" if view.at_once else tr(settings_words.FROM_START)


def changeable(view: SettingView) -> bool:
    """Whether a person may change it here."""
    return view.origin is not SettingOrigin.POLICY


def refused(key: str, problem: Problem) -> str:
    """Why a change was refused, beside its field."""
    if key == PROXY and problem.code is ProblemCode.SETTING_INVALID:
        return tr(settings_words.PROXY_WRONG)
    return refusal(problem)


def damaged(snapshot: Snapshot) -> str:
    """Whether the settings file was found damaged in this run; empty: no."""
    codes = {problem.code for problem in snapshot.problems}
    return tr(settings_words.DAMAGED) if ProblemCode.SETTINGS_CORRUPT in codes else ""


def recent_apps(page: DiaryPage, excluded: tuple[str, ...]) -> tuple[str, ...]:
    """The apps that pictures named, the latest first, without those that are excluded already."""
    known = {app.strip().lower() for app in excluded}
    found: dict[str, str] = {}
    for entry in sorted(page.entries, key=lambda one: one.start_ms, reverse=True):
        name = (entry.app or "").strip()
        if name and name.lower() not in known:
            found.setdefault(name.lower(), name)
    return tuple(found.values())[:MOST_APPS]


def facts(snapshot: Snapshot, about: AboutView) -> tuple[tuple[str, str], ...]:
    """What the last page says, each with its name."""
    words = settings_words
    enrolled = bool(snapshot.server_url)
    missing = tr(words.NOT_ENROLLED)
    who = tr(words.PERSON).format(person=snapshot.person, organization=snapshot.organization)
    return (
        (tr(words.VERSION), about.version),
        (tr(words.SERVER), snapshot.server_url or missing),
        (tr(words.ENROLLED_FOR), who if enrolled else missing),
        (tr(words.DEVICE), snapshot.device or missing),
        (tr(words.DEVICE_ID), about.device or missing),
        (tr(words.DATA_FOLDER), about.data_folder),
        (tr(words.SETTINGS_FILE), about.settings_file),
        (tr(words.LOG_FILE), about.log_file),
        (tr(words.LICENCE), tr(words.LICENCE_TEXT)),
    )


def no_keys(keys: ShortcutChoice, state: ShortcutState) -> str:
    """Why the keys do nothing; empty where they work, or where the person knows it themself."""
    try:
        said = tr(notice_words.NO_KEYS[state])
    except KeyError:
        return ""
    return said.format(keys=tr(settings_words.SHORTCUTS[keys]))


def keys_note(keys: ShortcutChoice, standing: ShortcutStanding) -> str:
    """What stands below the choice of keys; empty: nothing that the choice does not say."""
    if standing.state is ShortcutState.ASKED:
        return tr(settings_words.SHORTCUT_ASKED)
    if standing.state is ShortcutState.DECLINED:
        return tr(settings_words.SHORTCUT_DECLINED)
    if standing.state is ShortcutState.WORKS and standing.named is not None:
        if not standing.named:
            return tr(settings_words.SHORTCUT_GIVEN_UNNAMED)
        return tr(settings_words.SHORTCUT_GIVEN).format(keys=standing.named)
    return no_keys(keys, standing.state)
