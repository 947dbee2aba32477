"""Pages that people write in Markdown: ids become links, policies say what they satisfy. No MkDocs."""

from .broken_links import refuse_broken
from .extension import HandWritten
from .plain import PlainPages
from .policies import read_policies, wrong_anchors

__all__ = ["HandWritten", "PlainPages", "read_policies", "refuse_broken", "wrong_anchors"]
