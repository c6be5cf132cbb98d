"""What mail programs and writers put around a reply, language by language, as data."""

from amends.mail.parsing.languages import eastern, germanic, northern, romance, slavic, southern
from amends.mail.parsing.languages.language import Language

LANGUAGES: tuple[Language, ...] = (
    *germanic.LANGUAGES,
    *romance.LANGUAGES,
    *slavic.LANGUAGES,
    *northern.LANGUAGES,
    *southern.LANGUAGES,
    *eastern.LANGUAGES,
)

__all__ = ["LANGUAGES", "Language"]
