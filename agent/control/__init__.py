"""The door for the command line: a local socket that only this user can reach, and one agent behind it.

JSON over `multiprocessing.connection` as bytes, one request for each connection; never pickle. The
running agent writes where it listens, and a key, into a file that only this user can read. Whether
an agent runs is told by a lock, which the system takes back when the agent ends, however it ends.
"""

from agent.control.client import AgentBug, ControlClient
from agent.control.lock import InstanceLock
from agent.control.server import ControlServer

__all__ = ["AgentBug", "ControlClient", "ControlServer", "InstanceLock"]
