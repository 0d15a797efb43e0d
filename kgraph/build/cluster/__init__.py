"""The per-document stages on a Ray cluster: Ray Data with one actor a worker.

``pool.py`` is what a build sees; ``driver.py`` runs in a process of its own, which alone loads
Ray and whose output goes to a file; ``reader.py`` runs on the nodes; ``parcels.py`` is what is
sent to them.
"""
