"""Web and worker as two children of one process, for a small machine."""

import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from types import FrameType

from amends.config.running.orphans import ends_with_parent

LOOK_EVERY = 0.1
LONGEST_GOODBYE = 30.0


def serve(host: str, port: int, processes: int | None = None) -> int:
    """Run both until SIGTERM or SIGINT, then return 0; when one ends by itself, stop all: 1."""
    web = ["web", f"--host={host}", f"--port={port}"]
    if processes is not None:
        web.append(f"--processes={processes}")
    children: dict[str, subprocess.Popen[bytes]] = {}
    asked: list[int] = []

    def stop(signum: int, frame: FrameType | None) -> None:
        asked.append(signum)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    try:
        children["web"] = _child(*web)
        children["worker"] = _child("worker")
        while not asked and all(child.poll() is None for child in children.values()):
            time.sleep(LOOK_EVERY)
        gone = [name for name, child in children.items() if child.poll() is not None]
    finally:
        _stop_all(children)
    if asked:
        return 0
    for name in gone:
        sys.stderr.write(f"amends: the {name} process ended; stopping the rest.\n")
    return 1


def _child(*arguments: str) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C reaches the parent alone, which then stops each child once.
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "amends.config.cli", *arguments],
        start_new_session=True,
        preexec_fn=ends_with_parent(),
    )


def _stop_all(children: Mapping[str, subprocess.Popen[bytes]]) -> None:
    for child in children.values():
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + LONGEST_GOODBYE
    for child in children.values():
        try:
            child.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
