"""Our own texts, counted and compared by machine: whole, of one length, of one spelling, and none like another."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from tests.support.builds import ROOT
from tests.support.choice import with_frameworks

from mkdocs_crosswalk.registers.judgement import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

WORD = re.compile(r"[A-Za-z0-9][\w'./-]*")
SENTENCE = re.compile(r"(?<=[.?!:;])\s+")
ID = re.compile(r"(?<![\w.])(?:A\.\d+(?:\.\d+)+|CC\d\.\d+|(?:A1|C1|PI1|P\d)\.\d+|Clause \d+(?:\.\d+)*)(?![\w]|\.\d)")
OLD = re.compile(r"A\.\d+(?:\.\d+)* \(2013\)")
OTHER_SPELLING = re.compile(
    r"\b(?:organiz|authoriz|recogniz|prioritiz|summariz|minimiz|analyz|catalog(?!u)|labeled|labeling|behavior|center\b"
    r"|defense|favor|fulfill|judgment)\w*",
    re.IGNORECASE,
)
EMPTY_WORDS = re.compile(
    r"\b(?:robust|seamless\w*|leverag\w+|holistic\w*|world-class|best-in-class|streamlin\w+|crucial\w*|delve\w*|utili[sz]\w+"
    r"|landscape|cutting-edge|effortless\w*|unlock\w*|empower\w*)\b",
    re.IGNORECASE,
)
LONGEST_SENTENCE = 25
GUIDANCE_WORDS = range(60, 251)
ALIKE = 0.15


def words(text: str) -> list[str]:
    return WORD.findall(text)


def texts(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield every text of ours in the data that is made of sentences, with where it stands."""
    groups: list[tuple[str, Iterable[str]]] = [
        *((f"{iso} with {soc2}", (j.why, *j.adds.values())) for (iso, soc2), j in catalogue.judgements.items()),
        *(
            (f"verdict on {v.entry}", (v.summary, v.why, v.together, *v.add))
            for vs in catalogue.verdicts.values()
            for v in vs
        ),
        *(
            (f"guidance on {entry}", (*g.texts, g.suggested_control, g.suggested_test))
            for entry, g in catalogue.guidance.items()
        ),
        *(
            (f"evidence {i.id}", (i.what, i.example, *i.rejected, i.sampling, i.frequency, *i.wanted.values()))
            for i in catalogue.evidence.values()
        ),
        *((f"{i.id} shows", i.shows.values()) for i in catalogue.evidence.values()),
        *((f"gist of {iso} with {soc2}", (j.gist,)) for (iso, soc2), j in catalogue.judgements.items()),
        *((f"{point} without a match", (said.why,)) for point, said in catalogue.unmatched.items()),
        *((f"{e.id} is about", (e.about,)) for e in catalogue.entries.values()),
        *((f"short title of {e.id}", (e.short_title,)) for e in catalogue.entries.values()),
        *((f"{r.source}, {r.at}", (r.note, r.remark, r.correction_reason, r.suggested_reason)) for r in catalogue.rows),
    ]
    return ((where, text) for where, found in groups for text in found)


def written() -> list[Path]:
    """Return the pages that people write."""
    return sorted((ROOT / "content").rglob("*.md"))


def prose(page: Path) -> str:
    """Return the text of a page without front matter, code and addresses."""
    text = page.read_text("utf-8").split("---\n", 2)[2]
    text = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
    return re.sub(r"\]\([^)]*\)|\*\*", "", text).replace("[", "")


def sentences(text: str) -> Iterator[str]:
    for block in re.split(r"\n\s*\n|\n\s*(?:[-*|:]|\d+\.)|\|", text):
        yield from SENTENCE.split(block)


def test_every_entry_that_every_site_has_has_guidance_verdict_evidence_and_a_pair_or_a_reasoned_absence(
    catalogue: Catalogue,
) -> None:
    catalogue = with_frameworks(catalogue)
    kinds = Counter(entry.kind.key for entry in catalogue.singles)
    assert kinds == {"control": 93, "criterion": 61, "subclause": 30}
    for entry in catalogue.singles:
        assert catalogue.guidance[entry.id].purpose, entry.id
        assert catalogue.items_for(entry.id), entry.id
        verdicts = catalogue.verdicts[entry.id]
        assert all(v.why and v.summary and v.add and v.bring for v in (verdicts.base,)), entry.id
        direction = catalogue.towards(entry.id)
        if not any(o.reaches(direction) for o in catalogue.overlaps_of(entry.id)):
            assert {v.outcome for v in verdicts} == {Outcome.NEW}, entry.id
            looked_at = [o.judgement for o in catalogue.overlaps_of(entry.id)]
            assert looked_at, entry.id
            assert all(judgement and judgement.why for judgement in looked_at), entry.id


def test_every_id_in_the_data_and_on_the_pages_exists(catalogue: Catalogue) -> None:
    everywhere = [*texts(catalogue), *((page.name, prose(page)) for page in written())]
    printed = {name for row in catalogue.rows for name in (*row.published.left, *row.published.right)}
    unknown = [
        (where, name)
        for where, text in everywhere
        for name in ID.findall(OLD.sub("", text))
        if not {name, f"{name} (2013)"} & set(catalogue.entries) and name not in printed
    ]
    assert unknown == []
    assert sum(len(ID.findall(text)) for _, text in everywhere) > 1000


def test_no_title_stands_beside_the_id_of_another_entry(catalogue: Catalogue) -> None:
    titles = {e.id: e.title.lower() for e in catalogue.singles if len(e.title.split()) > 1}
    wrong = []
    for where, text in (*texts(catalogue), *((page.name, prose(page)) for page in written())):
        for found in ID.finditer(text):
            after = text[found.end() : found.end() + 120].lstrip(" ,:(“\"'").lower()
            own = catalogue.entries[found[0]].title.lower() if found[0] in catalogue.entries else ""
            wrong += [
                (where, found[0], title)
                for title in titles.values()
                if after.startswith(title) and not own.startswith(title) and title != own
            ]
    assert wrong == []


def test_guidance_is_neither_short_nor_long(catalogue: Catalogue) -> None:
    counts = {entry: len(words(" ".join(g.texts))) for entry, g in catalogue.guidance.items()}
    assert {entry: n for entry, n in counts.items() if n not in GUIDANCE_WORDS} == {}
    assert all(3 <= len(g.practice) <= 6 for g in catalogue.guidance.values())


def test_no_two_guidance_texts_are_alike(catalogue: Catalogue) -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        found = [w.lower() for w in words(text)]
        return {tuple(found[n : n + 3]) for n in range(len(found) - 2)}

    by_entry = {entry: runs(" ".join(g.texts)) for entry, g in catalogue.guidance.items()}
    alike = [
        (one, other)
        for one, other in combinations(by_entry, 2)
        if len(by_entry[one] & by_entry[other]) > ALIKE * min(len(by_entry[one]), len(by_entry[other]))
    ]
    assert alike == []


def test_no_reason_or_step_is_written_twice_on_one_side(catalogue: Catalogue) -> None:
    reasons = [v.why for verdicts in catalogue.verdicts.values() for v in verdicts]
    assert len(reasons) == len(set(reasons))
    practice = [text for g in catalogue.guidance.values() for text in (g.purpose, *g.practice)]
    assert len(practice) == len(set(practice))


def test_physical_controls_say_what_holds_without_an_office_or_in_the_cloud(catalogue: Catalogue) -> None:
    for entry, guidance in catalogue.guidance.items():
        if entry.startswith("A.7."):
            assert guidance.remote or guidance.cloud, entry


@pytest.mark.parametrize("entry", ["A.5.10", "A.5.26", "A.5.31", "A.5.37", "A.6.6", "A.8.9", "A.8.27"])
def test_controls_that_ask_for_something_in_writing_say_so(catalogue: Catalogue, entry: str) -> None:
    assert catalogue.guidance[entry].documented


def test_sentences_are_short(catalogue: Catalogue) -> None:
    everywhere = [*texts(catalogue), *((page.name, prose(page)) for page in written())]
    long = [
        (where, sentence)
        for where, text in everywhere
        for sentence in sentences(text)
        if len(words(sentence)) > LONGEST_SENTENCE
    ]
    assert long == []


def test_one_spelling_and_no_empty_words(catalogue: Catalogue) -> None:
    titles = [t.lower() for e in catalogue.entries.values() for t in (e.title, e.text("title_27002"))]

    def official(word: str, text: str) -> bool:
        """Say whether a word stands in an official title, or in the name of COSO."""
        return word == "Organizations" or any(word.lower() in title and title in text.lower() for title in titles)

    everywhere = [*texts(catalogue), *((page.name, prose(page)) for page in written())]
    found = [
        (where, m[0])
        for where, text in everywhere
        for pattern in (OTHER_SPELLING, EMPTY_WORDS)
        for m in pattern.finditer(text)
        if not official(m[0], text)
    ]
    assert found == []
