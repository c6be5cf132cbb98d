"""The worker process."""

import signal
from types import FrameType

from amends.config.running.database import require_migrated, told_plainly
from amends.journal.worker import Worker
from amends.mail.listening import Listening


def work() -> None:
    """Work until SIGTERM or SIGINT, then finish what is in hand; a second signal cuts it off."""
    with told_plainly():
        require_migrated()
        worker = Worker()
        listening = Listening()

        def stop(signum: int, frame: FrameType | None) -> None:
            listening.stop()
            worker.stop()
            signal.signal(signum, signal.SIG_DFL)

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        listening.start()
        worker.run()
