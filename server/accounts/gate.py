"""The cookie of a signed-in browser, and the checks that pages make with it."""

from __future__ import annotations

import hashlib
import hmac
from typing import Literal

from fastapi import Request, Response

from server.accounts.events import Caller
from server.accounts.service import HALF_MS, LASTS_MS, Accounts, Viewer
from server.problems import Code, OtherSignInNeeded, Problem

_SameSite = Literal["lax", "strict"]


class Gate:
    """Lets signed-in browsers through. With https the cookie has the `__Host-` name that browsers guard."""

    def __init__(self, accounts: Accounts, *, secure: bool) -> None:
        self._accounts = accounts
        self._secure = secure
        self.cookie = "__Host-hourproof" if secure else "hourproof"
        self._half_cookie = self.cookie + "-half"
        self._passkey_cookie = self.cookie + "-passkey"
        self._provider_cookie = self.cookie + "-provider"

    def token(self, request: Request) -> str | None:
        """What the browser sent."""
        return request.cookies.get(self.cookie)

    def viewer(self, request: Request) -> Viewer | None:
        """Who is looking, or None. Reads the database: not for the event loop's thread."""
        return self._accounts.viewer(self.token(request), address=caller_of(request).address)

    def signed_in(self, request: Request) -> Viewer:
        """Who is looking; raises `not-signed-in`, which browsers see as the sign-in page."""
        viewer = self.viewer(request)
        if viewer is None:
            raise Problem(Code.NOT_SIGNED_IN, "Sign in first, then open this page again.")
        return viewer

    def oneself(self, request: Request) -> Viewer:
        """Who is looking, signed in by what is their own: an organization's provider changes nobody's account.

        Raises `not-signed-in` and `OtherSignInNeeded`.
        """
        viewer = self.signed_in(request)
        if viewer.through is not None:
            raise OtherSignInNeeded(None)
        return viewer

    def seal(self, request: Request, form: str) -> str:
        """What only this browser's page with the form named `form` can know: its cookie never leaves it."""
        cookie = (self.token(request) or "").encode("utf-8", "surrogatepass")
        return hmac.new(cookie, f"form\n{form}".encode(), hashlib.sha256).hexdigest()

    def sealed(self, request: Request, form: str, seal: str) -> bool:
        """Whether the form was made for this sign-in. If not, show it once more and change nothing."""
        told = seal.encode("utf-8", "surrogatepass")
        return hmac.compare_digest(told, self.seal(request, form).encode())

    def remember(self, response: Response, token: str) -> None:
        """Give the browser its cookie."""
        self._give(response, self.cookie, token, LASTS_MS, "lax")

    def half_token(self, request: Request) -> str | None:
        """What the browser sent of a sign-in that waits for a code."""
        return request.cookies.get(self._half_cookie)

    def remember_half(self, response: Response, token: str) -> None:
        """Give the browser a cookie with which only a code can be given."""
        self._give(response, self._half_cookie, token, HALF_MS, "strict")

    def forget_half(self, response: Response) -> None:
        """Take that cookie back."""
        self._take(response, self._half_cookie, "strict")

    def passkey_token(self, request: Request) -> str | None:
        """What the browser sent of a challenge that it is to answer with a passkey."""
        return request.cookies.get(self._passkey_cookie)

    def remember_passkey(self, response: Response, token: str, *, lasts_ms: int) -> None:
        """Give the browser the cookie that its challenge is bound to."""
        self._give(response, self._passkey_cookie, token, lasts_ms, "strict")

    def forget_passkey(self, response: Response) -> None:
        """Take that cookie back."""
        self._take(response, self._passkey_cookie, "strict")

    def provider_token(self, request: Request) -> str | None:
        """What the browser sent of its way to an organization's identity provider."""
        return request.cookies.get(self._provider_cookie)

    def remember_provider(self, response: Response, token: str, *, lasts_ms: int) -> None:
        """Give the browser the cookie that its way there and back is bound to; it comes back from another site."""
        self._give(response, self._provider_cookie, token, lasts_ms, "lax")

    def forget(self, response: Response) -> None:
        """Take the cookie back."""
        self._take(response, self.cookie, "lax")

    def _give(
        self, response: Response, name: str, value: str, lasts_ms: int, site: _SameSite
    ) -> None:
        response.set_cookie(
            name,
            value,
            max_age=lasts_ms // 1000,
            path="/",
            secure=self._secure,
            httponly=True,
            samesite=site,
        )

    def _take(self, response: Response, name: str, site: _SameSite) -> None:
        response.delete_cookie(name, path="/", secure=self._secure, httponly=True, samesite=site)


def caller_of(request: Request) -> Caller:
    """Where `request` came from."""
    return Caller(
        address=request.client.host if request.client else "",
        agent=request.headers.get("user-agent", ""),
    )
