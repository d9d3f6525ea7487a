"""The front door of the tray app: sees to the memory first, then hands over to `ui.program`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from agent.platform import keyring_child
from capture.camera import child as camera_child
from ui.sources import leave_sources_unread


def main(argv: Sequence[str] | None = None) -> int:
    """Run the tray app until it is quit; returns the exit code."""
    if sys.argv[1:] == [keyring_child.FLAG]:
        return keyring_child.main()
    if sys.argv[1:2] == [camera_child.FLAG]:
        return camera_child.main(sys.argv[2:])
    leave_sources_unread()
    # Only now: whatever is imported from here on is what the line above spares.
    from ui.program import main as run

    return run(argv)


if __name__ == "__main__":
    sys.exit(main())
