"""The data files as frozen records: one module for each kind of file."""
