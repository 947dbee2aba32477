"""Pages of single entries, section by section."""
