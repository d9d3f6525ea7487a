"""`hourproof`: the agent from the command line, for scripts, for administrators and without a desktop's tray.

`parser.py` lists the verbs; each is in the module of its group, what it says in `words/`.
"""

from agent.cli.program import main

__all__ = ["main"]
