"""Files: tables as CSV and Parquet, the manifest, and fixes."""
