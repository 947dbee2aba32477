"""Files for machines and for spreadsheets."""
