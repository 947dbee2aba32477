"""What a company may say of these frameworks' entries if it has no office, no hardware, or no developers outside."""

from __future__ import annotations

from mkdocs_crosswalk.programme.proposals import Proposal
from mkdocs_crosswalk.registers.organisation import Preset

from .statement import FRAMEWORK, OTHER

ASSURANCE = "cloud-provider-assurance-report"
ROOMS = (
    "Do a provider's rooms hold your data or systems? Then the controls are necessary and the provider runs them: take "
    "the second form."
)
PROPOSALS = (
    Proposal(
        preset=Preset.OFFICE,
        framework=FRAMEWORK,
        entries=("A.7.1", "A.7.2", "A.7.3", "A.7.4", "A.7.6", "A.7.11", "A.7.12"),
        first=(
            ROOMS,
            "A store, a lab, a paper archive, a hired room and a room in a coworking space are premises.",
            "People work from home or on the way? Then A.6.7, A.7.5, A.7.7, A.7.8, A.7.9, A.7.10 and A.7.14 stay.",
        ),
        reason=(
            "No premises: everybody works from home, and no room, store or archive is kept. No provider's rooms hold "
            "our data. Checked against the inventory of assets (A.5.9)."
        ),
        assurance=ASSURANCE,
    ),
    Proposal(
        preset=Preset.OFFICE,
        framework=OTHER,
        entries=("CC6.4",),
        first=("A criterion of a category in the report cannot be left out. Say who runs it.",),
        assurance=ASSURANCE,
    ),
    Proposal(
        preset=Preset.OWN_HARDWARE,
        framework=FRAMEWORK,
        entries=("A.7.11", "A.7.12", "A.7.13"),
        first=(
            ROOMS,
            "An office has supplies and cables, rented or not: with one, A.7.11 and A.7.12 stay.",
            "Laptops, phones and the router of an office are hardware: A.7.8, A.7.9, A.7.10, A.7.14 and A.8.1 stay.",
            "Are laptops repaired, by you or for you? Then A.7.13 stays.",
        ),
        reason=(
            "No servers, network devices, supplies or cables of our own. Laptops are exchanged and never repaired; "
            "they are wiped first (A.7.14)."
        ),
        assurance=ASSURANCE,
    ),
    Proposal(
        preset=Preset.OUTSOURCED_DEVELOPMENT,
        framework=FRAMEWORK,
        entries=("A.8.30",),
        first=(
            "Contractors, agencies and a supplier that changes its software for you count as outsourced.",
            "Components and libraries from outside are another matter: A.5.21 and A.8.28 stay.",
        ),
        reason="All software is written by employees. To be looked at again when somebody outside is asked.",
    ),
)
