"""Trains, exports and evaluates the language core; needs the extra ``train``."""
