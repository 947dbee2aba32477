"""The evidence plans: what to collect first, for each way and scope."""
