"""ISO/IEC 27001:2022 and SOC 2, entry by entry: reviewed YAML made into a cross-linked MkDocs site."""

__version__ = "0.1.0"
