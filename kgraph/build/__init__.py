"""Joins the stages; nothing else joins them.

What is named here is loaded when it is first asked for: a query needs to know where the output
lies, and none of what makes it.
"""

import importlib
import typing

if typing.TYPE_CHECKING:
    from kgraph.build.engines import RayCluster
    from kgraph.build.extract_json import render_corpus
    from kgraph.build.new_project import create_project
    from kgraph.build.progress import Step
    from kgraph.build.project import Project, find_project
    from kgraph.build.report import BuildReport, find_sources_root, render_report
    from kgraph.build.run import build_graph, extract_corpus

__all__ = [
    "BuildReport",
    "Project",
    "RayCluster",
    "Step",
    "build_graph",
    "create_project",
    "extract_corpus",
    "find_project",
    "find_sources_root",
    "render_corpus",
    "render_report",
]

_MODULE_BY_NAME = {
    "BuildReport": "report",
    "Project": "project",
    "RayCluster": "engines",
    "Step": "progress",
    "build_graph": "run",
    "create_project": "new_project",
    "extract_corpus": "run",
    "find_project": "project",
    "find_sources_root": "report",
    "render_corpus": "extract_json",
    "render_report": "report",
}


def __getattr__(name: str) -> object:
    """Return what a module of the package has under a name."""
    if name not in _MODULE_BY_NAME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_MODULE_BY_NAME[name]}"), name)
