"""The MkDocs plugin. Only modules of this folder import mkdocs."""
