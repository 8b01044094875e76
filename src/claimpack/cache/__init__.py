"""What earlier runs found out, on disk: safe to delete, to copy and to kill, and never needed."""
