"""The day of a build, against which review dates are held."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def build_day() -> date:
    """Return the day that SOURCE_DATE_EPOCH names, which is the commit's in this repository, or else today's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.now(UTC) if epoch is None else datetime.fromtimestamp(int(epoch), UTC)).date()
