"""V."""
def validity_of(doc, tokens, *, today=None):
    return None, None
