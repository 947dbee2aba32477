"""The programme of one company: what is necessary, how far it is, what shows it, and what is late."""
