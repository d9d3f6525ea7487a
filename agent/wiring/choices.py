"""The settings of this machine, for whoever shows and changes them, with what can only be tried here."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from agent.client import AboutView, AppSettings, SettingOrigin, SettingView
from agent.core.problems import Problem, ProblemCode, Trouble
from agent.platform.autostart import Autostart, app_command
from agent.store.errors import StoreError
from agent.store.paths import Paths, find_paths
from agent.store.setting_keys import find_key, keys_of, texts_of, value_of
from agent.store.settings import Settings, SettingsFile
from agent.version import VERSION
from agent.wiring.memory import SettingsOwner

_log = logging.getLogger(__name__)

CA_FILE: Final = "network.ca_file"


class KeptChoices:
    """Implements `agent.runtime.ports.Choices` over the settings file. Any thread; errors are `Trouble`."""

    def __init__(self, owner: SettingsOwner, paths: Paths, environment: Mapping[str, str]) -> None:
        self._owner = owner
        self._paths = paths
        arguments = ["--minimized"]
        if paths.own_home is not None:
            arguments += ["--home", str(paths.own_home)]
        self._autostart = Autostart(
            paths.keyring_service.replace(":", "-"),
            app_command(arguments),
            environment=environment,
        )

    def app(self) -> AppSettings:
        """See `Choices.app`."""
        return self._owner.settings.app

    def settings(self) -> tuple[SettingView, ...]:
        """See `SettingsClient.settings`."""
        return views(self._owner.settings)

    def change(self, key: str, values: tuple[str, ...] | None) -> None:
        """See `Choices.change`. Raises `StoreError` SETTING_INVALID, or what the disk says."""
        if values is not None and find_key(Settings, key).key == CA_FILE:
            _check_ca_file(values)
        self._owner.change_setting(key, values)

    def start_with_session(self, *, on: bool) -> None:
        """See `SettingsClient.start_with_session`. Raises `Trouble` AUTOSTART_FAILED."""
        try:
            self._autostart.turn(on=on)
        except OSError as error:
            reason = error.strerror or str(error)
            raise Trouble(Problem(ProblemCode.AUTOSTART_FAILED, {"reason": reason})) from error

    def about(self) -> AboutView:
        """See `SettingsClient.about`."""
        enrolment = self._owner.settings.enrolment
        return AboutView(
            version=VERSION,
            device="" if enrolment is None else enrolment.device,
            data_folder=str(self._paths.data),
            settings_file=str(self._paths.settings),
            log_file=str(self._paths.log),
            starts_with_session=self._starts(),
        )

    def _starts(self) -> bool | None:
        try:
            return self._autostart.is_on()
        except (OSError, ValueError) as error:  # unreadable, or not text
            _log.warning("cannot tell whether the app starts by itself: %s", error)
            return None


def views(settings: Settings) -> tuple[SettingView, ...]:
    """Every setting with where its value comes from."""
    result = []
    for key in keys_of(Settings):
        value = value_of(settings, key)
        same = value == key.default
        result.append(
            SettingView(
                key=key.key,
                values=texts_of(value),
                default=texts_of(key.default),
                origin=SettingOrigin.DEFAULT if same else SettingOrigin.FILE,
                at_once=key.at_once,
            )
        )
    return tuple(result)


def app_settings(home: Path | None, environment: Mapping[str, str]) -> AppSettings:
    """How the app is to look and speak, before the agent is built; the defaults where that cannot be read."""
    try:
        file = SettingsFile(find_paths(home, environment=environment).settings)
        return file.look().settings.app
    except Trouble as trouble:  # the agent will say it
        _log.info("the settings cannot be read yet: %s", trouble.problem)
        return AppSettings()


def _check_ca_file(values: tuple[str, ...]) -> None:
    """Raises `StoreError` SETTING_INVALID for a file that holds no certificate, before uploads fail by it."""
    file = values[0].strip() if len(values) == 1 else ""
    if not file:
        return  # none; what is no single value is refused later
    import ssl  # 1 MB, and nobody else here needs it

    try:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(cafile=file)
        found = bool(context.get_ca_certs())
        reason = "no certificate"
    except (OSError, ValueError) as error:  # an SSLError is an OSError
        found, reason = (
            False,
            error.__class__.__name__ if isinstance(error, ssl.SSLError) else str(error),
        )
    if not found:
        details = {"key": CA_FILE, "why": "no-certificates", "path": file, "reason": reason}
        raise StoreError(Problem(ProblemCode.SETTING_INVALID, details))
