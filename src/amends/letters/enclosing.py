"""Which files may go out with a letter: of the kinds set, and never one that a machine runs."""

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext as _

from amends.cases.models import Attachment
from amends.letters.errors import NotToEnclose

TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "heic": "image/heic",
    "pdf": "application/pdf",
    "txt": "text/plain",
}
"""What each kind that an administrator can set is told by: the content, never the name."""

_RUN = """
    app apk bat bin cab chm cmd com cpl dll dmg docm dotm exe gadget hta htm html img inf iso jar
    jnlp js jse lnk mht mhtml msc msi msp ole pif potm ppam ppsm pptm ps1 psm1 py rb reg scf scr sh
    sldm svg swf url vb vbe vbs ws wsf wsh xhtml xlam xll xlsm xltm xml
"""
RUN = frozenset(_RUN.split())
"""Endings by which a mail program or a desktop would run what is in a file, whatever that is."""


def is_enclosable(file: Attachment) -> bool:
    """Tell whether a file may go out at all, its size aside."""
    endings = file.filename.lower().split(".")[1:]
    allowed = {TYPES[kind] for kind in settings.ENCLOSURE_KINDS}
    return file.content_type in allowed and RUN.isdisjoint(one.strip() for one in endings)


def refuse_to_enclose(files: Sequence[Attachment]) -> None:
    """Raise NotToEnclose when one of the files may not go out, or they are too large together."""
    for file in files:
        if not is_enclosable(file):
            raise NotToEnclose(
                _("The file %(name)s is of a kind that does not go out.") % {"name": file.filename}
            )
    if sum(file.size for file in files) > settings.ENCLOSURE_MAX_BYTES:
        raise NotToEnclose(
            _("Together the files are larger than %(most)d MB. Send fewer of them at once.")
            % {"most": settings.ENCLOSURE_MAX_BYTES // (1024 * 1024)}
        )
