"""Runs the rules, and decides which findings a run reports: selection, suppressions, baseline."""
