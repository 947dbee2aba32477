"""Adapters: what hands pages and files to a site generator."""
