"""export/page."""
