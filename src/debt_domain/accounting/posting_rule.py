"""What a posting rule is called in the entries that it gives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PostingRule:
    """The name of a rule in stored entries.

    An entry names its rule and version for good. Whoever changes what a rule gives for
    the same fact raises its version.

    Attributes:
        rule_id: Never changes.
        version: From 1.
    """

    rule_id: str
    version: int = 1
