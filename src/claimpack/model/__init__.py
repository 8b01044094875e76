"""Frozen values that pass between the stages. Imports nothing else of claimpack."""
