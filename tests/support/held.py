"""Files that a browser has asked for and does not get before a test lets it: a slow network, without a clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route


class Held:
    """Holds what a page asks for under a pattern.

    Args:
        page: The page.
        pattern: The pattern of the addresses, such as `**/gap.js`.
    """

    def __init__(self, page: Page, pattern: str) -> None:
        self.page = page
        self.routes: list[Route] = []
        page.route(pattern, self._hold)

    def _hold(self, route: Route) -> None:
        self.routes.append(route)

    def let_go(self) -> None:
        """Let it come; it must have been asked for."""
        while not self.routes:
            self.page.wait_for_timeout(10)
        for route in self.routes:
            route.continue_()
        self.routes.clear()
