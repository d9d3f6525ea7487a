"""The cookie of a signed-in browser, and the check that pages make with it."""

from __future__ import annotations

from fastapi import Request, Response

from server.accounts.service import LASTS_MS, Accounts, Viewer
from server.problems import Code, Problem


class Gate:
    """Lets signed-in browsers through. With https the cookie has the `__Host-` name that browsers guard."""

    def __init__(self, accounts: Accounts, *, secure: bool) -> None:
        self._accounts = accounts
        self._secure = secure
        self.cookie = "__Host-hourproof" if secure else "hourproof"

    def token(self, request: Request) -> str | None:
        """What the browser sent."""
        return request.cookies.get(self.cookie)

    def viewer(self, request: Request) -> Viewer | None:
        """Who is looking, or None. Reads the database: not for the event loop's thread."""
        return self._accounts.viewer(self.token(request))

    def signed_in(self, request: Request) -> Viewer:
        """Who is looking; raises `not-signed-in`, which browsers see as the sign-in page."""
        viewer = self.viewer(request)
        if viewer is None:
            raise Problem(Code.NOT_SIGNED_IN, "Sign in first, then open this page again.")
        return viewer

    def remember(self, response: Response, token: str) -> None:
        """Give the browser its cookie."""
        response.set_cookie(
            self.cookie,
            token,
            max_age=LASTS_MS // 1000,
            path="/",
            secure=self._secure,
            httponly=True,
            samesite="lax",
        )

    def forget(self, response: Response) -> None:
        """Take the cookie back."""
        response.delete_cookie(
            self.cookie, path="/", secure=self._secure, httponly=True, samesite="lax"
        )
