"""Cut a plain sentence into words, figures and the marks that mean something."""

from __future__ import annotations

import re

tokens = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[?!@%$#^]").findall
