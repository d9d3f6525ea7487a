"""`python -m agent.cli`: the same as `hourproof`."""

import sys

from agent.cli.program import main

if __name__ == "__main__":
    sys.exit(main())
