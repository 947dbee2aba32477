"""What each page says, as view models. No HTML, no host."""
