"""New claims, actors and datasets as text; writes nothing itself."""
