"""Pages that people write in Markdown: ids become links, policies say what they satisfy. No MkDocs."""

from .extension import HandWritten
from .plain import PlainPages
from .policies import read_policies, wrong_anchors

__all__ = ["HandWritten", "PlainPages", "read_policies", "wrong_anchors"]
