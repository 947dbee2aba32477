"""Hashes of what standards say, eight words at a time, by which a test tells our texts from theirs without having them.

`python -m tools.runs FILE...` takes the text of standards that may not be reproduced, and adds to `tests/runs.bin` five
bytes for each run of eight words, sorted. Nobody can read a sentence from it. Give it sentences without their titles:
titles are official, and we print them too.

What was read, in November 2026:

- Criteria and points of focus: the AICPA's own text of 2022, and a public copy of that of 2017.
- The 93 controls of ISO/IEC 27001:2022, Annex A: two public copies, in the repositories eccoucil/pga-application and
  Opmantek/open-audit, and a third by which both were checked. They differ in slips of the pen alone.
- Clauses 4 to 10: one whole public copy, in eccoucil/pga-application. In a second, most sentences are shortened.

Not had: the texts that ISO sells, the words of Amendment 1:2024, ISO/IEC 27002, and the edition of 2013.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LENGTH = 8
"""Words; shorter runs are what anybody says."""
SIZE = 5
"""Bytes of a hash: among a hundred thousand runs of ours, hardly one in a thousand is another by chance."""
FILE = Path(__file__).parents[1] / "tests/runs.bin"
_WORD = re.compile(r"[a-z0-9]+")


def runs(text: str) -> Iterator[tuple[bytes, str]]:
    """Yield the hash of each run of words of a text, and the run."""
    words = _WORD.findall(text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    for start in range(len(words) - LENGTH + 1):
        run = " ".join(words[start : start + LENGTH])
        yield hashlib.sha256(run.encode()).digest()[:SIZE], run


def read() -> frozenset[bytes]:
    """Return the hashes of the file."""
    held = FILE.read_bytes()
    return frozenset(held[at : at + SIZE] for at in range(0, len(held), SIZE))


def main() -> None:
    """Add the texts that are named to the file."""
    found = {digest for name in sys.argv[1:] for digest, _ in runs(Path(name).read_text("utf-8"))}
    FILE.write_bytes(b"".join(sorted(found | read())))


if __name__ == "__main__":
    main()
