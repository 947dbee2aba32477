"""What each format says for each case, as data: the writers of files take their words here, and so do the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.data.frozen import frozen

from .cases import Case

if TYPE_CHECKING:
    from collections.abc import Mapping


class Word(NamedTuple):
    """How a format says a case.

    Attributes:
        word: Its word; empty where the format, or this project in it, says nothing of the case.
        because: Why it is this word, or none.
    """

    word: str
    because: str = ""


@frozen
class Format:
    """A format of another tool.

    Attributes:
        key: The end of its page's address, and the folder of its files.
        name: What it is called; `short` where there is little room.
        release: The release of the format that files are written in.
        reads: Who reads it.
        about: What it is for, in a sentence or two.
        words: What it says for each case that can occur in it, in the order of a table.
        keeps: What of the data it holds beside ids and levels.
        leaves: What of the data it cannot hold, or does not here.
        checked: By what the files are checked.
        levelled: Whether it holds only frameworks between which somebody gives levels.
    """

    key: str
    name: str
    short: str
    release: str
    reads: str
    about: str
    words: Mapping[Case, Word]
    keeps: tuple[str, ...]
    leaves: tuple[str, ...]
    checked: str
    levelled: bool = False

    def word(self, case: Case) -> str:
        """Return the word for a case, or an empty text."""
        return self.words[case].word if case in self.words else ""


_NO_EQUALITY = "never equal-to: records that serve twice do not make two texts the same"

OSCAL = Format(
    key="oscal",
    name="OSCAL catalogues and mapping collections",
    short="OSCAL",
    release="1.2.1",
    reads="compliance tools that speak OSCAL, such as Trestle",
    about=(
        "A catalogue for each framework, with ids and titles alone, and a mapping collection for each two of them. "
        "Its matching rationale is functional: what is compared is what records do."
    ),
    words={
        Case.BOTH: Word("equivalent-to", f"of the same use, by the functional rationale; {_NO_EQUALITY}"),
        Case.TO_TARGET: Word("superset-of", "by the functional rationale: the source's records do all for the target"),
        Case.TO_SOURCE: Word("subset-of", "the same, the other way round"),
        Case.PART: Word("intersects-with", "each direction's level stands beside it as a property"),
        Case.UNSAID: Word("intersects-with", "the weakest word there is for two that belong together"),
        Case.REJECTED: Word("no-relationship", "with the reason as a remark"),
        Case.GAP: Word("unmapped-controls", "in the gap summary of its side"),
    },
    keeps=(
        "both levels of a pair, as properties",
        "what to add, as qualifiers of the side that asks for it",
        "how sure a judgement is, and its reason",
        "the entries without a pair, in a gap summary for each side",
        "an identifier for each pair that stays the same from edition to edition",
    ),
    leaves=("what each source prints", "verdicts, evidence and guidance"),
    checked="the models of Trestle, and the rules of the library oscal for allowed words",
)

SSSOM = Format(
    key="sssom",
    name="SSSOM tables",
    short="SSSOM",
    release="1.1",
    reads="people who join mappings of many origins, with sssom-py or any reader of tables",
    about="A line for each pair and direction: whose records are reused is the subject, what they serve the object.",
    words={
        Case.FULL: Word("skos:relatedMatch", "with level=full under other; never skos:exactMatch or a broader term"),
        Case.PARTIAL: Word("skos:relatedMatch", "with level=partial under other"),
        Case.NONE: Word("Not skos:relatedMatch", "with level=none under other; the other direction has its own line"),
        Case.UNSAID: Word("skos:relatedMatch", "one line for both directions, without a level"),
        Case.REJECTED: Word("Not skos:relatedMatch", "in both directions, with the reason as a comment"),
        Case.GAP: Word("sssom:NoTermFound", "as the object"),
    },
    keeps=(
        "the level of each direction, the reason, how sure it is and the day of the judgement",
        "which sources name a pair that this project has not judged",
        "the licence and the edition of the data",
        "an identifier for each line that stays the same",
    ),
    leaves=("a confidence as a number, which nobody has measured", "verdicts, evidence and guidance"),
    checked="sssom-py, which reads the file and counts as many lines as were written",
)

GEMARA = Format(
    key="gemara",
    name="Gemara mapping documents",
    short="Gemara",
    release="1.4.1",
    reads="tools of the OpenSSF's model for automated governance",
    about="A document for each direction: the source is the entry whose records are reused.",
    words={
        Case.FULL: Word("supports", "with strength 10, the most: the records serve once scope and period fit"),
        Case.PARTIAL: Word("supports", "without a strength, which nobody has measured"),
        Case.NONE: Word("", "left out: the document of the other direction has the pair"),
        Case.UNSAID: Word("relates-to", "in the document of one direction"),
        Case.REJECTED: Word("", "left out: the format's word for it names no target"),
        Case.GAP: Word("no-match", "without a target"),
    },
    keeps=("the level of its direction", "the reason and how sure it is"),
    leaves=("rejected pairs", "verdicts, evidence and guidance"),
    checked="the models of gemara-python",
)

CISO = Format(
    key="ciso-assistant",
    name="CISO Assistant libraries",
    short="CISO Assistant",
    release="libraries of 2026",
    reads="users of CISO Assistant, who load a file under Libraries",
    about=(
        "A library for each framework, with ids and titles alone, and one for each direction. They stand beside those "
        "that the tool brings, which have the parts of an entry in place of some entries, and others not at all."
    ),
    words={
        Case.FULL: Word("superset", "the tool then carries a result over as it is"),
        Case.PARTIAL: Word("intersect", "the tool then makes of it a part at most"),
        Case.NONE: Word("not_related", "in this direction; the library of the other has its own word"),
        Case.REJECTED: Word("not_related", "with the reason as an annotation"),
        Case.GAP: Word("", "left out: an entry in no line has no counterpart"),
    },
    keeps=("the level of its direction", "the reason, as an annotation"),
    leaves=(
        "frameworks that are only named beside each other: the tool would carry results over on the strength of names",
        "how sure a judgement is, verdicts, evidence and guidance",
    ),
    checked="the rules of its importer, rewritten",
    levelled=True,
)

STRM = Format(
    key="strm",
    name="Set theory relationship mapping (OLIR, IR 8477)",
    short="STRM",
    release="the columns of IR 8278A revision 1",
    reads="people who compare mappings in a spreadsheet, or submit to OLIR",
    about="A row for each pair. The rationale is functional: what is compared is what records do.",
    words={
        Case.BOTH: Word("intersects with", "not equal: records that serve twice do not make two texts the same"),
        Case.TO_TARGET: Word("superset of", "by the functional rationale: the focal element's records do all of it"),
        Case.TO_SOURCE: Word("subset of", "the same, the other way round"),
        Case.PART: Word("intersects with", "each direction's level stands in the comment"),
        Case.UNSAID: Word("intersects with", "the weakest word there is for two that belong together"),
        Case.REJECTED: Word("not related to", "with the reason as a comment"),
        Case.GAP: Word("", "left out: a row names two elements"),
    },
    keeps=("both levels of a pair and the reason, in the comment",),
    leaves=("a strength as a number, which nobody has measured", "entries without a pair"),
    checked="our own tests alone: we know of no published validator",
)

NEEDS = Format(
    key="sphinx-needs",
    name="needs.json of sphinx-needs",
    short="sphinx-needs",
    release="the form that sphinx-needs 9 reads",
    reads="people who write documentation with Sphinx, and link, list and check entries by id",
    about="An object for each entry that pairs may join, with a link to each entry that it makes a pair with.",
    words={
        Case.BOTH: Word("links", "without the level"),
        Case.TO_TARGET: Word("links", "without the level"),
        Case.TO_SOURCE: Word("links", "without the level"),
        Case.PART: Word("links", "without the level"),
        Case.UNSAID: Word("links"),
        Case.REJECTED: Word("", "left out: a link has no word for what is not"),
        Case.GAP: Word("", "an object without links"),
    },
    keeps=("ids and titles, and the address of each page",),
    leaves=("levels and reasons",),
    checked="a build of Sphinx that lists the entries",
)

FORMATS = (OSCAL, SSSOM, STRM, GEMARA, CISO, NEEDS)
"""The formats, in the order of their pages."""
