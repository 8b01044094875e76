"""What is read from a page whatever its language: masks, places of words, dates, coverage, direction."""
