"""A real IMAP server, Dovecot, with its own configuration, on a free port, as nobody special."""

import getpass
import imaplib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

PASSWORD = "balloons"
PROGRAM = shutil.which("dovecot") or "/usr/sbin/dovecot"

CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
default_login_user = {user}
default_internal_user = {user}
default_internal_group = {group}
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{folder}/mail/%u
mail_max_userip_connections = 1000
mail_fsync = never
first_valid_uid = 0
first_valid_gid = 0
mail_uid = {user}
mail_gid = {group}
service imap-login {{
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
  chroot =
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/home/%u
}}
"""


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class Dovecot:
    """A server that knows everybody by one password; each test takes a name of its own."""

    def __init__(self) -> None:
        # Not below pytest's folder: that is closed to the user who keeps the mail.
        self.folder = Path(tempfile.mkdtemp(prefix="dovecot-"))
        self.folder.chmod(0o755)
        self.port = free_port()
        is_root = os.geteuid() == 0
        user = "nobody" if is_root else getpass.getuser()
        group = "nogroup" if is_root else subprocess.check_output(["id", "-gn"], text=True).strip()
        for name in ("run", "mail", "home"):
            (self.folder / name).mkdir()
            if is_root:
                shutil.chown(self.folder / name, user, group)
        self._conf = self.folder / "dovecot.conf"
        self._conf.write_text(
            CONFIGURATION.format(
                folder=self.folder, user=user, group=group, port=self.port, password=PASSWORD
            )
        )
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            [PROGRAM, "-F", "-c", str(self._conf)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + 20
        while time.monotonic() < until:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            time.sleep(0.05)
        raise RuntimeError((self.folder / "log").read_text())

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)
            self._process = None

    def restart(self) -> None:
        self.stop()
        self.start()

    def throw_away(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def deliver(self, login: str, *mails: bytes, folder: str = "INBOX") -> None:
        """Put mails into somebody's folder, which is made if it is not there."""
        with self.client(login) as client:
            client.create(folder)
            for raw in mails:
                kind, answer = client.append(folder, None, None, raw)  # type: ignore[arg-type]
                assert kind == "OK", answer

    def number_anew(self, login: str) -> None:
        """Make the server forget which number each mail has, as after a restored backup."""
        self.stop()
        kept = self.folder / "mail" / login
        for path in [*kept.glob("dovecot*")]:
            path.unlink()
        self.start()

    def flags(self, login: str) -> bytes:
        with self.client(login) as client:
            client.select("INBOX", readonly=True)
            return b" ".join(
                part for part in client.fetch("1:*", "(FLAGS)")[1] if isinstance(part, bytes)
            )

    def client(self, login: str) -> imaplib.IMAP4:
        client = imaplib.IMAP4("127.0.0.1", self.port, timeout=10)
        client.login(login, PASSWORD)
        return client
