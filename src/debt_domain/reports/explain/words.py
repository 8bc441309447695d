"""What rules, derivations and events mean, in plain words."""

from collections.abc import Mapping
from inspect import getdoc
from typing import Final

from debt_domain.accounting.model import Derivation
from debt_domain.accounting.posting_rule import PostingRule
from debt_domain.case_ledger.rules import catalogue as case_ledger
from debt_domain.kernel.message import Event
from debt_domain.party_ledger.rules import catalogue as party_ledger
from debt_domain.platform_ledger.rules import catalogue as platform_ledger
from debt_domain.projections.sentences import sentence

DERIVATIONS: Final[Mapping[Derivation, str]] = {
    Derivation.AMOUNT: "the amount of the fact itself",
    Derivation.WATERFALL: "what this took of it, in the order of the law",
    Derivation.SPLIT: "the party's part of a running total",
    Derivation.MIRROR: "the part that the payment had been given, undone",
    Derivation.ROUNDING: "odd units that have moved since the payment came",
    Derivation.OVERPAYMENT: "what exceeds the outstanding claim",
    Derivation.NETTING: "what is set off against what the same party holds or owes",
    Derivation.INTEREST: "simple interest to date, less what was posted before",
    Derivation.COSTS: "costs advanced, recovered before anything is split",
    Derivation.NETWORK: "what the network collector's part costs who pays it",
    Derivation.CONVERSION: "money of another currency, in the case's own",
}

_CATALOGUES: Final[tuple[tuple[PostingRule, ...], ...]] = (
    case_ledger.POSTING_RULES,
    party_ledger.POSTING_RULES,
    platform_ledger.POSTING_RULES,
)
RULES: Final[Mapping[str, str]] = {
    rule.rule_id: f"when {rule.cause}: {rule.gives}"
    for catalogue in _CATALOGUES
    for rule in catalogue
}
"""By the rule's id: when it posts, and what."""


def rule_says(rule: str) -> str:
    """Say when a rule posts, and what; "" for one that is not known any more."""
    return RULES.get(rule, "")


def event_says(event: Event) -> str:
    """Say what happened; where no sentence is made of it, what its kind means."""
    return sentence(event) or (getdoc(type(event)) or "").partition("\n")[0]
