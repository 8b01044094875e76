"""How the YAML that people write is laid out: order of keys, quoting, indentation, comments."""
