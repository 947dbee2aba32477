"""How ids are written: spellings, ranges, and ids in running text."""
