"""V."""
def source_of(doc, tokens, finder):
    return None
