"""The language server: what editors show while people write claims.

Pure functions over a project as it was checked last and the buffers of an editor; `server` translates
the protocol, `session` remembers what is open and checks again when it has changed.
"""
