"""YAML files to trees, fields and located problems. Knows nothing of what the data says."""
