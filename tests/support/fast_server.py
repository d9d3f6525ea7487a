"""The real backend on the fast clock: `python -m tests.support.fast_server DATA PORT`."""

from __future__ import annotations

import sys
from pathlib import Path

import uvicorn

from server.prepare import prepare
from server.settings import Settings
from server.wiring import open_core, running
from tests.support.fast_time import FastClock


def main() -> None:
    """Serve until a signal ends it."""
    data, port = Path(sys.argv[1]), int(sys.argv[2])
    clock = FastClock.of_environment()
    settings = Settings(data=data, port=port, public_url=f"http://127.0.0.1:{port}")
    prepare(settings, clock)
    with running(open_core(settings, clock=clock)) as app:
        uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    main()
