"""The one composition root: fits `sync`, `capture` and the store to the runtime, and builds the agent."""

from agent.wiring.build import BuiltAgent, build
from agent.wiring.enrol import enrol_here
from agent.wiring.examine import Examination, Finding, examine
from agent.wiring.export import open_export, trust_root

__all__ = [
    "BuiltAgent",
    "Examination",
    "Finding",
    "build",
    "enrol_here",
    "examine",
    "open_export",
    "trust_root",
]
