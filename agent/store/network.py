"""How this device may use the network and the disk, as the person or an administrator set it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

NO_PROXY: Final = "none"
"""Instead of a proxy's address: use none, whatever the environment says."""
LEAST_QUOTA_MEGABYTES: Final = 50
_KILO: Final = 1_000
_MEGA: Final = 1_000_000


class Uploads(StrEnum):
    """Over which connections uploads go by themselves."""

    ALWAYS = "always"
    UNMETERED = "unmetered"
    """Not over a connection that the system calls metered, such as a telephone's."""


@dataclass(frozen=True, slots=True)
class Network:
    """The table `[network]`; read at the start of the program, `uploads` also while it runs.

    `kilobytes_per_s` limits what is uploaded, 0: not at all. `proxy` is `http://[user@]host:port`, `none`, or empty for
    what the environment says; its password is in the keyring. `ca_file` (PEM) is trusted instead of the public
    authorities. Raises `ValueError` for what makes no sense.
    """

    uploads: Uploads = Uploads.ALWAYS
    kilobytes_per_s: int = field(default=0, metadata={"least": 0, "applies": "start"})
    proxy: str = field(default="", metadata={"applies": "start"})
    ca_file: str = field(default="", metadata={"applies": "start"})

    def __post_init__(self) -> None:
        """Check."""
        if self.kilobytes_per_s < 0:
            raise ValueError("kilobytes_per_s is below 0")
        if self.proxy not in ("", NO_PROXY):
            _check_proxy(self.proxy)

    @property
    def bytes_per_s(self) -> int | None:
        """The limit in bytes, None without one."""
        return self.kilobytes_per_s * _KILO or None


@dataclass(frozen=True, slots=True)
class Storage:
    """The table `[storage]`: how much may wait for the upload, in megabytes (10^6 bytes)."""

    quota_megabytes: int = field(
        default=2_000, metadata={"least": LEAST_QUOTA_MEGABYTES, "applies": "start"}
    )

    def __post_init__(self) -> None:
        """Check."""
        if self.quota_megabytes < LEAST_QUOTA_MEGABYTES:
            raise ValueError(f"quota_megabytes is below {LEAST_QUOTA_MEGABYTES}")

    @property
    def quota_bytes(self) -> int:
        """The same in bytes."""
        return self.quota_megabytes * _MEGA


def _check_proxy(text: str) -> None:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("proxy is not http://host:port")
    if parts.password is not None:
        # This file is in the clear.
        raise ValueError("proxy holds a password: it belongs into the keyring")
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise ValueError("proxy is not http://host:port")
    _ = parts.port  # raises for what is no port
