"""The reasons that stand in statements for what kept a sense from working."""

from __future__ import annotations

from capture.api import Obstacle
from wire.records import Reason

_CAMERA = {
    Obstacle.PERMISSION_MISSING: Reason.PERMISSION_MISSING,
    Obstacle.CAMERA_MISSING: Reason.CAMERA_MISSING,
    Obstacle.CAMERA_BUSY: Reason.CAMERA_BUSY,
    Obstacle.LIBRARY_MISSING: Reason.NOT_AVAILABLE,
}


def reason_of(obstacle: Obstacle | None) -> Reason:
    """The reason for a sense of the desktop; None: it failed without a known cause."""
    if obstacle is Obstacle.PERMISSION_MISSING:
        return Reason.PERMISSION_MISSING
    return Reason.CAPTURE_FAILED if obstacle is None else Reason.NOT_AVAILABLE


def camera_reason(obstacle: Obstacle | None) -> Reason:
    """The reason for a camera."""
    return Reason.CAMERA_FAILED if obstacle is None else _CAMERA.get(obstacle, Reason.CAMERA_FAILED)
