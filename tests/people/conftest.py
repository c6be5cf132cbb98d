"""The cast, for these tests."""

from fixtures_cast import *  # noqa: F403
