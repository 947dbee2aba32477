"""A lock that several processes of one machine ask for; it is free as soon as the one that holds it ends, however."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_SECONDS = 0.2

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path, wait: Callable[[], object]) -> Iterator[None]:
    """Hold a lock; the file stays, since one that is deleted would be a second lock to the next who comes.

    Args:
        path: The file of the lock.
        wait: What to do once if somebody else holds it, such as saying so.
    """
    with path.open("ab") as file:
        said = False
        while True:
            try:
                _take(file)
                break
            except OSError:
                if not said:
                    wait()
                said = True
                time.sleep(_SECONDS)
        yield
