"""What an entry says about the sharing out of a case's money."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from debt_domain.accounting import accounts
from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.model import Derivation, Line
from debt_domain.kernel.message import Message
from debt_domain.values.resolved_terms import SplitParty

Roles = Mapping[str, SplitParty]
"""As what a partner has its part, by the account that the part is due on."""

NO_ROLES: Final[Roles] = {}


class SplitFigures(Message, frozen=True):
    """Sums over the entries of case ledgers, in minor units of one currency.

    What was collected is the sum of the five parts, of the costs recovered, of what was
    overpaid, and of what is not split yet. Foreign money counts as what it is in the
    currency of its case.

    Attributes:
        collected_minor: What came in, less what was reversed or given back.
        reversed_minor: What was reversed.
        refunded_minor: What the debtor got back of what it had overpaid.
        applied_minor: What of it was applied to the claim.
        overpaid_minor: What of it exceeds the claim.
        unsplit_minor: What waits for the terms.
        costs_recovered_minor: What of it paid back costs advanced.
        submitter_minor: The submitting partner's part, before what is charged to it.
        platform_minor: The platform's part, without the fees.
        client_minor: The client's part.
        legal_minor: The legal partner's part, without its part of the fee.
        collector_minor: The collector's part by terms that name one.
        adjusted_minor: What backdated terms have moved from one to another.
        network_minor: What network collectors get beside the split.
        submitter_network_minor: What of that the submitting partner pays; the rest is
            an expense of the platform.
        fee_minor: Fees that the platform gets, less those given back.
        legal_fee_minor: What the legal partner gets of the fee for the step to court.
        submitter_fee_minor: Fees charged to the submitting partner, less those given
            back.
        client_fee_minor: Fees charged to the client.
        costs_advanced_minor: Costs that somebody advanced.
        costs_given_up_minor: What of them will not come back.
        passed_on_minor: What partners paid to the client of what is due to it.
        discounted_minor: What was forgiven by an offer.
        written_off_minor: What was given up of the claim, less what was paid after all.
        credited_minor: What the client or the court credited.
    """

    collected_minor: int = 0
    reversed_minor: int = 0
    refunded_minor: int = 0
    applied_minor: int = 0
    overpaid_minor: int = 0
    unsplit_minor: int = 0
    costs_recovered_minor: int = 0
    submitter_minor: int = 0
    platform_minor: int = 0
    client_minor: int = 0
    legal_minor: int = 0
    collector_minor: int = 0
    adjusted_minor: int = 0
    network_minor: int = 0
    submitter_network_minor: int = 0
    fee_minor: int = 0
    legal_fee_minor: int = 0
    submitter_fee_minor: int = 0
    client_fee_minor: int = 0
    costs_advanced_minor: int = 0
    costs_given_up_minor: int = 0
    passed_on_minor: int = 0
    discounted_minor: int = 0
    written_off_minor: int = 0
    credited_minor: int = 0

    @property
    def submitter_net_minor(self) -> int:
        """The submitting partner's part less what is charged to it."""
        charged = self.submitter_fee_minor + self.submitter_network_minor
        return self.submitter_minor - charged

    @property
    def platform_total_minor(self) -> int:
        """The platform's part and its fees."""
        return self.platform_minor + self.fee_minor

    @classmethod
    def of_entry(cls, entry: EntryPosted, roles: Roles = NO_ROLES) -> "SplitFigures":
        """Read an entry's lines.

        What a client nets against its own part is no part.

        Args:
            entry: Of the ledger of a case.
            roles: What the entries before it say of the partners, by `roles_after`.
        """
        known = roles_after(roles, entry)
        found = Counter[str]()
        for line in entry.lines:
            if line.currency is None and line.derivation is not Derivation.NETTING:
                for figure, minor in _figures_of(line, entry.rule, known):
                    found[figure] += minor
        found["adjusted"] = _moved(entry) if entry.rule == "adjust_split" else 0
        return cls(**{f"{figure}_minor": x for figure, x in found.items() if x})

    def plus(self, other: "SplitFigures") -> "SplitFigures":
        """Add figure by figure."""
        mine, others = self.__dict__, other.__dict__
        return SplitFigures(**{name: mine[name] + others[name] for name in mine})


class _Figure(NamedTuple):
    """A figure that a line changes, without its unit, and by how much."""

    name: str
    amount_minor: int


def roles_after(roles: Roles, entry: EntryPosted) -> Roles:
    """Note as what partners get their parts; a partner keeps the first that it has.

    Args:
        roles: Of the entries before.
        entry: Whose shared out lines name the party.
    """
    new = {
        line.account: line.step.party
        for line in entry.lines
        if line.step is not None and line.account.startswith(_PARTNER)
    }
    return roles if new.keys() <= roles.keys() else {**new, **roles}


_PARTNER: Final = "Due:Partner:"
_SHARED: Final = frozenset({Derivation.SPLIT, Derivation.MIRROR, Derivation.ROUNDING})
_OWED_BY_ACCOUNT: Final[Mapping[str, str]] = {
    accounts.DUE_DEBTOR: "overpaid",
    accounts.DUE_UNSPLIT: "unsplit",
    accounts.INCOME_SHARE: "platform",
    accounts.INCOME_FEE: "fee",
    accounts.DEFERRED_FEE: "fee",
}
_OWN_BY_ACCOUNT: Final[Mapping[str, str]] = {
    accounts.RECOVERED: "applied",
    accounts.DISCOUNTED: "discounted",
    accounts.WRITTEN_OFF: "written_off",
    accounts.CREDITED: "credited",
}
_BY_ROLE: Final[Mapping[SplitParty, str]] = {
    SplitParty.SUBMITTER: "submitter",
    SplitParty.LEGAL: "legal",
    SplitParty.COLLECTOR: "collector",
}


def _figures_of(line: Line, rule: str, roles: Roles) -> Iterator[_Figure]:
    account, minor = line.account, line.amount_minor
    if line.derivation is Derivation.NETWORK:
        yield from _network(account, minor)
    elif account in _OWN_BY_ACCOUNT:
        yield _Figure(_OWN_BY_ACCOUNT[account], minor)
    elif account in _OWED_BY_ACCOUNT:
        yield _Figure(_OWED_BY_ACCOUNT[account], -minor)
    elif account == accounts.COST_ADVANCE:
        yield _cost(rule, minor)
    elif _is_clients(account):
        yield from _client(line, rule)
    elif account.startswith(_PARTNER):
        yield from _partner(line, rule, roles)
    elif _is_cash(account):
        yield from _cash(rule, minor)


def _network(account: str, minor: int) -> Iterator[_Figure]:
    """Read what a network collector's part costs; the part itself is a line beside."""
    yield _Figure("network", minor)
    yield _Figure("collector", -minor)
    if account.startswith(_PARTNER):
        yield _Figure("submitter_network", minor)


def _cost(rule: str, minor: int) -> _Figure:
    match rule:
        case "advance_cost" | "refund_cost":
            return _Figure("costs_advanced", minor)
        case "give_up_cost":
            return _Figure("costs_given_up", -minor)
        case _:
            return _Figure("costs_recovered", -minor)


def _cash(rule: str, minor: int) -> Iterator[_Figure]:
    match rule:
        case "pass_on":
            return
        case "reverse":
            yield _Figure("reversed", -minor)
        case "refund_overpayment":
            yield _Figure("refunded", -minor)
        case _:
            pass
    yield _Figure("collected", minor)


def _client(line: Line, rule: str) -> Iterator[_Figure]:
    if rule == "pass_on":
        yield _Figure("passed_on", line.amount_minor)
    elif rule == "charge_legal_fee":
        yield _Figure("client_fee", line.amount_minor)
    elif line.derivation is not Derivation.COSTS:
        yield _Figure("client", -line.amount_minor)


def _partner(line: Line, rule: str, roles: Roles) -> Iterator[_Figure]:
    if line.derivation in _SHARED:
        role = roles.get(line.account, SplitParty.SUBMITTER)
        yield _Figure(_BY_ROLE.get(role, "submitter"), -line.amount_minor)
    elif rule == "charge_legal_fee" and line.amount_minor < 0:
        yield _Figure("legal_fee", -line.amount_minor)
    elif line.derivation is Derivation.AMOUNT:
        yield _Figure("submitter_fee", line.amount_minor)


def _moved(entry: EntryPosted) -> int:
    """Sum what accounts gain by other terms, which is what others lose."""
    change = Counter[str]()
    for line in entry.lines:
        if line.derivation is not Derivation.NETTING:
            change[line.account] -= line.amount_minor
    return sum(minor for minor in change.values() if minor > 0)


def _is_cash(account: str) -> bool:
    held = account.startswith("Held:") and account != accounts.OWN_MONEY
    return held or account.startswith("Conversion:")


def _is_clients(account: str) -> bool:
    return account.startswith("Due:Client:") or account.endswith(":ForClient")
