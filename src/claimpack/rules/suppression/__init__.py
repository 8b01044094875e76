"""Rules about suppression comments and the baseline."""
