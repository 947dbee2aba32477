"""What one company adds: policies, own data, upkeep."""
