"""The frameworks of the built-in data, by the names that tests have for them."""

from mkdocs_crosswalk.registers.levels import Direction

ISO = "iso27001-2022"
SOC2 = "soc2-2017"
ISO_2013 = "iso27001-2013"
CSF = "nist-csf-2.0"
OURS = (ISO, SOC2, ISO_2013, CSF)
"""The frameworks of this project's own site."""
SOC2_TO_ISO = Direction("soc2", "iso")
ISO_TO_SOC2 = SOC2_TO_ISO.back
