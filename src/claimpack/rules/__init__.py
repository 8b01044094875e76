"""The rules, one per file, by topic. A rule imports from `claimpack.rules.api` and from no other rule."""
