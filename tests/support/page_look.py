"""What holds of every page at every width: it fits, its controls can be hit, its text can be read."""

from __future__ import annotations

from playwright.sync_api import Error, Page

SMALLEST_TARGET = 24
"""CSS pixels: WCAG 2.2, 2.5.8."""
_LOOKS = 5

LOOK = """([width, smallest]) => {
  const troubles = [];
  const name = (at) => `${at.localName} "${(at.innerText || at.id || at.name || "").trim().slice(0, 60)}"`;
  const wide = document.documentElement.scrollWidth;
  if (wide > width) troubles.push(`the page is ${wide} wide in a window of ${width}`);
  const controls = "main :is(button, input:not([type=hidden]), select, textarea, a):not(.hidden)";
  for (const at of document.querySelectorAll(controls)) {
    if (!at.checkVisibility() || at.closest(".hidden")) continue;
    if (getComputedStyle(at).display === "inline") continue; // a link within a sentence is as high as its text
    const box = at.getBoundingClientRect();
    if (Math.min(box.width, box.height) < 18) troubles.push(`${name(at)} is ${box.width} by ${box.height}`);
    const { width: across, height } = (at.closest("label") ?? at).getBoundingClientRect();
    if (Math.min(across, height) < smallest) troubles.push(`${name(at)} is hit on ${across} by ${height}`);
    if (box.left < 0 || box.right > wide) troubles.push(`${name(at)} lies outside of the page`);
  }
  const curve = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const channel = (value) => curve(value / 255);
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([red, green, blue]) => 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parts(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    const text = walk.currentNode.data.trim();
    if (!text || !element.checkVisibility() || element.closest(".skip, .hidden")) continue;
    const pair = [light(parts(getComputedStyle(element).color)), light(ground(element))].sort((a, b) => b - a);
    const contrast = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (contrast < 4.5) troubles.push(`"${text.slice(0, 60)}" has a contrast of ${contrast.toFixed(2)}`);
  }
  const headings = (document.querySelector("dialog[open]") ?? document).querySelectorAll("h1").length;
  if (headings !== 1) troubles.push(`${headings} headings of the first rank`);
  return troubles;
}"""


def assert_usable(page: Page, *, width: int) -> None:
    """Look at the page that is shown now, whole, in a window of `width` CSS pixels.

    A click does not wait for the page that it leads to: one that goes while it is looked at is not the one meant.
    """
    for _ in range(_LOOKS):
        page.wait_for_load_state()
        try:
            troubles = page.evaluate(LOOK, [width, SMALLEST_TARGET])
        except Error as error:
            if "context was destroyed" not in error.message:
                raise
        else:
            assert not troubles, troubles
            return
    raise AssertionError("one page went after the other")
