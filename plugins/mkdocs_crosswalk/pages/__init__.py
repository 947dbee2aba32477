"""The catalogue as pages: view models, and their rendering to HTML. Nothing here knows MkDocs."""

from .page import Page
from .site import Site, build_site

__all__ = ["Page", "Site", "build_site"]
