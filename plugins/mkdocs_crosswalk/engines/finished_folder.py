"""Where finished pages lie among those of a site whose engine runs no plugins, below the crosswalk's own folder."""

HIDDEN = ".pages/"
"""The folder of the finished HTML, which the engine does not look into."""
MADE_OF = f"{HIDDEN}made-of"
"""The file that says what the pages are made of."""
