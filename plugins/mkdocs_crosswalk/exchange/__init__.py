"""The pairs of two frameworks in the formats of other tools: what each can say of a pair, and its files."""
