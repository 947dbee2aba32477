"""What remains for the holder of the other framework."""
