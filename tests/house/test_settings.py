"""Every setting that is read is documented, and every documented one is read."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAME = re.compile(r'"((?:AMENDS_[A-Z_]+)|DATABASE_URL)"')
ROW = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)


def test_every_setting_stands_in_the_documentation() -> None:
    read = set(NAME.findall((ROOT / "src/amends/config/environment.py").read_text()))
    documented = ROW.findall((ROOT / "docs/settings.md").read_text())
    assert len(read) >= 10
    assert sorted(documented) == sorted(read)


def test_no_other_file_reads_the_environment() -> None:
    # The command line sets some before the settings are read; nothing else may know them.
    allowed = {"environment.py", "cli.py", "loading.py", "wsgi.py"}
    readers = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "src/amends").rglob("*.py")
        if path.name not in allowed and re.search(r"\bos\.(environ|getenv)", path.read_text())
    ]
    assert readers == []
