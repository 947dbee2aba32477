"""Sources, their claims and their slips."""
