"""The matrix, whole and in blocks."""
