"""What a company says of itself: each refusal and doubt once, at its place, with what to do; no consequences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support.company_data import DAY, MARK, place, read_company, read_files
from tests.support.own_data import FOLDER, written

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.cli import main
from mkdocs_crosswalk.data.problems import CatalogueError
from mkdocs_crosswalk.registers.secrets import secret_in

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

ORGANISATION, STATUS, RECORDS = "organisation.yml", "status.yml", "records.yml"
HEAD = "name: Example Ltd\n"
WANTS = f"{HEAD}wants:\n  - framework: iso\n"
FULL = f"""\
{HEAD}example: true
scope: The service
people: 6
answers: The director
holds:
  - {{framework: soc2, categories: [security, Availability], type: 2, period: {{from: 2026-01-01, to: 2026-12-31}}}}
wants:
  - {{framework: iso, in_force: 2026-12-01, stage_1: 2027-04-19, stage_2: 2027-06-07}}
windows:
  soc2-type-2: {{framework: soc2, from: 2027-01-01, to: 2027-12-31}}
systems: [siem, identity-provider]
has_not: office
must_run:
  - {{what: Reviews, entries: [A.5.18, Clause 9.2], rule: Each quarter, records: user-access-review, at_least: 2}}
changes_since: 2027-03-15
milestones:
  - {{what: Move, day: 2027-05-01}}
"""
NO_REASON = '"excluded_because" is missing: say why nothing calls for'
CANNOT = "this leaves out what cannot be left out"
LENGTHS = "write one such as quarter or 2 years, of day, week, month, quarter, half-year, year"


def target(text: str, under: str = "wants") -> str:
    return f"{HEAD}{under}:\n  - {{{text}}}\n"


def window(text: str, key: str = "one") -> str:
    return f"{WANTS}windows:\n  {key}: {text}\n"


def rule(text: str) -> str:
    return f"{WANTS}must_run:\n  - {{what: Reviews, {text}}}\n"


def lines(*said: str) -> str:
    return "entries:\n" + "".join(f"  - {MARK if line[:1] == MARK else ''}{{{line.lstrip(MARK)}}}\n" for line in said)


def record(text: str = "", *, item: str = "user-access-review", when: str = "period") -> str:
    """Return a file with a record; `when` is what says of which days it is, and `text` is what follows."""
    days = {"period": "period: {from: 2027-01-01, to: 2027-02-01}", "date": "date: 2027-02-01"}.get(when, when)
    said = ", ".join(filter(None, ("id: R-1", f"item: {item}", days, "place: Ticket system", text)))
    return f"records:\n  - {{{said}}}\n"


OF_A_DAY = "board-charter"
ORGANISATION_SLIPS = {
    "empty": ("¦", "the file is empty"),
    "a list": ("¦- name: Example Ltd\n", "the file must hold a mapping, not a list"),
    "a word": ("¦Example Ltd\n", "the file must hold a mapping, not a single value"),
    "two documents": (f"{WANTS}¦---\n{WANTS}", "not valid YAML: expected a single document in the file"),
    "an alias": ("name: ¦&n Example Ltd\nscope: *n\nwants: [{framework: iso}]\n", "an anchor of this value is used by"),
    "no name": ("¦wants: [{framework: iso}]\n", 'the field "name" is missing'),
    "an empty name": ("name:¦\nwants: [{framework: iso}]\n", '"name" is empty; give a value or leave the field out'),
    "a misspelt name": (f"¦nme{WANTS[4:]}", 'unknown field "nme" (did you mean name?)'),
    "an unknown field": (f"{WANTS}¦sistems: [siem]\n", 'unknown field "sistems" (did you mean systems?)'),
    "the option of the plugin": (f"{WANTS}programme: ¦site\n", '"programme" is an option of the plugin; it stands in'),
    "nothing held or wanted": (f"¦{HEAD}", 'say under "holds" or "wants" which framework, by its key'),
    "an empty list of wants": (f"¦{HEAD}wants: []\n", 'say under "holds" or "wants" which framework, by its key'),
    "wants of nothing": (f"{HEAD}wants:¦\n", '"wants" must be a list, not nothing'),
    "wants that are no list": (f"{HEAD}wants: ¦{{framework: iso}}\n", '"wants" must be a list, not a mapping'),
    "misspelt wants": (f"{HEAD}¦wnats: [{{framework: iso}}]\n", 'unknown field "wnats" (did you mean wants?)'),
    "no framework": (f"{HEAD}wants:\n  - ¦{{stage_1: 2027-05-01}}\n", 'the field "framework" is missing'),
    "an unknown framework": (
        target("framework: ¦soc, categories: [Availability]"),
        'unknown key of a framework "soc" (did you mean soc2?); allowed: iso, soc2, csf',
    ),
    "a framework by its id": (
        target("framework: ¦iso27001-2022"),
        'unknown key of a framework "iso27001-2022" (did you mean iso?); allowed',
    ),
    "a framework by its name": (target("framework: ¦SOC 2"), 'unknown key of a framework "SOC 2" (did you mean soc2?)'),
    "several frameworks": (target("framework: ¦[iso]"), '"framework" must be text, not a list'),
    "a framework twice": (
        f"{WANTS}  - framework: ¦iso\n",
        "this framework stands twice (first in line 3)",
    ),
    "an unknown category": (
        target("framework: soc2, categories: [Security, ¦Availibility]"),
        'unknown category "Availibility" (did you mean Availability?)',
    ),
    "a category twice": (
        target("framework: soc2, categories: [Availability, ¦availability]"),
        '"Availability" stands twice',
    ),
    "no categories in the list": (target("framework: soc2, categories: ¦[]"), '"categories" is empty'),
    "categories of what has none": (
        target("framework: iso, categories: [¦Security]"),
        "nothing of ISO/IEC 27001:2022 can be left out; take this field out",
    ),
    "a third type": (target("framework: soc2, type: ¦3"), '"type" is 3; a report is of type 1 or 2'),
    "type 0": (target("framework: soc2, type: ¦0"), '"type" is 0; a report is of type 1 or 2'),
    "a type in words": (target("framework: soc2, type: ¦two"), '"type" must be a whole number'),
    "a period that ends first": (
        target("framework: soc2, period: {from: 2027-03-01, to: ¦2027-02-01}"),
        "2027-02-01 is before 2027-03-01, the first day",
    ),
    "a period without an end": (
        target("framework: soc2, period: ¦{from: 2027-03-01}"),
        'the field "to" is missing',
    ),
    "a period to 31 February": (
        target("framework: soc2, period: {from: 2027-01-01, to: ¦2027-02-31}"),
        '"2027-02-31" is not a date; write it as 2026-05-12',
    ),
    "a period of a year": (target("framework: soc2, period: ¦2027"), '"period" must be a mapping, not a single value'),
    "stages out of order": (
        target("framework: iso, stage_1: 2027-05-01, stage_2: ¦2027-04-01"),
        '"stage_2", 2027-04-01, is before "stage_1", 2027-05-01',
    ),
    "stages before the first day": (
        target("framework: iso, in_force: 2027-06-01, stage_1: ¦2027-05-01, stage_2: 2027-05-20"),
        '"stage_1", 2027-05-01, is before "in_force", 2027-06-01',
    ),
    "a day in words": (target("framework: iso, stage_1: ¦5 May 2027"), '"5 May 2027" is not a date; write it as'),
    "people in words": (f"{WANTS}people: ¦sixty\n", '"people" must be a whole number'),
    "an example in another language": (f"{WANTS}example: ¦ja\n", '"example" must be true or false'),
    "a window that makes no address": (
        window("¦{framework: iso, from: 2027-01-01, to: 2027-02-01}", "Stage 2"),
        '"Stage 2" makes no address; write small letters, digits and dashes',
    ),
    "a window at the address of the list": (
        window("¦{framework: iso, from: 2027-01-01, to: 2027-02-01}", "index"),
        '"index" is the address of a list; choose another name',
    ),
    "a window with too long a name": (
        window("¦{framework: iso, from: 2027-01-01, to: 2027-02-01}", "a" * 101),
        "this name is too long for that of a file; write at most 100 letters",
    ),
    "a window that ends first": (
        window("{framework: iso, from: 2027-03-01, to: ¦2027-02-01}"),
        "2027-02-01 is before 2027-03-01, the first day",
    ),
    "a window without an end": (window("¦{framework: iso, from: 2027-01-01}"), 'the field "to" is missing'),
    "a window to no day": (
        window("{framework: iso, from: 2027-01-01, to: ¦soon}"),
        '"soon" is not a date; write it as 2026-05-12',
    ),
    "a window of an unknown framework": (
        window("{framework: ¦isoo, from: 2027-01-01, to: 2027-02-01}"),
        'unknown key of a framework "isoo" (did you mean iso?)',
    ),
    "a window of nothing": (f"{WANTS}windows:\n  one:¦\n", '"one" must be a mapping, not nothing'),
    "windows in a list": (
        f"{WANTS}windows:\n  ¦- {{framework: iso, from: 2027-01-01, to: 2027-02-01}}\n",
        '"windows" must be a mapping, not a list',
    ),
    "an unknown system": (
        f"{WANTS}systems: [¦identity-provder]\n",
        'unknown system "identity-provder" (did you mean identity-provider?)',
    ),
    "a system twice": (f"{WANTS}systems: [siem, ¦siem]\n", '"siem" stands twice'),
    "an unknown thing that it has not": (
        f"{WANTS}has_not: [¦offices]\n",
        'unknown word "offices" (did you mean office?); what a company may not have: office, own-hardware',
    ),
    "nothing that it has not": (f"{WANTS}has_not: ¦[]\n", '"has_not" is empty'),
    "a rule without a name": (
        f"{WANTS}must_run:\n  - ¦{{records: [user-access-review]}}\n",
        'the field "what" is missing',
    ),
    "a rule without records": (
        f"{WANTS}must_run:\n  - ¦{{what: Reviews, entries: [A.5.18]}}\n",
        'the field "records" is missing',
    ),
    "a rule with no records in its list": (rule("records: ¦[]"), '"records" is empty'),
    "a rule with unknown records": (
        rule("records: [¦user-acess-review]"),
        'unknown evidence item "user-acess-review" (did you mean user-access-review?)',
    ),
    "a rule for an unknown entry": (
        rule("records: [user-access-review], entries: [¦A.5.81]"),
        'unknown entry "A.5.81" (did you mean A.5.18?)',
    ),
    "a rule for an entry twice": (
        rule("records: [user-access-review], entries: [A.5.18, ¦A.5]"),
        "A.5.18 stands twice",
    ),
    "a rule for no record": (
        rule("records: [user-access-review], at_least: ¦0"),
        '"at_least" is 0; what must run has a record or more',
    ),
    "changes since a day to come": (f"{WANTS}changes_since: ¦2027-04-01\n", '"changes_since" is 2027-04-01, which has'),
    "a milestone without a day": (f"{WANTS}milestones:\n  - ¦{{what: Move}}\n", 'the field "day" is missing'),
    "a milestone that is a word": (f"{WANTS}milestones: [¦Move]\n", '"milestones" must hold mappings, not a single'),
}
STATUS_SLIPS = {
    "empty": ("¦", "the file is empty"),
    "a list": ("¦- {entry: A.5.1, status: implemented}\n", "the file must hold a mapping, not a list"),
    "no entries": ("entries: ¦[]\n", '"entries" is empty'),
    "entries of nothing": ("entries:¦\n", '"entries" must be a list, not nothing'),
    "entries by their ids": ("entries: ¦{A.5.1: implemented}\n", '"entries" must be a list, not a mapping'),
    "misspelt entries": ("¦entrys: [{entry: A.5.1}]\n", 'unknown field "entrys" (did you mean entries?)'),
    "a field beside the entries": (
        f"{lines('entry: A.5.1, status: implemented')}¦reviewed: 2027-01-01\n",
        "unknown field",
    ),
    "an id alone": ("entries: [¦A.5.1]\n", '"entries" must hold mappings, not a single value'),
    "about nothing": (lines("¦status: implemented"), 'say under "entry", "range" or "theme" what the line is about'),
    "nothing said": (lines("¦entry: A.5.1"), 'say something of it: "applicable", "status", an owner'),
    "a misspelt entry": (
        lines("¦entrey: A.5.1, owner: Lead").replace("¦{", "{¦"),
        "unknown field",
    ),
    "a misspelt status": (lines("entry: A.5.1, ¦sttus: planned"), 'unknown field "sttus" (did you mean status?)'),
    "a misspelt due": (
        lines("entry: A.5.1, status: planned, ¦deu: 2027-05-01"),
        'unknown field "deu" (did you',
    ),
    "an unknown id": (lines("entry: ¦A.5.81, status: implemented"), 'unknown entry "A.5.81" (did you mean A.5.18?)'),
    "a bare number": (lines("entry: ¦5.2, status: implemented"), '"5.2" may be A.5.2 or Clause 5.2; write which it is'),
    "the id of an old edition": (
        lines("entry: ¦A.9.2.1, status: implemented"),
        (
            '"A.9.2.1 (2013)" must be a control, sub-clause, criterion or subcategory, or a group of them; in 2022 it '
            "is A.5.16"
        ),
    ),
    "an old edition": (
        lines("entry: ¦iso27001-2013, status: implemented"),
        '"iso27001-2013" is an edition that has ended; name one that is in force',
    ),
    "a framework by its key": (
        lines("entry: ¦soc2, owner: Lead"),
        '"soc2" is no id (did you mean soc2-2017?); a framework is named by its own',
    ),
    "a point": (lines("entry: ¦CC7.2/3, status: implemented"), '"CC7.2/3" is a point of CC7.2; write CC7.2'),
    "a title of another": (
        lines("entry: ¦A.5.1 Access control, status: implemented"),
        'the title "Access control" does not belong to A.5.1',
    ),
    "no entry in the list": (lines("entry: ¦[], status: implemented"), '"entry" is empty'),
    "an entry of nothing": (lines("entry: ¦, status: implemented"), '"entry" must be a list, not nothing'),
    "an id twice": (lines("entry: [A.5.1, ¦A.5.1], status: implemented"), '"A.5.1" stands twice'),
    "an id and its group": (lines("entry: [A.5.1, ¦A.5], owner: Lead"), "A.5.1 stands twice in this line"),
    "an id and all": (lines("entry: [A.5.1, ¦all], owner: Lead"), "A.5.1 stands twice in this line"),
    "a range backwards": (
        lines("range: ¦A.5.9-A.5.1, owner: Lead"),
        'the range from A.5.9 to A.5.1 runs backwards; write "A.5.1 - A.5.9"',
    ),
    "groups backwards": (
        lines("range: ¦CC9 - CC1, owner: Lead"),
        'the range from CC9 to CC1 runs backwards; write "CC1 - CC9"',
    ),
    "a range over two frameworks": (
        lines("range: ¦A.8.34 - CC1.1, owner: Lead"),
        "the range from A.8.34 to CC1.1 is over two frameworks, ISO/IEC 27001:2022 and SOC 2; name a part of each",
    ),
    "a range into another edition": (
        lines("range: ¦A.5 - A.9, owner: Lead"),
        "the range from A.5 to A.9 (2013) is over two frameworks",
    ),
    "a range from a group to an entry": (
        lines("range: ¦A.5 - A.6.3, owner: Lead"),
        "the range from A.5 to A.6.3 leads from a theme to a control; its ends are of one kind",
    ),
    "a range without an end": (
        lines("range: ¦A.5.1 - A.5.99, owner: Lead"),
        'there is no end "A.5.99" for a range from A.5.1',
    ),
    "a misspelt word": (
        lines("entry: A.5.1, status: ¦implementd"),
        'unknown status "implementd" (did you mean implemented?); allowed: implemented, partly, planned, not-started',
    ),
    "excluded as a status": (
        lines("entry: A.7.1, status: ¦excluded"),
        '"excluded" is no status; write "applicable: false" and, under "excluded_because", why',
    ),
    "not applicable as a status": (
        lines("entry: A.7.1, status: ¦Not applicable"),
        '"Not applicable" is no status',
    ),
    "late as a status": (
        lines("entry: A.7.1, status: ¦late"),
        '"late" is no status; what is late follows from "due" and the day of the build',
    ),
    "two statuses": (lines("entry: A.7.1, status: ¦[partly, planned]"), '"status" must be text, not a list'),
    "neither yes nor no": (lines("entry: A.7.1, applicable: ¦maybe"), '"applicable" must be true or false'),
    "applicable without a word": (lines("entry: A.7.1, applicable: ¦"), '"applicable" must be true or false'),
    "an exclusion without a reason": (lines("entry: A.7.1, applicable: ¦false"), f"{NO_REASON} A.7.1"),
    "exclusions without a reason": (
        lines("range: A.7.1 - A.7.6, applicable: ¦false"),
        f"{NO_REASON} A.7.1, A.7.2, A.7.3 and 3 more",
    ),
    "an exclusion with an empty reason": (
        lines("entry: A.7.1, applicable: false, excluded_because: ¦"),
        '"excluded_because" is empty; give a value or leave the field out',
    ),
    "a reason that leaves nothing out": (
        lines("entry: A.7.1, excluded_because: ¦No premises"),
        '"excluded_because" leaves nothing out; write "applicable: false" beside it (A.7.1)',
    ),
    "a reason of what is necessary": (
        lines("entry: A.7.1, applicable: true, excluded_because: ¦No premises"),
        'what is applicable has no "excluded_because"; say "because"',
    ),
    "an exclusion of a clause": (
        lines("entry: Clause 4.1, applicable: ¦false, excluded_because: x"),
        f"{CANNOT} (Clause 4.1: clauses bind everybody; leave them out of the line)",
    ),
    "an exclusion of clauses by a range": (
        lines("range: Clause 4 - Clause 10, applicable: ¦false, excluded_because: x"),
        f"{CANNOT} (Clause 4.1, Clause 4.2, Clause 4.3 and 27 more: clauses bind everybody; leave them out",
    ),
    "an exclusion of a framework with clauses": (
        lines("entry: iso27001-2022, applicable: ¦false, excluded_because: x"),
        f"{CANNOT} (Clause 4.1, Clause 4.2, Clause 4.3 and 27 more: clauses bind everybody",
    ),
    "an exclusion of a common criterion": (
        lines("entry: CC6.1, applicable: ¦false"),
        f"{CANNOT} (CC6.1: every report on SOC 2 asks for it)",
    ),
    "an exclusion of a category": (
        lines("theme: P1, applicable: ¦false, excluded_because: x"),
        f"{CANNOT} (P1.1: leave the whole category out in organisation.yml)",
    ),
    "an exclusion of all": (
        lines("entry: all, applicable: ¦false, excluded_because: x"),
        (
            f"{CANNOT} (Clause 4.1, Clause 4.2, Clause 4.3 and 27 more: clauses bind everybody; leave them out of the "
            "line; CC1.1, CC1.2, CC1.3 and 30 more: every report on SOC 2 asks for it; A1.1, A1.2, A1.3 and 25 more: "
        ),
    ),
    "work on what is left out": (
        lines("entry: A.7.1, applicable: false, excluded_because: x, status: ¦planned, due: 2027-05-01"),
        'what is not applicable has no "status" or "due"; take it out',
    ),
    "a reason for what is left out": (
        lines("entry: A.7.1, applicable: false, excluded_because: x, because: ¦[risk]"),
        'what is not applicable has no "because"; take it out',
    ),
    "work on what a wider line leaves out": (
        lines("theme: A.7, applicable: false, excluded_because: x", "entry: A.7.1, status: ¦planned, due: 2027-05-01"),
        f'"status" and "due" of what {FOLDER}/{STATUS}:2 leaves out; write "applicable: true" here if it is necessary',
    ),
    "work on what as wide a line leaves out": (
        lines("entry: A.7.1, status: ¦implemented", "entry: A.7.1, applicable: false, excluded_because: x"),
        f'"status" of what {FOLDER}/{STATUS}:3 leaves out; write "applicable: true" here if it is necessary',
    ),
    "planned without a day": (
        lines("range: A.5.1 - A.5.4, status: ¦planned"),
        '"planned" without a "due": say by which day the rest is done of A.5.1, A.5.2, A.5.3 and 1 more',
    ),
    "a day of another country": (
        lines("entry: A.5.1, status: planned, due: ¦26.3.2027"),
        '"26.3.2027" is not a date; write it as 2026-05-12',
    ),
    "31 February": (
        lines("entry: A.5.1, status: planned, due: ¦2027-02-31"),
        '"2027-02-31" is not a date; write it as',
    ),
    "implemented with a day": (
        lines("entry: A.5.1, status: implemented, due: ¦2027-05-01"),
        'what is implemented has no "due"; its next review stands in owners.yml, and its records stand in records.yml',
    ),
    "a day of what a wider line says is implemented": (
        lines("range: A.5.1-A.5.9, status: implemented", "entry: A.5.1, due: ¦2027-05-01"),
        f'"due" of what {FOLDER}/{STATUS}:2 says is implemented; write its "status" here if it is not',
    ),
    "since a day to come": (
        lines("entry: A.5.1, status: implemented, since: ¦2027-05-31"),
        '"since" is 2027-05-31, which',
    ),
    "since without a status": (
        lines("range: A.5.1-A.5.9, status: implemented", "entry: A.5.1, since: ¦2027-01-01"),
        '"since" is the day of a status; write the "status" beside it',
    ),
    "decided on a day to come": (
        lines("entry: A.7.1, applicable: false, excluded_because: x, decided: ¦2027-05-31"),
        '"decided" is 2027-05-31, which has not come yet',
    ),
    "an unknown reason": (lines("entry: A.5.1, because: [risk, ¦laws]"), 'unknown because "laws" (did you mean law?)'),
    "no reason in the list": (lines("entry: A.5.1, because: ¦[]"), '"because" is empty'),
    "run by others": (lines("entry: A.5.1, run_by: ¦them"), 'unknown run_by "them"; allowed: us, provider, both'),
    "unknown assurance": (
        lines("entry: A.5.1, run_by: provider, assurance: ¦cloud-provider-assurance"),
        'unknown evidence item "cloud-provider-assurance" (did you mean cloud-provider-assurance-report?)',
    ),
    "two owners, as narrow": (
        lines("range: A.5.1-A.5.3, owner: Lead", "range: A.5.3-A.5.5, owner: ¦Chief"),
        f'"owner" of A.5.3: {FOLDER}/{STATUS}:2 says otherwise, of as many entries; the narrower line wins,',
    ),
    "two lines that differ in two fields": (
        lines(
            "entry: A.5.1, owner: Lead, status: planned, due: 2027-05-01",
            "entry: A.5.1, owner: ¦Chief, status: not-started",
        ),
        f'"status" and "owner" of A.5.1: {FOLDER}/{STATUS}:2 says otherwise, of as many entries',
    ),
}
RECORD_SLIPS = {
    "empty": ("¦", "the file is empty"),
    "a list": ("¦- {id: R-1}\n", "the file must hold a mapping, not a list"),
    "no records": ("records: ¦[]\n", '"records" is empty'),
    "no id": (record().replace("- {id: R-1, ", "- ¦{"), 'the field "id" is missing'),
    "no item": (
        record().replace("item: user-access-review, ", "").replace("- {", "- ¦{"),
        'the field "item" is',
    ),
    "no place": (record().replace(", place: Ticket system", "").replace("- {", "- ¦{"), 'the field "place" is missing'),
    "no period": (record(when="").replace("- {", "- ¦{"), 'the field "period" is missing'),
    "no date": (record(item=OF_A_DAY, when="").replace("- {", "- ¦{"), 'the field "date" is missing'),
    "a misspelt period": (record(when="¦perod: {from: 2027-01-01, to: 2027-02-01}"), 'unknown field "perod" (did you'),
    "a misspelt end": (record(when="period: {from: 2027-01-01, ¦too: 2027-02-01}"), 'unknown field "too" (did you'),
    "an unknown item": (record(item="¦user-acess-review"), 'unknown evidence item "user-acess-review" (did you mean'),
    "several items": (record(item="¦[user-access-review]"), '"item" must be text, not a list'),
    "a day of what runs over a period": (
        record(when="date: ¦2027-02-01"),
        '"user-access-review" runs over a period; say under "period" from which day to which',
    ),
    "a day that is none, of what runs over a period": (record(when="date: ¦1.2.2027"), '"1.2.2027" is not a date'),
    "a day and a period": (
        record("date: 2027-02-01", when="period: ¦{from: 2027-01-01, to: 2027-02-01}"),
        'a record has a "date" or a "period", not both',
    ),
    "a day to come": (record(item=OF_A_DAY, when="date: ¦2027-04-01"), '"date" is 2027-04-01, which has not come yet'),
    "a period that has not ended": (
        record(when="period: {from: 2027-01-01, to: ¦2027-04-01}"),
        "the period ends on 2027-04-01, which has not come yet",
    ),
    "a period that ends first": (
        record(when="period: {from: 2027-02-01, to: ¦2027-01-01}"),
        "2027-01-01 is before 2027-02-01, the first day",
    ),
    "a period of nothing": (record(when="period: ¦"), '"period" must be a mapping, not nothing'),
    "an unknown system": (record("system: ¦identity-provder"), 'unknown system "identity-provder" (did you mean'),
    "a misspelt length": (
        record("fresh_for: ¦1 yaer"),
        f'"1 yaer" is no length of time (did you mean year?); {LENGTHS}',
    ),
    "no length": (record("fresh_for: ¦0 years"), '"0 years" is no length of time'),
    "days without their word": (record("fresh_for: ¦30"), f'"30" is no length of time; {LENGTHS}'),
    "none without a statement": (record("none: ¦true"), '"none" needs a "statement": who confirms that there was none'),
    "none of a day": (
        record("none: ¦true, statement: x", item=OF_A_DAY, when="date"),
        '"none" is said of a period, not of a day',
    ),
    "none of a day, without a statement": (
        record("none: ¦true", item=OF_A_DAY, when="date"),
        '"none" is said of a period, not of a day',
    ),
    "a misspelt statement": (record("none: true, ¦statment: x"), 'unknown field "statment" (did you mean statement?)'),
    "a statement alone": (
        record("statement: ¦None left"),
        '"statement" is said of a period in which there was none; write "none: true" beside it',
    ),
    "neither none nor some": (record("none: ¦ja"), '"none" must be true or false'),
    "a secret": (
        record().replace("Ticket system", "¦https://files.example.com/review?token=abc"),
        'the address has "token" in it, by which whoever has it gets in; name the place without it',
    ),
    "an id twice": (
        f"{record()}  - {{id: ¦r-1, item: {OF_A_DAY}, date: 2027-01-01, place: Here}}\n",
        f'the record "R-1" is there already, in {FOLDER}/{RECORDS}:2; choose another id',
    ),
}
SLIPS = {
    f"{name}: {slip}": ({name: text}, message)
    for name, slips in ((ORGANISATION, ORGANISATION_SLIPS), (STATUS, STATUS_SLIPS), (RECORDS, RECORD_SLIPS))
    for slip, (text, message) in slips.items()
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_reported_once_at_its_place(name: str, catalogue: Catalogue, tmp_path: Path) -> None:
    files, message = SLIPS[name]
    (problem,) = map(str, read_files(catalogue, tmp_path, files).problems)
    assert problem.startswith(f"{place(files)}: {message}")


REPORT = f"{HEAD}wants: [{{framework: soc2, categories: [Availability]}}]\n"
DOUBTS = {
    "a type of what has no report": (
        {ORGANISATION: target("framework: iso, type: ¦2")},
        '"type" says nothing here: ISO/IEC 27001:2022 has no report',
    ),
    "a stage of a report": (
        {ORGANISATION: target("framework: soc2, stage_1: ¦2027-05-01")},
        '"stage_1" says nothing here: SOC 2 has a report, and no stages',
    ),
    "a report that is held and has not ended": (
        {ORGANISATION: target("framework: soc2, period: ¦{from: 2027-01-01, to: 2027-12-31}", "holds")},
        "this is held, and ends on 2027-12-31, which has not come yet; what is to come stands under wants",
    ),
    "a window of what nobody wants": (
        {ORGANISATION: window("¦{framework: soc2, from: 2027-01-01, to: 2027-02-01}")},
        '"one" is of SOC 2, which is neither held nor wanted',
    ),
    "partly without a day": (
        {STATUS: lines("entry: A.5.1, status: ¦partly")},
        '"partly" without a "due": say by which day the rest is done of A.5.1',
    ),
    "the same said twice": (
        {STATUS: lines("entry: A.5.1, owner: Lead, run_by: us", "entry: A.5.1, owner: ¦Lead, run_by: us")},
        f'"owner" and "run_by" of A.5.1: {FOLDER}/{STATUS}:2 says the same already',
    ),
    "a status out of the report": (
        {ORGANISATION: REPORT, STATUS: lines("theme: Privacy, status: ¦implemented")},
        "the status of P1.1, P2.1, P3.1 and 15 more is of no report that organisation.yml names; add it there, or take",
    ),
}


@pytest.mark.parametrize("name", DOUBTS)
def test_a_doubt_is_told_once_at_its_place_and_stops_nothing(name: str, catalogue: Catalogue, tmp_path: Path) -> None:
    files, message = DOUBTS[name]
    found = read_files(catalogue, tmp_path, files)
    (doubt,) = map(str, found.doubts)
    assert doubt.startswith(f"{place(files)}: {message}")
    assert found.problems == ()


FINE = {
    "all of an organisation": {ORGANISATION: FULL},
    "nothing held": {ORGANISATION: WANTS + "holds: []\n"},
    "held and wanted anew": {ORGANISATION: target("framework: soc2") + "holds: [{framework: soc2, type: 1}]\n"},
    "out of one report and in another": {
        ORGANISATION: f"{REPORT}holds: [{{framework: soc2, categories: [Privacy]}}]\n",
        STATUS: lines("theme: Privacy, status: implemented"),
    },
    "owners out of the report": {ORGANISATION: REPORT, STATUS: lines("theme: Privacy, owner: Lead")},
    "ids of two frameworks": {STATUS: lines("entry: [A.5.18, CC6.3], owner: Lead")},
    "a title behind an id": {STATUS: lines("entry: A.5.1 Policies for information security, owner: Lead")},
    "a reason of a wider line": {
        STATUS: lines("theme: A.7, excluded_because: No premises", "entry: [A.7.1, A.7.2], applicable: false")
    },
    "an exclusion of what a profile may leave out": {
        STATUS: lines("entry: PR.AA-05, applicable: false, excluded_because: x")
    },
    "work of a wider line on what is left out": {
        STATUS: lines(
            "theme: A.7, status: planned, due: 2027-05-01", "entry: A.7.1, applicable: no, excluded_because: x"
        )
    },
    "a day of a wider line": {
        STATUS: lines(
            "range: A.5.1-A.5.9, due: 2027-05-01", "entry: A.5.1, status: planned", "entry: A.5.2, status: implemented"
        )
    },
    "what is left out has an owner": {
        STATUS: lines(
            "entry: A.7.1, applicable: false, excluded_because: x, owner: Lead, action: Look again, run_by: both"
        )
    },
    "not started without a day": {STATUS: lines("entry: A.5.1, status: not-started")},
    "a record of a day": {RECORDS: record(item=OF_A_DAY, when="date")},
    "a record of a day, with a period": {RECORDS: record("fresh_for: 18 months", item=OF_A_DAY)},
    "none in a period": {RECORDS: record("none: true, statement: Nobody left; the director")},
}


@pytest.mark.parametrize("name", FINE)
def test_nothing_is_said_of_what_is_right(name: str, catalogue: Catalogue, tmp_path: Path) -> None:
    found = read_files(catalogue, tmp_path, FINE[name])
    assert (found.problems, found.doubts) == ((), ())


@pytest.mark.parametrize(
    "address",
    [
        *(
            "https://x.example/a?token=1",
            "https://x.example/a?b=1&X-Amz-Signature=1",
            "https://x.example/#access_token=1",
        ),
        *(
            "https://me:pass@x.example/a",
            "https://x.example/a?apiKey=1",
            "https://x.example/a?api-key=1",
            "x.example/?key=1",
        ),
        *(
            "HTTPS://x.example/?PASSWORD=1",
            "https://[x?token=1",
            "see https://x.example/a;sig=1",
            "https://x.example/?pwd=1",
        ),
    ],
)
def test_an_address_that_lets_in_is_known(address: str) -> None:
    assert secret_in(address)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "Ticket system, query 118",
            "https://x.example/a?page=2",
            "https://x.example/?monkey=1",
            "https://me@x.example/a",
        ),
        *("https://x.example/?design=1", "the key=value store", "https://x.example/?keys=1", "Keys: shelf 3", "a:b@c"),
    ],
)
def test_other_places_are_no_secrets(address: str) -> None:
    assert secret_in(address) == ""


def whole(newline: str = "\n") -> dict[str, str]:
    return {
        ORGANISATION: FULL.replace("\n", newline),
        STATUS: lines("range: A.5 - A.8, owner: Lead", "entry: A.5.1, status: implemented, since: 2027-01-01"),
        RECORDS: record("fresh_for: 1 year"),
    }


@pytest.mark.parametrize(("newline", "encoding"), [("\r\n", "utf-8"), ("\n", "utf-8-sig"), ("\r\n", "utf-8-sig")])
def test_files_of_windows_say_the_same(newline: str, encoding: str, catalogue: Catalogue, tmp_path: Path) -> None:
    plain = read_files(catalogue, tmp_path, whole())
    found = read_files(catalogue, tmp_path, whole(), newline=newline, encoding=encoding)
    assert found == plain
    assert found.problems == () and found.data.organisation and len(found.data.records) == 1


def test_two_folders_add_up_and_two_organisations_do_not(catalogue: Catalogue, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    written(one, {ORGANISATION: WANTS, STATUS: lines("entry: A.5.1, owner: Lead"), RECORDS: record()})
    written(two, {STATUS: lines("entry: A.5.2, owner: Chief"), RECORDS: record().replace("R-1", "R-2")})
    found = read_company(catalogue, one, two)
    assert found.problems == ()
    assert list(found.data.status) == ["A.5.1", "A.5.2"]
    assert [r.id for r in found.data.records] == ["R-1", "R-2"]
    written(two, {ORGANISATION: WANTS, STATUS: lines("entry: A.5.1, owner: Chief"), RECORDS: record()})
    assert list(map(str, read_company(catalogue, one, two).problems)) == [
        f"two/{ORGANISATION}:1:1: there is an organisation already, in {FOLDER}/{ORGANISATION}:1",
        f'two/{RECORDS}:2:10: the record "R-1" is there already, in {FOLDER}/{RECORDS}:2; choose another id',
        (
            f'two/{STATUS}:2:27: "owner" of A.5.1: {FOLDER}/{STATUS}:2 says otherwise, of as many entries; the '
            "narrower line wins, and neither is"
        ),
    ]


CONTROL = """\
framework: {id: ours, prefix: EC}
controls:
  - {id: EC-07, title: Doors, satisfies: [A.5.1, ¦A.7.1-A.7.3], status: implemented, DUE}
"""


@pytest.mark.parametrize(
    ("controls", "message"),
    [
        (
            CONTROL.replace(", DUE", ""),
            f"EC-07 satisfies A.7.1, A.7.2, which {FOLDER}/{STATUS}:2 leaves out",
        ),
        (
            CONTROL.replace(", ¦A.7.1-A.7.3", "").replace("DUE", "due: ¦2027-05-01"),
            'what is implemented has no "due"; its next review stands in owners.yml',
        ),
        (
            CONTROL.replace(", ¦A.7.1-A.7.3", "").replace("implemented, DUE", "¦implementd"),
            'unknown status "implementd" (did you mean implemented?)',
        ),
        (
            CONTROL.replace(", ¦A.7.1-A.7.3", "").replace("DUE", "rhythm: ¦quarterly"),
            'unknown rhythm "quarterly" (did you mean quarter?); allowed: day, week, month',
        ),
    ],
)
def test_own_controls_are_held_against_the_status(controls: str, message: str, mappings: Path, tmp_path: Path) -> None:
    files = {"controls.yml": controls, STATUS: lines("entry: [A.7.1, A.7.2], applicable: false, excluded_because: x")}
    folder = written(tmp_path, {name: text.replace(MARK, "") for name, text in files.items()})
    with pytest.raises(CatalogueError) as caught:
        load(mappings, {FOLDER: folder}, DAY)
    (problem,) = map(str, caught.value.problems)
    assert problem.startswith(f"{place(files)}: {message}")


def test_an_own_control_may_be_planned_without_a_day(mappings: Path, tmp_path: Path) -> None:
    text = CONTROL.replace(", ¦A.7.1-A.7.3", "").replace("implemented, DUE", "planned")
    found = load(mappings, {FOLDER: written(tmp_path, {"controls.yml": text})}, DAY)
    assert (found.own.status["EC-07"].status, found.doubts) == ("planned", ())


def test_faults_of_all_files_stand_in_one_error(mappings: Path, tmp_path: Path) -> None:
    slips = {ORGANISATION: "a third type", STATUS: "an unknown id", RECORDS: "a secret"}
    files = {name: SLIPS[f"{name}: {slip}"][0][name] for name, slip in slips.items()}
    with pytest.raises(CatalogueError) as caught:
        load(mappings, {FOLDER: written(tmp_path, {n: t.replace(MARK, "") for n, t in files.items()})}, DAY)
    assert [str(p).partition(": ")[0] for p in caught.value.problems] == [
        place({name: files[name]}) for name in (ORGANISATION, RECORDS, STATUS)
    ]


def test_the_command_says_doubts_and_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path / FOLDER, {STATUS: lines("entry: A.5.1, status: partly")})
    assert main(["check", "--with", str(folder)]) == 0
    out = capsys.readouterr().out
    assert f'{folder.as_posix()}/{STATUS}:2:28: to look at: "partly" without a "due"' in out
    written(folder, {STATUS: lines("entry: A.5.1, status: planned")})
    assert main(["check", "--with", str(folder)]) == 1
    assert f'{folder.as_posix()}/{STATUS}:2:28: "planned" without a "due"' in capsys.readouterr().err
