"""Debian's Chromium under test, without a window: `with browser() as chromium`, then `page_of(...)`."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

PATIENCE_MS = 15_000

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def browser() -> Iterator[Browser]:
    """A Chromium that ends with the block."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path is not None, "these tests need Chromium: run `python3 dev.py test`"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        try:
            yield chromium
        finally:
            chromium.close()


@contextmanager
def page_of(
    chromium: Browser,
    url: str,
    *,
    width: int = 1440,
    height: int = 900,
    dark: bool = False,
    scripting: bool = True,
    zone: str = "UTC",
    refusals: bool = False,
    cookies: Mapping[str, str] | None = None,
    scale: float = 1,
) -> Iterator[Page]:
    """A page of a fresh profile for the site at `url`; ends with an error if its console showed one.

    `refusals`: the test asks for pages that are refused, which the console notes too. `cookies` are the site's.
    """
    context = chromium.new_context(
        base_url=url,
        viewport={"width": width, "height": height},
        device_scale_factor=scale,
        color_scheme="dark" if dark else "light",
        java_script_enabled=scripting,
        timezone_id=zone,
        reduced_motion="reduce",
    )
    context.add_cookies([{"name": n, "value": v, "url": url} for n, v in (cookies or {}).items()])
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    complaints: list[str] = []

    def hear(said: ConsoleMessage) -> None:
        if said.type == "error" and not (refusals and "Failed to load resource" in said.text):
            complaints.append(said.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    try:
        yield page
        assert not complaints, complaints
    finally:
        context.close()


def sign_in(page: Page, *, email: str, password: str) -> None:
    """Through the form, as a person does."""
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Sign out").wait_for()
