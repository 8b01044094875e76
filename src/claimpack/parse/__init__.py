"""Input files to typed records, with a finding for whatever a schema refuses."""
