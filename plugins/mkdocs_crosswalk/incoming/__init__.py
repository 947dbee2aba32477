"""Files of other people and programs, read as statements of a source or as a framework, and written as data."""
