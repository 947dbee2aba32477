"""What is said of an entry or of a pair, by whom and where: for `crosswalk explain`, as data and as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.data.problems import CrosswalkError, closest_word, hint
from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.own_data import SITE
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.look_again import confirmed, said_again
from mkdocs_crosswalk.views.provenance import source_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.made_on import Judged
    from mkdocs_crosswalk.catalogue.overlaps import Mapping, Overlap
    from mkdocs_crosswalk.registers.judgement import Ruling, Verdict
    from mkdocs_crosswalk.registers.points import Point

Said = dict[str, Any]
_THIS = "This project"
AGREE = {"agree": "voices agree", "differ": "voices differ"}


def entry_of(catalogue: Catalogue, text: str) -> str:
    """Return the entry that a text names, in any spelling; one of an ended edition only where no other is meant.

    Raises:
        CrosswalkError: It names none, or several.
    """
    if text in catalogue.entries:
        return text
    every = catalogue.ids.find(text)
    found = tuple(i for i in every if catalogue.frameworks[catalogue.entries[i].framework].single) or every
    if len(found) == 1:
        return found[0]
    if found:
        raise CrosswalkError(f'"{text}" may be {listed(found, "or")}; write one of them')
    raise CrosswalkError(f'unknown id "{text}"{hint(closest_word(text, catalogue.entries))}')


def pair_of(catalogue: Catalogue, one: str, other: str) -> Overlap:
    """Return what is said of a pair, whichever of its entries comes first.

    Raises:
        CrosswalkError: Nobody says anything of it.
    """
    for pair in ((one, other), (other, one)):
        if pair in catalogue.overlaps:
            return catalogue.overlaps[pair]
    raise CrosswalkError(f"nobody says anything of {one} with {other}")


def explained(catalogue: Catalogue, entry_id: str) -> Said:
    """Return what is said of an entry: its verdicts, its pairs, its points and its evidence, each with its place."""
    entry = catalogue.entries[entry_id]
    found = catalogue.verdicts.get(entry_id)
    links = {link.item for link in catalogue.evidence_for(entry_id) if link.counted}
    items = [i for i in catalogue.evidence.values() if entry_id in i.serves or i.id in links]
    moved = catalogue.transitions.get(entry_id)
    return {
        "id": entry.id,
        "title": entry.title,
        "framework": catalogue.frameworks[entry.framework].name,
        "at": str(entry.position),
        "now": [{"id": new, "at": str(moved.position)} for new in moved.new] if moved else [],
        "below": [catalogue.entries[i].label for i in catalogue.members(entry_id)] if not entry.kind.single else [],
        "verdicts": [_verdict(catalogue, verdict) for verdict in found or ()],
        "pairs": [explained_pair(catalogue, overlap) for overlap in catalogue.overlaps_of(entry_id)],
        "points": [
            {
                "id": p.id,
                "label": p.label,
                "without": catalogue.unmatched[p.id].why if p.id in catalogue.unmatched else "",
            }
            for p in entry.points
        ],
        "evidence": [
            {"id": i.id, "name": i.name, "shows": i.shows.get(entry_id, ""), "at": str(i.position)} for i in items
        ],
    }


def explained_pair(catalogue: Catalogue, overlap: Overlap) -> Said:
    """Return what is said of a pair: its levels, each voice, the verdicts that rest on it, and the evidence of both."""
    pair = (overlap.left, overlap.right)
    return {
        "left": overlap.left,
        "right": overlap.right,
        "counted": overlap.counted,
        "levels": {
            str(direction): {"level": str(level), "agreement": str(overlap.agreement.get(direction, ""))}
            for direction, level in overlap.levels.items()
        },
        "voices": [*_rulings(catalogue, overlap), *(_voice(catalogue, mapping) for mapping in overlap.mappings)],
        "verdicts": [_verdict(catalogue, verdict) for verdict in _resting(catalogue, pair)],
        "evidence": [i.id for i in catalogue.evidence.values() if set(pair) <= set(i.serves)],
    }


def _point(catalogue: Catalogue, point: Point) -> Said:
    without = catalogue.unmatched.get(point.id)
    return {"id": point.id, "label": point.label, "without": without.why if without else ""}


def _verdict(catalogue: Catalogue, verdict: Verdict) -> Said:
    return {
        "entry": verdict.entry,
        "scope": [catalogue.full.entries[g].title for g in verdict.scope if g in catalogue.full.entries],
        "outcome": str(verdict.outcome),
        "by": list(verdict.by),
        "summary": verdict.summary,
        "add": list(verdict.add),
        "bring": list(verdict.bring),
        "confidence": str(verdict.sureness),
        "reviewed": verdict.reviewed.isoformat(),
        **_log(catalogue, (verdict.entry,)),
        "at": str(verdict.position),
    }


def _log(catalogue: Catalogue, judged: Judged) -> Said:
    """Return who has confirmed a judgement, and why it is to look at again, as far as there is anything to say."""
    said = {"confirmed": list(confirmed(catalogue, judged)), "look_again": said_again(catalogue, judged)}
    return {name: value for name, value in said.items() if value}


def _resting(catalogue: Catalogue, pair: tuple[str, str]) -> Iterator[Verdict]:
    for entry, other in (pair, pair[::-1]):
        for verdict in catalogue.verdicts.get(entry) or ():
            if other in verdict.by:
                yield verdict


def _rulings(catalogue: Catalogue, overlap: Overlap) -> Iterator[Said]:
    if overlap.decision:
        yield _ruled("This site", overlap.decision, overlap.decision.reason, overlap.decision.by)
    if overlap.judgement:
        judged = overlap.judgement
        yield {
            **_ruled(_THIS, judged, judged.why, ""),
            "points": list(judged.points),
            "confidence": str(judged.sureness),
            **_log(catalogue, (judged.left, judged.right)),
        }


def _ruled(who: str, ruling: Ruling, why: str, by: str) -> Said:
    levels = {str(direction): str(level) for direction, level in ruling.levels.items()}
    said = {"who": who, "levels": levels, "counted": not ruling.rejects, "why": why, "at": str(ruling.position)}
    return {**said, "by": by} if by else said


def _voice(catalogue: Catalogue, mapping: Mapping) -> Said:
    row = mapping.row
    said = {
        "who": source_name(catalogue, row.source) if row.source != SITE else "This site",
        "levels": {str(row.direction): str(mapping.level) if mapping.level else ""},
        "printed": row.published.level,
        "place": row.at,
        "counted": mapping.counted,
        "voice": mapping.voice,
        "at": str(row.position),
    }
    return {**said, "why_not": mapping.why_not} if mapping.why_not else said


def as_text(said: Said) -> str:
    """Return what is said as lines, each with the place in the data that says it."""
    return "\n".join(_pair(said, 0) if "left" in said else _entry(said))


def _entry(said: Said) -> Iterator[str]:
    yield f"{said['id']} {said['title']} ({said['framework']})  {said['at']}"
    yield from (_line(1, f"is now {new['id']}  {new['at']}") for new in said["now"])
    yield from (_line(1, label) for label in said["below"])
    if said["verdicts"]:
        yield "Verdicts"
        yield from _verdicts(said["verdicts"], 1)
    for title, name in (("Matches", True), ("Named, and no match", False)):
        pairs = [pair for pair in said["pairs"] if pair["counted"] is name]
        if pairs:
            yield f"{title} ({len(pairs)})"
            for pair in pairs:
                yield from _pair(pair, 1)
    if said["points"]:
        yield f"Points ({len(said['points'])})"
        for point in said["points"]:
            yield _line(
                1, f"{point['id']} {point['label']}", point["without"] and f"nobody does its work: {point['without']}"
            )
    if said["evidence"]:
        yield f"Evidence ({len(said['evidence'])})"
        for item in said["evidence"]:
            yield _line(1, f"{item['id']}  {item['at']}", item["shows"])


def _pair(pair: Said, depth: int) -> Iterator[str]:
    levels = ", ".join(
        f"{way} {one['level']} ({one['agreement'] or 'one voice'})" for way, one in pair["levels"].items()
    )
    counted = "" if pair["counted"] else " - not counted"
    yield _line(depth, f"{pair['left']} with {pair['right']}: {levels or 'no level'}{counted}")
    for voice in pair["voices"]:
        said = ", ".join(f"{way} {level or 'no level'}" for way, level in voice["levels"].items())
        mark = "" if voice["counted"] else "not counted: "
        why = voice.get("why_not") or voice.get("why") or ""
        yield _line(depth + 1, f"{voice['who']}: {said}  {voice['at']}", f"{mark}{why}")
        yield from _logged(voice, depth + 2)
    if pair["verdicts"]:
        yield _line(depth + 1, "Verdicts that rest on it")
        yield from _verdicts(pair["verdicts"], depth + 2)
    if pair["evidence"]:
        yield _line(depth + 1, f"Evidence for both: {', '.join(pair['evidence'])}")


def _verdicts(verdicts: Iterable[Said], depth: int) -> Iterator[str]:
    for one in verdicts:
        scope = f" with {', '.join(one['scope'])}" if one["scope"] else ""
        by = f" by {', '.join(one['by'])}" if one["by"] else ""
        outcome = wording.OUTCOMES[one["outcome"]] if one["outcome"] in wording.OUTCOMES else one["outcome"]
        yield _line(depth, f"{one['entry']}{scope}: {outcome}{by}  {one['at']}", one["summary"])
        yield from _logged(one, depth + 1)


def _logged(one: Said, depth: int) -> Iterator[str]:
    yield from (_line(depth, f"Confirmed {when}") for when in one.get("confirmed", ()))
    if again := one.get("look_again"):
        yield _line(depth, again)


def _line(depth: int, head: str, more: str = "") -> str:
    before = "  " * depth
    return f"{before}{head}" + (f"\n{before}  {more}" if more else "")
