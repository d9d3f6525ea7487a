"""The one composition root: fits `sync`, `capture` and the store to the runtime, and builds the agent."""

from agent.platform.memory import rest
from agent.wiring.build import BuiltAgent, build
from agent.wiring.choices import app_settings
from agent.wiring.enrol import enrol_here, signing_in_here, vouching_here
from agent.wiring.evidence import OwnEvidence
from agent.wiring.examine import Examination, examine
from agent.wiring.export import open_export, trust_root
from agent.wiring.presenting import presenting
from agent.wiring.report import diagnostics_of
from agent.wiring.salvage import salvage_here
from agent.wiring.trials import Finding
from agent.wiring.waiting import build_when_unlocked, set_aside

__all__ = [
    "BuiltAgent",
    "Examination",
    "Finding",
    "OwnEvidence",
    "app_settings",
    "build",
    "build_when_unlocked",
    "diagnostics_of",
    "enrol_here",
    "examine",
    "open_export",
    "presenting",
    "rest",
    "salvage_here",
    "set_aside",
    "signing_in_here",
    "trust_root",
    "vouching_here",
]
