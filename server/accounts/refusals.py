"""Why an account does not do what it is asked to."""

from __future__ import annotations

from server.accounts.password_rules import Weakness


class SignInRefusedError(Exception):
    """E-mail address and password do not belong together; which of them is wrong is not said."""


class WrongPasswordError(Exception):
    """Not the password of whoever is signed in."""


class WrongCodeError(Exception):
    """Not a code of the second step, or one that was used."""


class HalfSignInOverError(Exception):
    """The password was given too long ago, or not at all."""


class BadAddressError(Exception):
    """What was typed is no e-mail address that letters can be sent to."""


class LinkOverError(Exception):
    """A link from a letter that was used, is too old, or never was one."""


class WeakPasswordError(Exception):
    """The new password is not good enough, for the reason `weakness`."""

    def __init__(self, weakness: Weakness) -> None:
        super().__init__(weakness.value)
        self.weakness = weakness


class TooManyAttemptsError(Exception):
    """Too many failed attempts; the next may be made in `wait_s` seconds."""

    def __init__(self, wait_ms: int) -> None:
        super().__init__(f"wait {wait_ms} ms")
        self.wait_s = -(-wait_ms // 1000)
