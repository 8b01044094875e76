"""What earlier runs found, on disk. It may be deleted at any time and is never needed."""
