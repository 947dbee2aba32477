"""Zensical, which runs no plugins of others: finished pages in the site's folder, and a Markdown extension."""
