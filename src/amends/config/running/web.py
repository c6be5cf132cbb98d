"""The web process: gunicorn with threads."""

import os
import socket
import sys
from pathlib import Path

from django.conf import settings
from django.db import connections

from amends.config.running.database import require_migrated, told_plainly
from amends.config.trouble import Trouble

MEMORY_FOLDER = Path("/dev/shm")  # noqa: S108


def become_web(host: str, port: int, processes: int | None) -> None:
    """Check what gunicorn would only log, then become gunicorn. Does not return."""
    with told_plainly():
        require_migrated()
    connections.close_all()
    require_free_port(host, port)
    arguments = [
        f"--bind={_address(host, port)}",
        f"--workers={processes or os.cpu_count() or 1}",
        "--worker-class=gthread",
        "--threads=4",
        "--timeout=60",
        "--graceful-timeout=20",
        "--log-level=warning",
        "--no-control-socket",
        # A reload now and then keeps a leak in a library from growing for months.
        "--max-requests=20000",
        "--max-requests-jitter=2000",
    ]
    if MEMORY_FOLDER.is_dir():
        # The workers' heartbeat must not wait for a disk.
        arguments.append(f"--worker-tmp-dir={MEMORY_FOLDER}")
    if settings.ENVIRONMENT.proxies:
        arguments.append("--forwarded-allow-ips=*")
    sys.stdout.write(f"Amends answers at http://{_address(host, port)} (Ctrl-C stops it).\n")
    sys.stdout.flush()
    command = [sys.executable, "-m", "gunicorn", *arguments, "amends.config.wsgi:application"]
    os.execv(sys.executable, command)  # noqa: S606


def require_free_port(host: str, port: int) -> None:
    """Raise Trouble when nothing can listen there, and say what to do."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Trouble(
                f"Cannot listen on {_address(host, port)}: {error.strerror}. "
                "Choose another with --port or --host."
            ) from error


def _address(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
