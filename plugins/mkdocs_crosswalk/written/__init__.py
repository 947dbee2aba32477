"""Pages that people write in Markdown: ids become links, abbreviations lead to the glossary. No MkDocs."""

from .extension import HandWritten
from .plain import PlainPages

__all__ = ["HandWritten", "PlainPages"]
