"""Folders and files that lie elsewhere: in an object store, or wherever pyarrow can reach."""
