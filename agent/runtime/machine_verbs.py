"""The verbs of front ends about this machine: what is kept out of pictures here, and what can be set."""

from __future__ import annotations

from collections.abc import Callable

from agent.client import AboutView, ClientError, Privacy, SettingView
from agent.core.problems import Problem, ProblemCode
from agent.runtime.ports import Choices
from agent.runtime.private import Private
from agent.runtime.refusing import refusing


class MachineVerbs:
    """`agent.client.PrivacyClient` and `SettingsClient`. Any thread but the control thread."""

    def __init__(
        self, *, private: Private, choices: Choices | None, shown: Callable[[], object]
    ) -> None:
        """Without `choices` there is nothing to set. `shown` returns when the snapshot shows what was changed."""
        self._private = private
        self._choices = choices
        self._shown = shown

    def privacy(self) -> Privacy:
        """What is kept out of pictures."""
        return self._private.now()

    def exclude_app(self, *, app: str) -> None:
        """Black this app out."""
        self._private.exclude(app)

    def include_app(self, *, app: str) -> None:
        """Let this app be seen again."""
        self._private.include(app)

    def set_blur(self, *, radius: int) -> None:
        """Blur pictures by at least so much."""
        self._private.blur(radius)

    def settings(self) -> tuple[SettingView, ...]:
        """Every setting as it is now."""
        return self._setting().settings()

    def set_setting(self, *, key: str, values: tuple[str, ...]) -> None:
        """Set one; when it returns the snapshot shows it."""
        with refusing():
            self._setting().change(key, values)
        self._shown()

    def unset_setting(self, *, key: str) -> None:
        """Let one be as it was at first."""
        with refusing():
            self._setting().change(key, None)
        self._shown()

    def start_with_session(self, *, on: bool) -> None:
        """Let the app start when the person logs in, or not."""
        with refusing():
            self._setting().start_with_session(on=on)

    def about(self) -> AboutView:
        """Which program this is, and where it keeps its things."""
        return self._setting().about()

    def _setting(self) -> Choices:
        if self._choices is None:
            raise ClientError(Problem(ProblemCode.BAD_REQUEST, {"reason": "nothing can be set"}))
        return self._choices
