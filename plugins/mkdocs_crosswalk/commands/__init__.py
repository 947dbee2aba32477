"""The commands of the console, one module for each, and what they share."""
