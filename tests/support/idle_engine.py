"""An engine that builds nothing: it runs until there is a file `stop`, and ends with the status in it."""

from __future__ import annotations

import sys
import time
from pathlib import Path


def main() -> int:
    """Write down what it was called with, and wait."""
    Path("called").write_text("\n".join(sys.argv[1:]), "utf-8")
    while not Path("stop").is_file():
        time.sleep(0.05)
    return int(Path("stop").read_text("utf-8"))


if __name__ == "__main__":
    sys.exit(main())
