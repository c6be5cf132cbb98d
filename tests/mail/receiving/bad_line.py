"""A line to a server that is cut after so many bytes, in the middle of whatever is being said."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

_NEVER = 1 << 60


class BadLine:
    """Passes everything on to a port until `cut_after` bytes have come back on a connection.

    `at_the_cut` is done then, before both ends are hung up on.
    """

    def __init__(self, port: int) -> None:
        self._to = port
        self.cut_after = _NEVER
        self.at_the_cut: Callable[[], None] = lambda: None
        self.cuts = 0
        self.passed = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])

    def __enter__(self) -> "BadLine":
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._listener.close()

    def mend(self) -> None:
        self.cut_after = _NEVER

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _address = self._listener.accept()
                threading.Thread(target=self._talk, args=(near,), daemon=True).start()

    def _talk(self, near: socket.socket) -> None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self._to)) as far:
            asking = threading.Thread(target=_pass_on, args=(near, far), daemon=True)
            asking.start()
            self._answer(far, near)
        with suppress(OSError):
            near.close()

    def _answer(self, far: socket.socket, near: socket.socket) -> None:
        left = self.cut_after
        while chunk := far.recv(4096):
            near.sendall(chunk[:left])
            self.passed += len(chunk)
            left -= len(chunk)
            if left <= 0:
                self.cuts += 1
                self.at_the_cut()
                # Closing alone would wait for whoever still reads from it.
                near.shutdown(socket.SHUT_RDWR)
                far.shutdown(socket.SHUT_RDWR)
                return


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while chunk := source.recv(4096):
            target.sendall(chunk)
        target.shutdown(socket.SHUT_WR)
