"""The page of all files to take along, and a page about each format of other tools."""
