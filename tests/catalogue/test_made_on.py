"""What judgements were made on: a change lights those that rest on what changed, no others, until somebody looks."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.support.builds import ROOT
from tests.support.tiny_pair import write_tiny_pair

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.catalogue.made_on import every_judgement, made_on, unrecorded
from mkdocs_crosswalk.catalogue.selection import Selection
from mkdocs_crosswalk.catalogue.without import chosen
from mkdocs_crosswalk.cli import main
from mkdocs_crosswalk.data.problems import CatalogueError, CrosswalkError
from mkdocs_crosswalk.engines.review import confirm, to_review
from mkdocs_crosswalk.files.explained import as_text, explained
from mkdocs_crosswalk.files.json_files import json_files
from mkdocs_crosswalk.registers.heads import head
from mkdocs_crosswalk.registers.levels import Level
from mkdocs_crosswalk.registers.review_log import NO_MAIL, REVIEW_LOG, fingerprints
from mkdocs_crosswalk.render.html import HtmlRenderer
from mkdocs_crosswalk.views.site import build_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.made_on import Judged

    Lit = dict[Judged, tuple[str, ...]]

CONTROL, CRITERION = "A.8.16", "CC7.2"
PAIR = (CONTROL, CRITERION)
POINT = "CC7.2/3"


def lit(catalogue: Catalogue) -> Lit:
    return {judged: suspect.changed for judged, suspect in catalogue.suspects.items()}


def with_entry(catalogue: Catalogue, **changes: Any) -> Catalogue:
    entry = replace(catalogue.entries[CONTROL], **changes)
    return replace(catalogue, entries={**catalogue.entries, CONTROL: entry})


def with_point(catalogue: Catalogue) -> Catalogue:
    entry = catalogue.entries[CRITERION]
    points = tuple(replace(p, label="Something else") if p.id == POINT else p for p in entry.points)
    return replace(catalogue, entries={**catalogue.entries, CRITERION: replace(entry, points=points)})


def with_level(catalogue: Catalogue) -> Catalogue:
    """Turn the level of a pair towards the control alone."""
    judged, asked = catalogue.judgements[PAIR], catalogue.towards(CONTROL)
    other = next(level for level in Level if level != judged.levels[asked])
    changed = replace(judged, levels={**judged.levels, asked: other})
    return replace(catalogue, judgements={**catalogue.judgements, PAIR: changed})


def with_item(catalogue: Catalogue) -> Catalogue:
    item = replace(catalogue.evidence[item_of(catalogue)], timing="point-in-time", sampling="")
    return replace(catalogue, evidence={**catalogue.evidence, item.id: item})


def item_of(catalogue: Catalogue) -> str:
    """Return a record over a period that the verdict of the control asks for."""
    bring = catalogue.verdicts[CONTROL].base.bring
    return next(item for item in bring if catalogue.evidence[item].timing == "over-a-period")


def expected(catalogue: Catalogue) -> dict[Callable[[Catalogue], Catalogue], Lit]:
    """Return what each change lights, from what the judgements say they rest on."""
    pairs, verdicts = catalogue.judgements, catalogue.verdicts
    naming: Lit = {pair: ("points",) for pair, judged in pairs.items() if POINT in judged.points}
    resting: Lit = {(CONTROL,): ("levels",)} if any(CRITERION in v.by for v in verdicts[CONTROL]) else {}
    item = item_of(catalogue)
    asking: Lit = {(e,): ("evidence",) for e, found in verdicts.items() if any(item in v.bring for v in found)}
    return {
        lambda c: with_entry(c, title="Another title"): {
            **{pair: ("entries",) for pair in pairs if CONTROL in pair},
            (CONTROL,): ("entries",),
        },
        with_point: naming,
        with_level: {PAIR: ("levels",), **resting},
        with_item: asking,
        lambda c: with_entry(c, short_title="Short", cited=("A 8-16",)): {},
    }


def test_the_log_knows_every_judgement_and_nothing_has_changed_since(catalogue: Catalogue) -> None:
    assert unrecorded(catalogue) == ()
    assert lit(catalogue) == {}
    assert {line.of for line in catalogue.review_log} >= set(every_judgement(catalogue))


@pytest.mark.parametrize("change", range(5))
def test_a_change_lights_what_rests_on_it_and_nothing_else(catalogue: Catalogue, change: int) -> None:
    make, wanted = list(expected(catalogue).items())[change]
    assert lit(make(catalogue)) == wanted
    assert bool(wanted) == (change < 4)


def test_a_selection_lights_nothing(catalogue: Catalogue) -> None:
    """What a site leaves out is no change of what is judged."""
    small = chosen(catalogue, Selection(categories=("Security",)))
    assert len(small.judgements) < len(catalogue.judgements)
    assert lit(small) == {}


def test_what_has_changed_stands_on_the_page_in_files_and_on_the_console(catalogue: Catalogue) -> None:
    changed = with_level(catalogue)
    day = "30 November 2026"
    said = f"since {day}, the level of a pair that it rests on changed"
    site = build_site(changed)
    html = HtmlRenderer(site)

    def page(entry: str) -> str:
        found = site.pages[f"{changed.entries[entry].address}.md"]
        return str(html.render(found, lambda place: place.uri))

    assert f"<b>To look at again:</b> {said}." in page(CONTROL)
    assert f"To look at again: since {day}, its levels changed." in page(CONTROL)
    assert "To look at again" not in page("A.8.15")
    assert f"To look at again: {said}." in as_text(explained(changed, CONTROL))
    files = {name: json.loads(text) for name, text in json_files(changed, lambda place: place.uri).items()}
    again = {"since": "2026-11-30", "changed": ["levels"]}
    assert [v["entry"] for v in files["api/v1/verdicts.json"]["items"] if v.get("look_again") == again] == [CONTROL]
    pairs = [o for o in files["api/v1/overlaps.json"]["items"] if "look_again" in (o["judgement"] or {})]
    assert [(o["iso"], o["soc2"], o["judgement"]["look_again"]) for o in pairs] == [(*PAIR, again)]


def copied(folder: Path, end: str = "\n") -> Path:
    """Copy the data, with the level of the pair changed in its file and ends of lines as a machine has them."""
    data = shutil.copytree(ROOT / "mappings", folder / "mappings")
    file = data / "crosswalks/editorial.yml"
    text = file.read_text("utf-8")
    levels = "  - iso: A.8.16\n    soc2: CC7.2\n    soc2_to_iso: full\n    iso_to_soc2: "
    assert f"{levels}partial" in text
    file.write_text(text.replace(f"{levels}partial", f"{levels}full"), "utf-8")
    log = data / REVIEW_LOG
    log.write_bytes(log.read_text("utf-8").replace("\n", end).encode())
    return data


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_look_puts_the_mark_out_and_adds_one_line(
    tmp_path: Path, end: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = copied(tmp_path, end)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    before = (data / REVIEW_LOG).read_bytes()
    assert main(["review", "--data", str(data)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert f"{CONTROL} with {CRITERION} is to look at again: since 30 November 2026, its levels changed" in said[0]
    assert main(["review", "a8.16", "cc 7.2", "--data", str(data)]) == 2
    assert main(["review", "a8.16", "cc 7.2", "--by", 'Ann "A" Example: #1', "--data", str(data)]) == 0
    after = (data / REVIEW_LOG).read_bytes()
    assert after.startswith(before)
    added = after.removeprefix(before).decode()
    assert added.startswith(
        '- {of: [A.8.16, CC7.2], date: 2027-01-01, by: "Ann \\"A\\" Example: #1", made_on: entries='
    )
    assert added.count("\n") == 1
    assert added.endswith(end)
    found = load(data)
    assert PAIR not in found.suspects
    assert found.review_log[-1].by == 'Ann "A" Example: #1'
    assert 'Confirmed 1 January 2027, by Ann "A" Example: #1' in as_text(explained(found, CONTROL))
    assert main(["review", "A.8.16", "CC7.2", "--by", "x", "--date", "2931-01-01", "--data", str(data)]) == 2
    assert "2931-01-01 has not come yet" in capsys.readouterr().err
    assert main(["review", "A.8.16", "CC7.2", "--by", "Ann <ann@example.org>", "--data", str(data)]) == 2
    assert NO_MAIL in " ".join(capsys.readouterr().err.split())
    assert main(["review", "A.8.16", "CC7.2", "--by", 'Ann "A" Example: #1', "--data", str(data)]) == 0
    assert "The log says so already." in capsys.readouterr().out
    with pytest.raises(CrosswalkError, match="was looked at on 2027-01-01, after 2026-12-31; nothing was written"):
        confirm(data, found, [PAIR], date(2026, 12, 31), "Ann")
    assert (data / REVIEW_LOG).read_bytes() == after


def test_a_judgement_that_the_log_does_not_know_is_told_and_added_without_a_name(tmp_path: Path) -> None:
    data = shutil.copytree(ROOT / "mappings", tmp_path / "mappings")
    log = data / REVIEW_LOG
    kept = [line for line in log.read_text("utf-8").splitlines(keepends=True) if "[A.8.16, CC7.2]" not in line]
    log.write_text("".join(kept), "utf-8")
    found = load(data)
    assert [problem.message for problem in to_review(found)] == ["A.8.16 with CC7.2 is not in review-log.yml yet"]
    (line,) = confirm(data, found, unrecorded(found), date(2027, 1, 1), "")
    assert line == f"- {{of: [A.8.16, CC7.2], date: 2027-01-01, made_on: {fingerprints(made_on(found, PAIR))}}}"
    log.unlink()
    assert to_review(load(data)) == ()


GOOD = "- {of: [K1], date: 2026-05-12, made_on: entries=00000000}"
SLIPS = {
    "[K1]": ("[K9]", "2:9", 'unknown entry "K9" (did you mean K1?)'),
    "of: [K1]": ("of: [K1, K2, K3]", "2:8", '"of" names one entry for its verdicts, or two for a pair'),
    "00000000": ("0", "2:", '"entries=0" is no list of fingerprints; `crosswalk review` writes it'),
    "made_on": ("made", "2:", 'unknown field "made" (did you mean made_on?)'),
    "\n": (f"\n{GOOD.replace('05-12', '05-11')}\n", "3:", "K1 was looked at later already (line 2)"),
    ", made": (", by: Ann <ann@example.org>, made", "2:", NO_MAIL),
    "2026-05-12": ("2026-06-12", "2:", "which has not come yet"),
}


@pytest.mark.parametrize("old", SLIPS)
def test_a_slip_in_the_log_has_its_place(old: str, tmp_path: Path) -> None:
    new, place, message = SLIPS[old]
    data = write_tiny_pair(tmp_path / "data")
    (data / REVIEW_LOG).write_text(f"{head(REVIEW_LOG)}\n" + f"{GOOD}\n".replace(old, new, 1), "utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(data, today=date(2026, 5, 31))
    problems = [str(problem) for problem in caught.value.problems]
    assert any(p.startswith(f"data/{REVIEW_LOG}:{place}") and message in p for p in problems), problems
