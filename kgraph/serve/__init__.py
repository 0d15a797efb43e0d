"""The built page and a read-only SPARQL endpoint, for this machine alone."""
