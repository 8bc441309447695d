"""Code fences as the pages' builder reads them.

The runner of the snippets takes words after the language (`python continuation`), of
which the builder makes running text instead of code.
"""

import re


def on_page_markdown(markdown: str, **_given: object) -> str:
    """Leave the language alone behind a fence's marks."""
    return re.sub(r"(?m)^( *```python) [a-z ]+$", r"\1", markdown)
