"""Rules about comments that excuse a finding, and about the list of known findings."""
