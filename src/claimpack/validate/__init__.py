"""Tables compared with their schemas, by Arrow, pandera and frictionless."""
