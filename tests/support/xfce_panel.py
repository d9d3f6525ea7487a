"""The panel of the Xfce desktop on a desktop of the tests: a StatusNotifier watcher and host that people really use.

Its tray stands alone in the lower left corner; whatever shows itself there is the icon under test.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import mss
from PIL import Image

from tests.support.desktop import Desktop, DesktopError, Place
from tests.support.waiting import wait_until

SIZE = 32
"""Height of the panel and side of an icon's cell, in pixels."""
GROUNDS = {False: (0.95, 0.95, 0.95), True: (0.12, 0.12, 0.13)}
"""The panel's own colour: light, dark."""
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="{dark}"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=8;x=0;y=0"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="length" type="uint" value="30"/>
      <property name="size" type="uint" value="{size}"/>
      <property name="background-style" type="uint" value="1"/>
      <property name="background-rgba" type="array">
        <value type="double" value="{red}"/>
        <value type="double" value="{green}"/>
        <value type="double" value="{blue}"/>
        <value type="double" value="1.0"/>
      </property>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
    </property>
  </property>
</channel>
"""
_OURS = "xfce4/xfconf/xfce-perchannel-xml"


def homes(folder: Path) -> dict[str, str]:
    """The environment in which Xfce's programs keep everything in `folder`, and look for no screen reader."""
    names = {"CONFIG": "config", "CACHE": "cache", "DATA": "data"}
    places = {f"XDG_{name}_HOME": str(folder / place) for name, place in names.items()}
    return {**places, "HOME": str(folder), "NO_AT_BRIDGE": "1"}


class XfcePanel:
    """On `desktop`, which gets a session bus with it; settings and caches stay in `folder`."""

    def __init__(self, desktop: Desktop, folder: Path, *, dark: bool = False) -> None:
        self._desktop = desktop
        self._process: subprocess.Popen[bytes] | None = None
        settings = folder / "config" / _OURS
        settings.mkdir(parents=True)
        red, green, blue = GROUNDS[dark]
        text = _SETTINGS.format(dark=str(dark).lower(), size=SIZE, red=red, green=green, blue=blue)
        (settings / "xfce4-panel.xml").write_text(text)
        # The keeper of Xfce's settings is started by the bus, and has the environment of that.
        desktop.env |= homes(folder)
        desktop.open_bus()
        self._at = desktop.monitors[0].height - SIZE

    @property
    def icon(self) -> Place:
        """Where the icon is shown."""
        return Place(0, self._at, SIZE, SIZE)

    def start(self) -> None:
        """Show it; returns when it takes icons."""
        command = ["xfce4-panel", "--disable-wm-check", "--sm-client-disable"]
        self._process = self._desktop.spawn(command)
        wait_until(self._takes_icons, "the panel")

    def stop(self) -> None:
        """End it, as when it is restarted or has broken."""
        if self._process is not None:
            self._desktop.close_window(self._process)
            self._process = None
            wait_until(lambda: not self._takes_icons(), "the panel's end")

    def picture(self, place: Place | None = None) -> Image.Image:
        """What is on the screen at `place`; None: the icon."""
        at = place or self.icon
        with mss.MSS(display=self._desktop.display) as screen:
            shot = screen.grab({"left": at.x, "top": at.y, "width": at.width, "height": at.height})
        return Image.frombytes("RGB", shot.size, shot.rgb)

    def ink(self) -> set[tuple[int, int, int]]:
        """The colours that are on the icon's place and not the panel's own."""
        picture = self.picture()
        ground = picture.getpixel((0, 0))
        return {colour for _count, colour in picture.getcolors(SIZE * SIZE)} - {ground}

    def point(self) -> None:
        """Move the pointer onto the icon, from elsewhere."""
        x, y = str(SIZE // 2), str(self._at + SIZE // 2)
        self._desktop.run("xdotool", "mousemove", "600", "300", "mousemove", x, y)

    def click(self, button: int) -> None:
        """Click the icon."""
        self.point()
        self._desktop.run("xdotool", "click", str(button))

    def popup(self) -> Place | None:
        """The largest of `popups`."""
        return max(self.popups(), key=lambda one: one.width * one.height, default=None)

    def popups(self) -> list[Place]:
        """The windows of the panel's that stand above it: its menus, or the tooltip."""
        found = []
        for line in self._desktop.run("xwininfo", "-root", "-tree").splitlines():
            words = line.split()
            if '("wrapper-2.0"' in line and len(words) > 2:
                size, (x, y) = words[-2].split("+")[0], words[-1].split("+")[1:]
                width, height = (int(n) for n in size.split("x"))
                if height > 20 and -1 < int(y) < self._at and self._shown(words[0]):
                    found.append(Place(int(x), int(y), width, height))
        return found

    def _shown(self, window: str) -> bool:
        try:
            return "IsViewable" in self._desktop.run("xwininfo", "-id", window)
        except DesktopError:
            return False  # it went between the two questions

    def _takes_icons(self) -> bool:
        return self._desktop.has_owner("org.kde.StatusNotifierWatcher")
