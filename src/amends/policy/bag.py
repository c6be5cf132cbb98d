"""What a decision looks into: facts and worked-out facts by name, read and checked."""

from typing import Any

Bag = dict[str, Any]
