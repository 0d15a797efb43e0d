"""What documents yield as Parquet tables, and their resolution out of core."""
