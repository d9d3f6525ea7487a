"""The one composition root: fits `sync`, `capture` and the store to the runtime, and builds the agent."""

from agent.wiring.build import BuiltAgent, build

__all__ = ["BuiltAgent", "build"]
