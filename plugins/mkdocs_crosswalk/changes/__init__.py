"""What differs between two readings of the data: pairs, verdicts, records, rows, counts and addresses."""
