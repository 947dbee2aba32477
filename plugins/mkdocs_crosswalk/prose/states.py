"""Words beside an id that say that it is not satisfied, or not yet: `A.5.16: not applicable`, `A.5.17 (partly)`."""

from __future__ import annotations

import re

_ALONE = frozenset(
    (
        *("no", "not", "none", "never", "nil", "false", "off", "n a", "na", "missing", "gap", "open", "draft", "later"),
        *("to do", "todo", "tbd", "nein", "kein", "keine", "nicht", "falsch", "offen", "fehlt", "non", "aucun"),
    )
)
"""These are a state where nothing stands behind them; "no exceptions" is a note."""
_DONE = ("applicable", "relevant", "required", "needed", "implemented", "covered", "satisfied", "met", "started")
_GETAN = ("anwendbar", "zutreffend", "relevant", "erforderlich", "umgesetzt", "erfüllt", "abgedeckt", "begonnen")
_FIRST = (
    *(f"not {done}" for done in _DONE),
    *("not yet", "not in scope", "not in place", "out of scope", "does not apply", "excluded", "exempt"),
    *("planned", "partly", "partial", "partially", "in part", "in progress", "pending"),
    *(f"nicht {getan}" for getan in _GETAN),
    *("noch nicht", "trifft nicht zu", "entfällt", "ausgeschlossen"),
    *("geplant", "teilweise", "teils", "zum teil", "in arbeit", "in planung", "in umsetzung", "ausstehend"),
    *("non applicable", "sans objet", "prévu", "partiellement", "en cours", "no aplica", "no aplicable", "parcial"),
)
"""These are one whatever stands behind them."""
_BETWEEN = re.compile(r"(?<=[\d)])[\s:;(\[\N{EN DASH}\N{EM DASH}-]+|\s*[:(\[]\s*")
_DIGIT = re.compile(r"\d")
_NO_LETTERS = re.compile(r"[\W_]+")
_LONGEST = 300


def unmet(text: str) -> str:
    """Return the id beside which a text says that it is not satisfied, or nothing."""
    for match in _BETWEEN.finditer(text) if len(text) <= _LONGEST else ():
        words = _NO_LETTERS.sub(" ", text[match.end() :].casefold()).strip()
        said = words in _ALONE or any(f"{words} ".startswith(f"{state} ") for state in _FIRST)
        if said and _DIGIT.search(text[: match.start()]):
            return text[: match.start()]
    return ""
