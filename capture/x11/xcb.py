"""The little of the X protocol that the senses need, spoken through libxcb.

With libxcb an error belongs to the request that caused it and a lost connection is a state that one
asks for. Xlib has process-wide handlers instead, which end the process by default and which Qt shares;
so nothing in this room uses it. The `xcffib` package would do too, but costs 28 MB once loaded.
"""

from __future__ import annotations

import ctypes
import functools
import os
import select
import struct
import threading
from collections.abc import Callable, Sequence

ANY_PROPERTY_TYPE = 0
_CHECKED = 1  # XCB_REQUEST_CHECKED of xcbext.h
_REPLY_ROUND_S = 0.005
"""How long one look at the socket waits for a reply."""
_BUSY_ROUNDS = 1_000
"""A server that sends without end, and never the answer, is given up after so many times the quiet rounds."""
_TOGETHER = 500
"""How many questions are under way at once: their answers fit into the socket's buffers."""


class XError(Exception):
    """The X server could not be asked; `str()` of it says what happened."""


class XLibraryMissingError(XError):
    """libxcb is not installed."""


class XLostError(XError):
    """There is no connection to an X server, or it ended."""


class XRefusedError(XError):
    """The server answered with the error `code` of the X protocol, such as 3 for a vanished window."""

    def __init__(self, code: int) -> None:
        super().__init__(f"error {code} of the X protocol")
        self.code = code


class XLackingError(XError):
    """The server lacks an extension that was asked for."""


class XSlowError(XError):
    """The server did not answer in time, as when another client holds it grabbed."""


CONNECT_S = 1.0
"""How long a server may take to let a client in, before it counts as one that does not answer."""


class _Request(ctypes.Structure):
    _fields_ = (
        ("count", ctypes.c_size_t),
        ("extension", ctypes.c_void_p),
        ("opcode", ctypes.c_uint8),
        ("is_void", ctypes.c_uint8),
    )


class _Part(ctypes.Structure):
    _fields_ = (("base", ctypes.c_void_p), ("length", ctypes.c_size_t))


class _ScreenIterator(ctypes.Structure):
    _fields_ = (("data", ctypes.c_void_p), ("rem", ctypes.c_int), ("index", ctypes.c_int))


@functools.cache
def _library() -> ctypes.CDLL:
    """libxcb with its signatures. Raises `XLibraryMissingError`."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        raise XLibraryMissingError(str(error)) from error
    pointer, number = ctypes.c_void_p, ctypes.c_uint
    number_back = ctypes.POINTER(ctypes.c_int)
    pointer_back = ctypes.POINTER(ctypes.c_void_p)
    for name, result, arguments in (
        ("xcb_connect", pointer, (ctypes.c_char_p, number_back)),
        ("xcb_disconnect", None, (pointer,)),
        ("xcb_connection_has_error", ctypes.c_int, (pointer,)),
        ("xcb_get_file_descriptor", ctypes.c_int, (pointer,)),
        ("xcb_get_setup", pointer, (pointer,)),
        ("xcb_setup_roots_iterator", _ScreenIterator, (pointer,)),
        ("xcb_screen_next", None, (ctypes.POINTER(_ScreenIterator),)),
        ("xcb_send_request", number, (pointer, ctypes.c_int, pointer, pointer)),
        ("xcb_flush", ctypes.c_int, (pointer,)),
        ("xcb_poll_for_reply", ctypes.c_int, (pointer, number, pointer_back, pointer_back)),
        ("xcb_poll_for_event", pointer, (pointer,)),
    ):
        function = getattr(xcb, name)
        function.restype, function.argtypes = result, arguments
    return xcb


@functools.cache
def _free() -> Callable[[int], None]:
    release = ctypes.CDLL(None).free
    release.restype, release.argtypes = None, (ctypes.c_void_p,)
    return release


class _Attempt:
    """One call of `xcb_connect`, on a thread of its own.

    It has no time limit: while another client holds the server grabbed it waits, and nothing can end it.
    """

    def __init__(self, library: ctypes.CDLL, display: str | None) -> None:
        self._xcb = library
        self._name = None if display is None else display.encode()
        self._lock = threading.Lock()
        self._connection: int | None = None
        self._left = False
        self.screen = 0
        self.over = threading.Event()
        threading.Thread(target=self._run, name="x-connect", daemon=True).start()

    def take(self) -> int | None:
        """The connection, once: from then on it is the caller's to end. Never null, but perhaps in error."""
        taken, self._connection = self._connection, None
        return taken

    @property
    def failed(self) -> bool:
        """Whether it came to nothing; asked when it is over."""
        return self._connection is None or bool(
            self._xcb.xcb_connection_has_error(self._connection)
        )

    def leave(self) -> None:
        """Nobody waits for it any more: what it opens is closed."""
        with self._lock:
            self._left = True
            unwanted = self.take() if self.over.is_set() else None
        if unwanted is not None:
            self._xcb.xcb_disconnect(unwanted)

    def _run(self) -> None:
        number = ctypes.c_int()
        connection = self._xcb.xcb_connect(self._name, ctypes.byref(number))
        with self._lock:
            self.screen = number.value
            if not self._left:
                self._connection, connection = connection, None
            self.over.set()
        if connection is not None:
            self._xcb.xcb_disconnect(connection)


_hanging: dict[str, _Attempt] = {}
"""The attempt that a server has not let in yet, by its display: one of each, however often it is asked."""
_hanging_lock = threading.Lock()


def _let_in(library: ctypes.CDLL, display: str | None) -> _Attempt:
    """An attempt that is over. Raises `XSlowError`: at once where an earlier one still hangs."""
    name = os.environ.get("DISPLAY", "") if display is None else display
    with _hanging_lock:
        attempt = _hanging.get(name)
        if attempt is not None and not attempt.over.is_set():
            raise XSlowError("the X server still lets nobody in")
        _hanging.pop(name, None)
    if attempt is not None and attempt.failed:
        attempt.leave()
        attempt = None
    if attempt is None:
        attempt = _Attempt(library, display)
    if not attempt.over.wait(CONNECT_S):
        with _hanging_lock:
            kept = _hanging.setdefault(name, attempt)
        if kept is not attempt:
            attempt.leave()
        raise XSlowError("the X server lets nobody in")
    return attempt


class Connection:
    """One connection to the X server named `display`, or by the environment if that is None.

    Methods may be called from any thread, but `close` only when no other call is under way. `on_event`
    is called with the address of each event that arrives, valid until it returns.
    Raises `XLibraryMissingError`, `XLostError`, or `XSlowError` where the server lets nobody in.
    """

    def __init__(self, display: str | None, on_event: Callable[[int], None] | None = None) -> None:
        self._c: int | None = None
        self._xcb = _library()
        self._on_event = on_event
        attempt = _let_in(self._xcb, display)
        self._c = attempt.take()
        try:
            self._check_alive()
        except XLostError:
            self.close()
            raise
        setup = self._xcb.xcb_get_setup(self._c)
        self.resource_mask = ctypes.c_uint32.from_address(setup + 16).value
        """The bits of a window's number that its own client gave; the others name the client."""
        self.screen = attempt.screen
        screen = self._screen(setup, self.screen)
        self.root = ctypes.c_uint32.from_address(screen).value
        self.root_depth = ctypes.c_uint8.from_address(screen + 38).value

    def close(self) -> None:
        """End the connection and free it. May be called twice."""
        if self._c is not None:
            self._xcb.xcb_disconnect(self._c)
            self._c = None

    def __del__(self) -> None:
        # Senses without a `stop` of their own keep a connection for as long as they live.
        self.close()

    def fileno(self) -> int:
        """The socket, to wait on. Raises `XLostError`."""
        self._check_alive()
        return int(self._xcb.xcb_get_file_descriptor(self._c))

    def pump(self) -> None:
        """Hand over every event that has arrived, without waiting.

        Raises `XLostError`, and `XRefusedError` for what was asked for with `tell`.
        """
        self._check_alive()
        while address := self._xcb.xcb_poll_for_event(self._c):
            try:
                response, code = ctypes.string_at(address, 2)
                if response == 0:
                    raise XRefusedError(code)
                if self._on_event is not None:
                    self._on_event(address)
            finally:
                _free()(address)
        self._check_alive()

    def ask(self, request: bytes, *, patience_s: float = 1.0) -> bytes:
        """Send `request` and return its reply; events that come before it are handed over first.

        Raises `XRefusedError`, `XSlowError` or `XLostError`.
        """
        return self._answer(self._send(request, is_void=False), patience_s)

    def ask_all(
        self, requests: Sequence[bytes], *, patience_s: float = 1.0
    ) -> list[bytes | XRefusedError]:
        """The replies to `requests`, sent together; an error of the protocol stands in its place.

        Raises `XSlowError` or `XLostError`. Then the other answers are still to come: close the connection.
        """
        answers: list[bytes | XRefusedError] = []
        for start in range(0, len(requests), _TOGETHER):
            part = requests[start : start + _TOGETHER]
            sent = [self._send(request, is_void=False, flush=False) for request in part]
            self._xcb.xcb_flush(self._c)
            for sequence in sent:
                try:
                    answers.append(self._answer(sequence, patience_s))
                except XRefusedError as refused:
                    answers.append(refused)
        return answers

    def _answer(self, sequence: int, patience_s: float) -> bytes:
        reply, error = ctypes.c_void_p(), ctypes.c_void_p()
        quiet = max(1, round(patience_s / _REPLY_ROUND_S))
        for _ in range(quiet * _BUSY_ROUNDS):
            # Looking for events is also what reads the socket.
            self.pump()
            if self._xcb.xcb_poll_for_reply(
                self._c, sequence, ctypes.byref(reply), ctypes.byref(error)
            ):
                return self._take_answer(reply.value, error.value)
            # What arrives for others, or another thread reads, takes no time off our patience.
            if not select.select([self.fileno()], [], [], _REPLY_ROUND_S)[0]:
                quiet -= 1
                if quiet == 0:
                    break
        raise XSlowError("no reply in time")

    def tell(self, request: bytes) -> None:
        """Send a `request` that has no reply; if the server refuses it, a later call says so."""
        self._send(request, is_void=True)

    def extension(self, name: str) -> int | None:
        """The major opcode of an extension, or None if the server has none of that `name`."""
        encoded = name.encode()
        reply = self.ask(_padded(struct.pack("=BxHH2x", 98, 0, len(encoded)) + encoded))
        present, major = struct.unpack_from("=8xBB", reply)
        return int(major) if present else None

    def need_extension(self, name: str) -> int:
        """The major opcode of an extension. Raises `XLackingError` if the server has none."""
        major = self.extension(name)
        if major is None:
            raise XLackingError(f"the X server has no {name}")
        return major

    def atom(self, name: str) -> int:
        """The number of an atom, made if it is new."""
        encoded = name.encode()
        reply = self.ask(_padded(struct.pack("=BBHH2x", 16, 0, 0, len(encoded)) + encoded))
        return int(struct.unpack_from("=8xI", reply)[0])

    def property(self, window: int, atom: int, *, limit: int) -> bytes:
        """At most `limit` bytes of a property of `window`; empty if it has none."""
        words = -(-limit // 4)
        request = struct.pack("=BBHIIIII", 20, 0, 0, window, atom, ANY_PROPERTY_TYPE, 0, words)
        reply = self.ask(request)
        width, count = struct.unpack_from("=xB14xI", reply)
        return reply[32 : 32 + count * width // 8]

    # --- inside --------------------------------------------------------------------------------

    def _check_alive(self) -> None:
        if self._c is None:
            raise XLostError("the connection was closed")
        code = self._xcb.xcb_connection_has_error(self._c)
        if code:
            raise XLostError(f"no connection to the X server (xcb error {code})")

    def _screen(self, setup: int, number: int) -> int:
        """The address of what the server told of a screen."""
        screens = self._xcb.xcb_setup_roots_iterator(setup)
        for _ in range(number):
            self._xcb.xcb_screen_next(ctypes.byref(screens))
        return int(screens.data)

    def _send(self, request: bytes, *, is_void: bool, flush: bool = True) -> int:
        self._check_alive()
        body = ctypes.create_string_buffer(request, len(request))
        # libxcb writes into the two parts before the one it is given.
        parts = (_Part * 3)()
        parts[2] = _Part(ctypes.addressof(body), len(request))
        how = _Request(1, None, request[0], is_void)
        # Checked: the error of a question comes in place of its reply instead of among the events.
        flags = 0 if is_void else _CHECKED
        sequence = int(
            self._xcb.xcb_send_request(
                self._c,
                flags,
                ctypes.addressof(parts) + 2 * ctypes.sizeof(_Part),
                ctypes.byref(how),
            )
        )
        if flush:
            self._xcb.xcb_flush(self._c)
        self._check_alive()
        return sequence

    def _take_answer(self, reply: int | None, error: int | None) -> bytes:
        if error:
            code = ctypes.string_at(error, 2)[1]
            _free()(error)
            raise XRefusedError(code)
        if not reply:
            self._check_alive()
            raise XLostError("the X server gave no reply")
        more = ctypes.c_uint32.from_address(reply + 4).value
        data = ctypes.string_at(reply, 32 + 4 * more)
        _free()(reply)
        return data


EVENT_BYTES = 32


def event_at(address: int) -> bytes:
    """The 32 bytes that every event has. Never used for events of keys."""
    return ctypes.string_at(address, EVENT_BYTES)


def _padded(request: bytes) -> bytes:
    """`request` filled up to whole words of four bytes, as the protocol wants."""
    return request + bytes(-len(request) % 4)
