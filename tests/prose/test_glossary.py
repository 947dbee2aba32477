"""The glossary as search plugins see it: each term with its meaning under a heading of its own."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from mkdocs_crosswalk.prose.glossary import as_sections

GLOSSARY = """\
<h1 id="glossary">Glossary</h1>
<p>Words.</p>
<dl>
<dt class="xw-term" id="isms">ISMS</dt>
<dd>A <a href="../x/">management</a> system.</dd>
<dt class="xw-term" id="penetration-test">Penetration test</dt>
<dt class="xw-term" id="pen-test">Pen test &lt;1&gt;</dt>
<dd>An attack by agreement.</dd>
<dd>Not a scan.</dd>
</dl>
<dl><dt>Other</dt><dd>List</dd></dl>
"""


def test_each_meaning_is_a_section_with_the_anchor_of_its_first_term() -> None:
    made = as_sections(GLOSSARY)
    found = [(node.attributes["id"], node.text()) for node in LexborHTMLParser(made).css("h3")]
    assert found == [("isms", "ISMS"), ("penetration-test", "Penetration test, Pen test <1>")]
    after = LexborHTMLParser(made.partition("Pen test")[2]).text()
    assert "An attack by agreement." in after
    assert "Not a scan." in after
    assert "<dd>" not in made.partition("<dt>Other")[0]


def test_other_lists_and_pages_without_terms_stay_as_they_are() -> None:
    assert "<dl><dt>Other</dt><dd>List</dd></dl>" in as_sections(GLOSSARY)
    assert as_sections("<p>Nothing</p>") == "<p>Nothing</p>"
