"""What a site's own navigation has, with a `nav` and without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def own_menu(docs: Path, prefix: str) -> list[Any]:
    """Return the pages of a site's own folder as Zensical would list them where no `nav` does."""

    def inside(folder: Path) -> Iterator[Any]:
        paths = sorted(
            folder.iterdir(), key=lambda path: (path.is_dir(), path.stem not in ("index", "README"), path.name)
        )
        for path in paths:
            uri = path.relative_to(docs).as_posix()
            if path.name.startswith(".") or f"{uri}/".startswith(prefix):
                continue
            if path.is_dir():
                if below := [*inside(path)]:
                    yield {path.name.replace("-", " ").replace("_", " ").capitalize(): below}
            elif path.suffix == ".md":
                yield uri

    return [*inside(docs)]


def names(nav: Any, prefix: str) -> bool:
    """Say whether a `nav` names a page below a folder."""
    if isinstance(nav, list):
        return any(names(item, prefix) for item in nav)
    if isinstance(nav, dict):
        return any(names(item, prefix) for item in nav.values())
    return isinstance(nav, str) and nav.startswith(prefix)
