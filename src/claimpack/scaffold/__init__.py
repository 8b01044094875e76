"""What a contributor begins with: new claims, actors and datasets, as text. Writes nothing itself."""
