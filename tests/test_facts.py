"""What the data says today stands in files that one command makes anew, so that a reviewer reads the change."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from tools.facts import ADDRESSES, FACTS, addresses, facts
from tools.guide_figures import GUIDE, order_of, with_figures

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

RUN = "run `make facts` and read the difference"


def test_the_facts_are_those_of_the_data(catalogue: Catalogue) -> None:
    written, now = FACTS.read_text("utf-8").splitlines(), facts(catalogue).splitlines()
    changed = list(difflib.unified_diff(written, now, "before", "now", lineterm="", n=0))
    assert not changed, "\n".join([f"the data says something else than tests/facts.txt; {RUN}:", *changed[:40]])


def test_no_address_is_taken_away_and_new_ones_are_added(catalogue: Catalogue) -> None:
    published = ADDRESSES.read_text("utf-8").split()
    assert addresses(catalogue, published) == published, RUN
    assert addresses(catalogue, ["gone/"]) == sorted({"gone/", *addresses(catalogue, [])})


def test_the_figures_of_the_guide_are_those_of_the_register(catalogue: Catalogue) -> None:
    text = GUIDE.read_text("utf-8")
    assert with_figures(text, catalogue) == text, RUN
    wrong = text.replace(" items of the register", "9 items of the register")
    assert wrong != text
    assert with_figures(wrong, catalogue) == text


def test_systems_stand_in_the_register_in_the_order_that_the_guide_gives(catalogue: Catalogue) -> None:
    order = order_of(GUIDE.read_text("utf-8"), catalogue)
    assert len(order) == 10
    assert list(catalogue.systems)[: len(order)] == order
