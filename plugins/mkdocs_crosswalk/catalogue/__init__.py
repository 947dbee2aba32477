"""The graph: every record with exact indexes both ways, pairs, and what is selected of it."""
