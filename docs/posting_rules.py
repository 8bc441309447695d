"""The page of the posting rules, made of the rules themselves.

`python -m docs.posting_rules` writes it anew; a test holds the page to it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from debt_domain.accounting.posting_rule import PostingRule
from debt_domain.accounting.text import balances_text, entry_text
from debt_domain.case_ledger.rules import catalogue as case_ledger
from debt_domain.party_ledger.rules import catalogue as party_ledger
from debt_domain.platform_ledger.rules import catalogue as platform_ledger
from docs import worked_accounts, worked_cases
from docs.worked_example import Example

PAGE: Final = Path(__file__).parent / "pages" / "reference" / "posting-rules.md"
HEAD: Final = """# Posting rules

Every entry of every ledger names the rule that gave it. Here is each of them: what it
answers, the entry that it gives, and what the ledger has made of an example. The amounts
are in euros unless said otherwise; the accounts are those of [the
ledger](../explanation/ledger.md#accounts).

`Dr` is a debit, `Cr` a credit. A is the partner that submitted the case, L the partner that
takes it to court, N a collector of the network, K the client, X the party whose account it
is, and x whoever holds the money. `*` stands for whichever account of that kind it is. An
entry begins with its rule and version, the day from which it counts, and its currency; the
balances are those of all accounts after it.

Each book sums to zero by itself: the *claim* book says what the debtor owes, the
*settlement* book who holds the money and who is due it.
"""
ABOUT_CASES: Final = """One for each case. Payments, costs and corrections are posted
here, and nowhere else.
"""
ABOUT_ACCOUNTS: Final = """One for each party and currency: statements, payouts, remittances
and invoices. What a party has by its cases stays in their ledgers; its position is the sum
of them all. The balances are those of the party, and what stands against them.
"""
ABOUT_PLATFORM: Final = """One for each currency: what belongs to no case, and what goes
between the client account and the platform's own.
"""
SECTIONS: Final[tuple[tuple[str, str, tuple[PostingRule, ...]], ...]] = (
    ("The ledger of a case", ABOUT_CASES, case_ledger.POSTING_RULES),
    ("The account of a party", ABOUT_ACCOUNTS, party_ledger.POSTING_RULES),
    ("The ledger of the platform", ABOUT_PLATFORM, platform_ledger.POSTING_RULES),
)


def markdown() -> str:
    """Give the page."""
    examples = (*worked_cases.examples(), *worked_accounts.examples())
    parts = [HEAD]
    for title, about, rules in SECTIONS:
        parts.append(f"## {title}\n\n{about}")
        for rule in rules:
            parts.extend(_rule(rule, examples))
    return "\n".join(parts)


def _rule(rule: PostingRule, examples: Iterable[Example]) -> Iterator[str]:
    yield f"### `{rule.rule_id}`\n"
    yield f"Version {rule.version}. Posted when {rule.cause}.\n"
    gives = rule.gives.replace("*", r"\*")
    yield f"> {gives}\n"
    own = [example for example in examples if example.rule is rule]
    if not own:
        message = f"{rule.rule_id}: accepted is a rule with an example"
        raise LookupError(message)
    for example in own:
        yield from _example(example)


def _example(example: Example) -> Iterator[str]:
    yield f"**Given:** {example.given}\n\n**When:** {example.when}\n"
    entries = map(entry_text, example.entries)
    balances = tuple(
        balances_text(minor, currency)
        for currency, minor in sorted(example.balances.items())
        if any(minor.values())
    )
    text = "\n\n".join((*entries, *(balances or ("no balances are left",))))
    yield f"```text\n{text}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(markdown(), encoding="utf-8")
