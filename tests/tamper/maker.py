"""Makes a bundle step by step, as device, server and exporter would, from `wire/SPEC.md` alone.

A `Plot` names edits: each touches one thing at one moment, and everything that is made afterwards is made
from what it left, signed and logged as if it were right. Without edits a story is honest.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.tamper.forms import (
    AUTHORISATION_TYPE,
    ENROLMENT_TYPE,
    Key,
    Zip,
    b64,
    b64url,
    canonical,
    checkpoint_text,
    envelope_of,
    leaf_hash,
    node_ranges,
    pae,
    sha256,
    signed_note,
    tree_hash,
    vkey,
)

ORIGIN = "tamper.example/log/1"
CONTRACT = "c0ffee0000000042"
PERSON = "aaaa000000000001"
ORGANIZATION = "0123456789abcdef"
LOG, NEW_LOG = Key("log"), Key("log after rotation")
STATEMENT, NEW_STATEMENT = Key("statement"), Key("statement after rotation")
PERSON_SUBJECT, CONTRACT_SUBJECT = f"person/{PERSON}", f"contract/{CONTRACT}"
ORGANIZATION_SUBJECT = f"organization/{ORGANIZATION}"
TRUST = vkey(ORIGIN, LOG)
ZEROS = "0" * 64
LINES = 256
"""Lines of a numbered member."""
CONTRACTOR_TYPES = ("segment", "redact", "memo", "manual", "consent", "session", "reveal", "close")

Hook = Callable[[Any], Any]


def without(member: str) -> Hook:
    """A hook that leaves out one member."""

    def drop(value: dict[str, Any]) -> None:
        del value[member]

    return drop


def folder(stream: str) -> str:
    """The name of a stream: base64url of 16 bytes made from a word."""
    return b64url(hashlib.sha256(stream.encode()).digest()[:16])


def stream_order(streams: Iterable[str]) -> list[str]:
    """Words of streams in the order of their names."""
    return sorted(streams, key=folder)


@dataclass
class Plot:
    """What is to go wrong: hooks by moment and name of the statement.

    A hook is given what was made and may change it in place, or return something else. The moments, in order:
    `items` ([salt, kind, value] lists before they are committed to), `disclosures` (the texts committed to), `body`
    (the statement), `payload` (its bytes), `envelope`, `entry`; then of the whole `bundle` (`Bundle`), `zip` (`Zip`)
    and `file` (its bytes), under no name.
    """

    hooks: dict[tuple[str, str], list[Hook]] = field(default_factory=dict)
    signers: dict[str, Key] = field(default_factory=dict)
    never: set[str] = field(default_factory=set)
    """Names of statements that were never made."""
    omitted: set[str] = field(default_factory=set)
    """Names of statements that the exporter leaves out, with their entries."""
    unlogged: set[str] = field(default_factory=set)
    """Names of statements that the exporter gives without their entries."""
    before: dict[str, list[Callable[["Story"], None]]] = field(default_factory=dict)
    """What is done right before the statement of a name is made."""
    also: dict[str, list[Callable[["Story"], None]]] = field(default_factory=dict)
    """What is done right after it."""
    tellers: list["Story"] = field(default_factory=list)

    def on(self, moment: str, name: str, hook: Hook) -> None:
        self.hooks.setdefault((moment, name), []).append(hook)

    def body(self, name: str, /, **members: Any) -> None:
        """Change members of the statement `name` before it is signed."""
        self.on("body", name, lambda body: body.update(members))

    def without(self, name: str, member: str) -> None:
        """Leave a member of the statement `name` out before it is signed."""
        self.on("body", name, without(member))

    def entry(self, name: str, /, **members: Any) -> None:
        """Change members of the log entry of `name` before it is logged."""
        self.on("entry", name, lambda entry: entry.update(members))

    def item(self, name: str, index: int, /, **members: Any) -> None:
        """Change members of the value of one item of `name` before it is committed to."""
        self.on("items", name, lambda items: items[index][2].update(members))

    def bundle(self, hook: Callable[["Bundle"], Any]) -> None:
        self.on("bundle", "", hook)

    def zip(self, hook: Callable[[Zip], Any]) -> None:
        self.on("zip", "", hook)

    def file(self, hook: Callable[[bytes], bytes]) -> None:
        self.on("file", "", hook)

    @property
    def story(self) -> "Story":
        """The story that is being told, for hooks that need what has happened so far."""
        return self.tellers[-1]

    def first(self, name: str, more: Callable[["Story"], None]) -> None:
        self.before.setdefault(name, []).append(more)

    def then(self, name: str, more: Callable[["Story"], None]) -> None:
        self.also.setdefault(name, []).append(more)

    def run(self, moment: str, name: str, value: Any) -> Any:
        for hook in self.hooks.get((moment, name), ()):
            changed = hook(value)
            value = value if changed is None else changed
        return value


@dataclass
class Made:
    """A statement as it was made, and what belongs to it."""

    name: str
    body: dict[str, Any]
    payload: bytes
    envelope: dict[str, Any]
    disclosures: list[str]
    files: list[list[bytes]]
    """Picture and thumbnail of each item, or nothing."""
    first: int = -1
    gone: set[int] = field(default_factory=set)
    """Items that were removed, replaced or expired."""

    @property
    def target(self) -> dict[str, Any]:
        return {
            "stream": self.body["stream"],
            "seq": self.body["seq"],
            "sha256": sha256(self.payload),
        }


@dataclass
class Bundle:
    """What goes into the archive. A line may be a value, or bytes that stand as they are."""

    manifest: Any
    notes: list[Any]
    nodes: list[Any]
    entries: list[Any]
    statements: list[Any]
    blobs: dict[str, bytes]
    lines: dict[str, int]
    """The place of the line of each statement."""
    story: "Story"

    def statement(self, name: str) -> dict[str, Any]:
        line: dict[str, Any] = self.statements[self.lines[name]]
        return line

    def members(self) -> list[tuple[str | bytes, bytes]]:
        found: list[tuple[str | bytes, bytes]] = [
            ("bundle.json", as_bytes(self.manifest)),
            ("log/notes.jsonl", b"".join(as_bytes(line) + b"\n" for line in self.notes)),
        ]
        for kind, lines in (
            ("log/nodes-", self.nodes),
            ("log/entries-", self.entries),
            ("statements/", self.statements),
        ):
            for number in range(0, len(lines), LINES):
                part = b"".join(as_bytes(line) + b"\n" for line in lines[number : number + LINES])
                found.append((f"{kind}{number // LINES:06}.jsonl", part))
        return [*found, *((f"blobs/{name}", content) for name, content in self.blobs.items())]


def as_bytes(value: Any) -> bytes:
    return value if isinstance(value, bytes) else canonical(value)


class Story:
    """One organization's log and what is known of one contract, made statement by statement."""

    def __init__(self, plot: Plot) -> None:
        self.plot = plot
        plot.tellers.append(self)
        self.made: dict[str, Made] = {}
        self.leaves: list[bytes] = []
        self.entries: list[dict[str, Any] | None] = []
        self.owners: list[str] = []
        self.heads: dict[str, Made] = {}
        self.devices: dict[str, Key] = {}
        self.receipts: dict[Key, list[tuple[int, int]]] = {}
        self.statement_key = STATEMENT
        self.log_key_ends: list[tuple[int, Key]] = []
        self.log_key = LOG
        self.notes: list[int] = []

    # the log

    def root(self, size: int) -> bytes:
        return tree_hash(self.leaves[:size])

    def log(self, name: str, entry: dict[str, Any], *, given: bool = True) -> int:
        """Append an entry; the exporter gives it or not. Returns its index."""
        entry = self.plot.run("entry", name, entry)
        self.leaves.append(leaf_hash(canonical(entry)))
        self.entries.append(entry if given else None)
        self.owners.append(name)
        return len(self.leaves) - 1

    def tick(self, name: str, recv_ms: int, *, given: bool = True) -> None:
        self.log(
            name,
            {"rand": sha256(name.encode()), "recv_ms": recv_ms, "t": "tick", "v": 1},
            given=given,
        )
        self.after(name)

    def other(self, name: str, recv_ms: int) -> None:
        """A statement of another contract, of which a bundle of this one gives nothing."""
        entry = {
            "env": sha256(name.encode()),
            "have": 1,
            "recv_ms": recv_ms,
            "t": "statement",
            "v": 1,
        }
        self.log(name, entry, given=False)
        self.after(name)

    def note(self) -> None:
        """Keep the checkpoint of the present size for the bundle."""
        self.notes.append(len(self.leaves))

    def log_key_of(self, size: int) -> Key:
        return next((key for end, key in self.log_key_ends if size <= end), self.log_key)

    def checkpoint(self, size: int, *, key: Key | None = None, origin: str = ORIGIN) -> str:
        """The signed checkpoint of a size."""
        return signed_note(
            origin, key or self.log_key_of(size), checkpoint_text(origin, size, self.root(size))
        )

    # statements

    def ahead(self, name: str) -> bool:
        """Do what the plot has before the statement `name`; whether it is made at all."""
        for more in self.plot.before.pop(name, ()):
            more(self)
        return name not in self.plot.never

    def after(self, name: str) -> None:
        for more in self.plot.also.pop(name, ()):
            more(self)

    def keep(self, made: Made, recv_ms: int, *, have: int) -> Made:
        """Log a statement that was made."""
        env = sha256(canonical(made.envelope))
        made.first = self.log(
            made.name, {"env": env, "have": have, "recv_ms": recv_ms, "t": "statement", "v": 1}
        )
        self.made[made.name] = made
        return made

    def grow(self, name: str, recv_ms: int, *, have: int) -> None:
        """Log that more of a statement's items came."""
        if name in self.made:
            env = sha256(canonical(self.made[name].envelope))
            entry = {"env": env, "have": have, "recv_ms": recv_ms, "t": "statement", "v": 1}
            self.log(f"{name}+", entry)
            self.owners[-1] = name

    def sign(
        self, name: str, body: dict[str, Any], key: Key
    ) -> tuple[dict[str, Any], bytes, dict[str, Any]]:
        body = self.plot.run("body", name, body)
        payload = self.plot.run("payload", name, canonical(body))
        envelope = self.plot.run(
            "envelope", name, envelope_of(payload, self.plot.signers.get(name, key))
        )
        return body, payload, envelope

    def server(self, name: str, subject: str, kind: str, recv_ms: int, /, **members: Any) -> None:
        """A server's statement: signed and logged at `recv_ms`."""
        if not self.ahead(name):
            return
        head = self.heads.get(subject)
        body = {
            "v": 1, "type": kind, "log": ORIGIN, "made_ms": recv_ms, "subject": subject,
            "seq": head.body["seq"] + 1 if head else 0, "prev": sha256(head.payload) if head else ZEROS,
        } | members  # fmt: skip
        made = Made(name, *self.sign(name, body, self.statement_key), [], [])
        self.heads[subject] = self.keep(made, recv_ms, have=0)
        self.after(name)

    def device(
        self, name: str, key: Key, recv_ms: int, /, *, authoriser: Key | None, **more: Any
    ) -> None:
        """The enrolment of a device: server-authorised if there is no `authoriser`."""
        code, title = f"CODE-{name}", f"machine {name}"
        message = canonical({"code": code, "name": title, "public_key": key.spki.hex()})
        signed = {
            "key": b64(key.spki),
            "code": code,
            "name": title,
            "proof": b64(key.sign(pae(ENROLMENT_TYPE, message))),
            "authoriser": authoriser
            and {
                "keyid": authoriser.keyid,
                "sig": b64(authoriser.sign(pae(AUTHORISATION_TYPE, message))),
            },
        }
        self.server(name, PERSON_SUBJECT, "device", recv_ms, **(signed | more))

    def rotate_log(self, name: str, key: Key, recv_ms: int) -> None:
        if name in self.plot.never:
            return
        told = vkey(ORIGIN, key)
        self.server(name, ORGANIZATION_SUBJECT, "rotate", recv_ms, role="log", key=told)
        self.log_key_ends.append((self.made[name].first + 1, self.log_key))
        self.log_key = key

    def rotate_statement(self, name: str, key: Key, recv_ms: int) -> None:
        if name in self.plot.never:
            return
        self.server(
            name, ORGANIZATION_SUBJECT, "rotate", recv_ms, role="statement", key=b64(key.spki)
        )
        self.statement_key = key

    def anchor(self, key: Key, before_ms: int) -> dict[str, Any]:
        """The newest checkpoint that a device had verified at an instant."""
        size = max(
            (size for recv_ms, size in self.receipts.get(key, ()) if recv_ms <= before_ms),
            default=0,
        )
        return {"size": size, "root": self.root(size).hex()}

    def contractor(
        self,
        name: str,
        stream: str,
        kind: str,
        *,
        recv_ms: int,
        made_ms: int | None = None,
        begun_ms: int | None = None,
        items: Iterable[tuple[str, dict[str, Any], list[bytes]]] = (),
        have: int | None = None,
        deliver: bool = True,
        **members: Any,
    ) -> None:
        """A contractor's statement of a stream, received at `recv_ms`.

        `items` are kind, value and files. `have` says which of them came at first, if not all. A receipt that is
        not delivered is not known to the device.
        """
        if not self.ahead(name):
            return
        key = self.devices[stream]
        made_ms = recv_ms - 900 if made_ms is None else made_ms
        head = self.heads.get(stream)
        body = {
            "v": 1, "type": kind, "log": ORIGIN, "contract": CONTRACT, "stream": folder(stream), "made_ms": made_ms,
            "seq": head.body["seq"] + 1 if head else 0, "prev": sha256(head.payload) if head else ZEROS,
            "anchor": self.anchor(key, made_ms if begun_ms is None else begun_ms),
        }  # fmt: skip
        disclosures, files = self.disclose(name, items)
        body |= place(
            [b64url(hashlib.sha256(one.encode()).digest()) for one in disclosures], kind, members
        )
        made = Made(name, *self.sign(name, body, key), disclosures, files)
        self.heads[stream] = self.keep(
            made, recv_ms, have=(1 << len(disclosures)) - 1 if have is None else have
        )
        if deliver:
            self.receipts.setdefault(key, []).append((recv_ms, len(self.leaves)))
        self.after(name)

    def disclose(
        self, name: str, items: Iterable[tuple[str, dict[str, Any], list[bytes]]]
    ) -> tuple[list[str], list[list[bytes]]]:
        """The texts that a statement commits to, and the files of each."""
        files, opened = [], []
        for number, (kind, value, content) in enumerate(items):
            salt = hashlib.sha256(f"{name}/{number}".encode()).digest()[:16]
            opened.append([b64url(salt), kind, value])
            files.append(content)
        opened = self.plot.run("items", name, opened)
        texts = [one if isinstance(one, str) else b64url(as_bytes(one)) for one in opened]
        kept = [file if names_files(one) else [] for one, file in zip(opened, files, strict=False)]
        return self.plot.run("disclosures", name, texts), kept

    def gone(self, name: str, *indexes: int) -> None:
        """Items that an honest exporter cannot give any more."""
        if name in self.made:
            self.made[name].gone.update(indexes)

    # the bundle

    def bundle(self, **manifest: Any) -> Bundle:
        """What an exporter puts together, apart from what the plot omits."""
        given = {name: one for name, one in self.made.items() if name not in self.plot.omitted}
        entries = [
            {"entry": entry, "index": index}
            for index, (entry, owner) in enumerate(zip(self.entries, self.owners, strict=True))
            if entry is not None and owner not in self.plot.omitted | self.plot.unlogged
        ]
        sizes = {
            *self.notes,
            *(one.body["anchor"]["size"] for one in given.values() if has_anchor(one)),
        }
        ranges = node_ranges(self.notes[-1], {one["index"] for one in entries}, sizes)
        statements, blobs = [], {}
        for one in given.values():
            shown = [None if at in one.gone else text for at, text in enumerate(one.disclosures)]
            statements.append({"disclosures": shown, "envelope": one.envelope})
            for at, files in enumerate(one.files):
                blobs |= {sha256(file): file for file in files if at not in one.gone}
        return Bundle(
            manifest={
                "v": 1, "format": "hourproof-bundle", "origin": ORIGIN, "contract": CONTRACT,
                "made_by": "server", "withheld": [],
            } | manifest,
            notes=[{"note": self.checkpoint(size)} for size in self.notes],
            nodes=[[low, high, tree_hash(self.leaves[low:high]).hex()] for low, high in ranges],
            entries=entries,
            statements=statements,
            blobs=blobs,
            lines={name: at for at, name in enumerate(given)},
            story=self,
        )  # fmt: skip

    def file(self, **manifest: Any) -> bytes:
        """The archive of the bundle."""
        bundle = self.plot.run("bundle", "", self.bundle(**manifest))
        archive = self.plot.run("zip", "", Zip.of(bundle.members()))
        file: bytes = self.plot.run("file", "", archive.encode())
        return file


def names_files(opened: Any) -> bool:
    """Whether an item, as it is committed to, is one of a picture."""
    match opened:
        case [_, _, {"picture": _}]:
            return True
    return False


def has_anchor(made: Made) -> bool:
    """Whether a statement cites a checkpoint whose root can be computed."""
    anchor = made.body.get("anchor")
    return isinstance(anchor, dict) and isinstance(anchor.get("size"), int)


def place(commitments: list[str], kind: str, members: dict[str, Any]) -> dict[str, Any]:
    """The members of a statement with its commitments where its type has them."""
    if kind in ("segment", "manual"):
        return members | {"items": commitments}
    if kind == "memo":
        return members | {"item": commitments[0] if commitments else None}
    if kind == "redact":
        replaced = [
            {"index": at, "item": one}
            for at, one in zip(members["replaced"], commitments, strict=True)
        ]
        return members | {"replaced": replaced}
    return members
