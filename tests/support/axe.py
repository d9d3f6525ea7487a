"""axe-core on a page that is shown, brought in through the developer tools: the page's own rules stay as they are."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from importlib.resources import files

from playwright.sync_api import Page

GRAVE = ("serious", "critical")
OF_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules whose answer another theme can change."""
OF_LAYOUT = (*OF_COLOURS, "scrollable-region-focusable", "target-size")
"""The rules whose answer another width can change, beside what is there at all."""

RUN = """async (rules) => {
  const options = { resultTypes: ["violations"] };
  if (rules.length) options.runOnly = { type: "rule", values: rules };
  const told = await axe.run(document, options);
  return told.violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, any, all, none }) => ({
      id, impact, help, target: target.join(" "), why: [...any, ...all, ...none].map((one) => one.message),
    })));
}"""


@functools.cache
def _source() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def grave_findings(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What axe calls serious or critical on the page as it is now, a line each; only by `rules`, if any are given."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(_source())
    found = page.evaluate(RUN, list(rules))
    return [
        f"{one['impact']}: {one['id']} ({one['help']}) at {one['target']}: {'; '.join(one['why'])}"
        for one in found
        if one["impact"] in GRAVE
    ]
