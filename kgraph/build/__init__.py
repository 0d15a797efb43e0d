"""Joins the stages; nothing else joins them."""

from kgraph.build.extract_json import render_corpus
from kgraph.build.new_project import create_project
from kgraph.build.progress import Step
from kgraph.build.project import Project, find_project
from kgraph.build.report import BuildReport, find_sources_root, render_report
from kgraph.build.run import build_graph, extract_corpus

__all__ = [
    "BuildReport",
    "Project",
    "Step",
    "build_graph",
    "create_project",
    "extract_corpus",
    "find_project",
    "find_sources_root",
    "render_corpus",
    "render_report",
]
