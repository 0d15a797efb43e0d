"""Document -> AnnotatedDocument: tokens, sentences, mentions, chains."""

from kgraph.language.annotated import AnnotatedDocument
from kgraph.language.pipeline import Annotator, load_annotator

__all__ = ["AnnotatedDocument", "Annotator", "load_annotator"]
