"""The bands between the groups of two frameworks as SVG, wide and for a phone; and the same as a Markdown table."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from .escaping import as_markdown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.views.flow import Flow, Node

BAR = 8
WIDE = (720, 316, 512)
"""The width of the drawing, and where the bands begin and end; the names stand outside."""
NARROW = (340, 92, 232)


def flow_svg(flow: Flow, *, narrow: bool = False) -> str:
    """Return the drawing; on a phone the groups have no titles."""
    width, start, end = NARROW if narrow else WIDE
    middle = (start + end) // 2
    name = escape(f"Pairs of {flow.held.name} and {flow.asked.name} as bands between their groups", quote=False)
    parts = [f'<svg viewBox="0 0 {width} {flow.height + 4:.0f}" role="img"><title>{name}</title>']
    heads = ((start, "end", flow.held.short), (end, "start", flow.asked.short))
    parts += [f'<text class="b" x="{x}" y="12" text-anchor="{a}">{escape(s, quote=False)}</text>' for x, a, s in heads]
    for band in flow.bands:
        curve = f"M{start} {band.left:.0f}C{middle} {band.left:.0f} {middle} {band.right:.0f} {end} {band.right:.0f}"
        parts.append(f'<path class="band" stroke-width="{_n(band.width)}" d="{curve}"/>')
    bars = (
        *(f"M{start - BAR} {_n(n.middle - n.height / 2)}h{BAR}v{_n(n.height)}h-{BAR}z" for n in flow.left),
        *(f"M{end} {_n(n.middle - n.height / 2)}h{BAR}v{_n(n.height)}h-{BAR}z" for n in flow.right),
    )
    parts.append(f'<path class="ink" d="{"".join(bars)}"/><g text-anchor="end">')
    parts += [_name(node, start - BAR - 6, narrow=narrow) for node in flow.left]
    parts.append("</g>")
    parts += [_name(node, end + BAR + 6, narrow=narrow) for node in flow.right]
    return "".join((*parts, "</svg>"))


def _name(node: Node, x: int, *, narrow: bool) -> str:
    title = "" if narrow or not node.side.title else f' <tspan class="q">{escape(node.side.title, quote=False)}</tspan>'
    said = f'{escape(node.side.short, quote=False)}{title} <tspan class="b">{node.count}</tspan>'
    return f'<text x="{x}" y="{node.middle + 4.5:.0f}">{said}</text>'


def _n(length: float) -> str:
    return f"{length:.1f}".removesuffix(".0")


def flow_table(flow: Flow) -> list[str]:
    """Return the numbers of the drawing as lines of Markdown."""
    heads = [flow.held.short, *(node.side.short for node in flow.right), "All"]
    lines = ["", _row(map(as_markdown, heads)), _row("---" for _ in heads)]
    for node in flow.left:
        cells = (str(flow.counts.get((node.side, other.side), "")) for other in flow.right)
        name = as_markdown(" ".join(filter(None, node.side)))
        lines.append(_row((name, *cells, str(node.count))))
    totals = (str(other.count) for other in flow.right)
    return [*lines, _row(("All", *totals, str(sum(other.count for other in flow.right)))), ""]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
