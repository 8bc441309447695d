"""What a posting rule is called in the entries that it gives, and what it does."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PostingRule:
    """A posting rule: its name in stored entries, and its words for people.

    An entry names its rule and version for good. Whoever changes what a rule gives for
    the same fact raises its version.

    Attributes:
        rule_id: Never changes.
        version: From 1.
        cause: What it answers, in a few words.
        gives: The entry: accounts by side, A being the submitting partner, L the legal
            partner, N a network collector, X the party whose account it is, and x
            whoever holds the money.
    """

    rule_id: str
    version: int
    cause: str
    gives: str
