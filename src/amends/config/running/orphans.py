"""A child process does not outlive its parent, not even one that was killed outright."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1
"""From `linux/prctl.h`: the signal that a process gets when its parent dies."""


def ends_with_parent() -> Callable[[], None]:
    """Return what a child runs before its program, so that it is asked to stop (SIGTERM) after us.

    A parent that gets SIGKILL cannot stop its children, but the kernel can: the request is the
    child's own and stays through `exec`. Only Linux has it; elsewhere nothing is returned to do.
    """
    if sys.platform != "linux":
        return lambda: None
    # Looked up here: between fork and exec a child should do as little as it can.
    prctl, parent = ctypes.CDLL(None).prctl, os.getpid()

    def ask() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            # It died before we could ask; nobody will tell us any more.
            os._exit(1)

    return ask
