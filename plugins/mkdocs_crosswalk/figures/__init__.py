"""What is counted: pure functions over the catalogue."""
