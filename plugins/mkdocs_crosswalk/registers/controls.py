"""`controls.yml`: a company's own controls in a short form, read into a framework as any other.

A control has an id, a title and, if the company likes, its text and its owner; and it says which entries of other
frameworks it satisfies, and which evidence shows it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.ids.forms import LETTERS, NUMBERS, Spelling, slug

from .control import Control
from .divisions import Texts
from .evidence import RHYTHMS
from .framework_reader import ENTRY
from .frameworks import Entry, Framework
from .kinds import Kind
from .own_data import SITE
from .status import NOT_DUE, Status

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.yaml_files import Scalar

CONTROLS = "controls.yml"
KEY, ADDRESS, NAME = "own", "controls", "Our controls"
"""What the framework is called in rows, in addresses and on pages, unless the file says otherwise."""
CONTROL, THEME = "own-control", "own-theme"
ABOUT = "The {own-control} of this company, each with the entries that it satisfies and the evidence that shows it."
_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9]{0,7}")
_PARTED = r"(?P<apart>[-._ ]?)(?P<numbers>\d+(?:\.\d+)*)"


@frozen
class Controls:
    """A company's controls.

    Attributes:
        framework: What they are as a framework, and `entries` its entries.
        said: What each control says beside.
        fields: Where the file says what the framework is.
    """

    framework: Framework
    entries: tuple[Entry, ...]
    said: tuple[Control, ...]
    fields: Fields


def read_controls(fields: Fields) -> Controls | None:
    """Return the controls of a file, or None after reporting why there are none."""
    head = fields.mapping("framework")
    if head is None:
        if not fields.told("framework"):
            fields.problems.add(fields.at, 'the field "framework" is missing: an id, a title and the prefix of all ids')
        return None
    reader = _Reader(head)
    items = fields.items("controls", required=True)
    for item in items:
        reader.read(item)
    fields.close()
    head.close()
    return reader.made() if reader.framework_id and reader.prefixes else None


class _Reader:
    """Reads the controls of a file.

    Args:
        head: What the framework is.
    """

    def __init__(self, head: Fields) -> None:
        self.head = head
        self.problems = head.problems
        self.framework_id = head.part("id", required=True)
        self.title = head.text("title") or NAME
        self.key = head.text("key") or KEY
        self.address = head.part("address") or ADDRESS
        self.prefixes = tuple(filter(None, map(self._prefix, head.texts("prefix", required=True))))
        self.form = re.compile(rf"(?P<letters>{'|'.join(map(re.escape, self.prefixes)) or '(?!)'}){_PARTED}")
        self.apart: str | None = None
        self.themes: dict[str, Entry] = {}
        self.controls: list[Entry] = []
        self.said: list[Control] = []

    def _prefix(self, scalar: Scalar) -> str:
        if _PREFIX.fullmatch(scalar.folded):
            return scalar.folded
        says = f'"{scalar.folded}" is no prefix; write letters and digits, as EC before EC-07'
        self.problems.add(scalar.at, says)
        return ""

    def read(self, item: Fields) -> None:
        """Take in a control."""
        entry_id, title = item.text("id", required=True), item.text("title", required=True)
        theme = self._theme(item)
        entry = Entry(
            id=entry_id if self._fits(entry_id, item) else "",
            framework=self.framework_id,
            kind=self._kind,
            title=title,
            parent=theme.id if theme else None,
            position=item.at,
            short=entry_id,
            slug=slug(entry_id),
            address=f"{self.address}/{slug(entry_id)}",
            statement=item.text("statement"),
        )
        status = item.choice("status", tuple(Status))
        due = item.day("due", ahead=True)
        if status == Status.IMPLEMENTED and due:
            self.problems.add(item.place("due"), NOT_DUE)
        said = Control(
            entry_id,
            item.texts("satisfies"),
            item.texts("evidence"),
            item.text("owner"),
            item.at,
            status=Status(status) if status else None,
            due=due,
            tested=item.text("tested"),
            rhythm=item.choice("rhythm", RHYTHMS),
            policy=item.text("policy"),
        )
        if entry.id:
            self.controls.append(entry)
            self.said.append(said)
        else:
            self.problems.lose(ENTRY)
        item.close()

    def _fits(self, entry_id: str, item: Fields) -> bool:
        """Say whether an id is a prefix and numbers, after reporting one that is not, or not written as the first."""
        match = self.form.fullmatch(entry_id)
        if not self.prefixes or not entry_id:
            return False
        if match is None:
            begin = " or ".join(f"{prefix}-" for prefix in self.prefixes)
            says = f'"{entry_id}" must be the prefix and numbers, such as {self.prefixes[0]}-07; this file has {begin}'
            self.problems.add(item.place("id"), says)
            return False
        if self.apart is None:
            self.apart = match["apart"]
        if match["apart"] != self.apart:
            usual = f"{match['letters']}{self.apart}{match['numbers']}"
            self.problems.add(item.place("id"), f'"{entry_id}" is not written as the ids before it; write {usual}')
            return False
        return True

    def _theme(self, item: Fields) -> Entry | None:
        """Return the group of a control; those of the same name are one."""
        name = item.text("theme")
        if not name:
            return None
        if name not in self.themes:
            last = slug(name) or f"theme-{len(self.themes) + 1}"
            self.themes[name] = Entry(
                id=f"{self.framework_id}/{last}",
                framework=self.framework_id,
                kind=self._theme_kind,
                title=name,
                parent=None,
                position=item.place("theme"),
                short=name,
                slug=last,
                address=f"{self.address}/index",
                anchor=last,
            )
        return self.themes[name]

    @property
    def _kind(self) -> Kind:
        return Kind(
            key=CONTROL,
            one="own control",
            many="own controls",
            loose="own control",
            loose_many="own controls",
            single=True,
        )

    @property
    def _theme_kind(self) -> Kind:
        return Kind(
            key=THEME,
            one="theme of ours",
            many="themes of ours",
            loose="theme of ours",
            loose_many="themes of ours",
            holds=(CONTROL,),
            page="index",
            named=True,
        )

    def made(self) -> Controls:
        """Return what was read."""
        themed = (*self.themes.values(), *self.controls) if self.themes else self.controls
        several = len(self.prefixes) > 1
        apart = self.apart or ""
        form = f"{LETTERS if several else self.prefixes[0]}{apart}{NUMBERS}"
        spelling = Spelling(
            kinds=(CONTROL,),
            form=form,
            short=form,
            address=form,
            letters=self.prefixes,
            alone=tuple(f"{prefix}{apart}" for prefix in self.prefixes),
        )
        framework = Framework(
            id=self.framework_id,
            key=self.key,
            name=self.title,
            short=self.title,
            held=self.title,
            asked=self.title,
            title=self.title,
            source=SITE,
            address=self.address,
            position=self.head.at,
            kinds={THEME: self._theme_kind, CONTROL: self._kind} if self.themes else {CONTROL: self._kind},
            ids=(spelling,),
            spoken=self.title,
            texts=Texts(about=ABOUT, summary=f"{self.title}: {ABOUT}"),
        )
        return Controls(framework, tuple(themed), tuple(self.said), self.head)
