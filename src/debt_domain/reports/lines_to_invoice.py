"""The lines by which a submitting partner invoices its own client.

What the partner charges is agreed between the two: the platform does not know it, and
nothing of the split is in these lines. A period has what counts from its days; a fact
that becomes known later changes the period of its day.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import chain
from typing import ClassVar

from pydantic import Field, model_validator

from debt_domain.accounting.accounts import advanced
from debt_domain.accounting.events import EntryPosted
from debt_domain.kernel.errors import RejectedError
from debt_domain.kernel.message import Message
from debt_domain.projections.partner_case_dashboard import PartnerCaseRow
from debt_domain.projections.split_figures import SplitFigures
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.split import Split
from debt_domain.values.text import Identifier, Share, Text
from debt_domain.wire.recorded import Recorded


class ChargeKind(StrEnum):
    """What is charged."""

    COMMISSION = "COMMISSION"
    CASE_FEE = "CASE_FEE"
    SERVICE = "SERVICE"
    COSTS = "COSTS"


class ClientRateError(RejectedError, ValueError):
    """A partner charges a part of what is collected, from nothing to all."""

    code: ClassVar[str] = "lines_to_invoice.client_rate"

    def __init__(self, *, commission_rate: Fraction) -> None:
        accepted = "a fraction from 0 to 1, such as 1/4"
        super().__init__(
            f"commission_rate: {commission_rate} is none; accepted is {accepted}",
            field="commission_rate",
            value=str(commission_rate),
            accepted=accepted,
        )
        self.commission_rate = commission_rate


class UnknownServiceCaseError(RejectedError):
    """A service is charged on a case of the client, in the case's currency.

    Attributes:
        case_id: The case that was named.
        currency: The currency that was named.
        cases: The client's cases in that currency.
    """

    code: ClassVar[str] = "lines_to_invoice.unknown_service_case"

    def __init__(self, *, case_id: str, currency: str, cases: tuple[str, ...]) -> None:
        accepted = ", ".join(cases) or "none: the client has no case in this currency"
        super().__init__(
            f"services: no case {case_id} of the client is in {currency}; accepted is"
            f" {accepted}",
            field="services",
            value=case_id,
            accepted=accepted,
        )
        self.case_id, self.currency, self.cases = case_id, currency, cases


class ClientTariff(Message, frozen=True):
    """What a partner charges its client, as the two have agreed.

    Attributes:
        commission_rate: Its part of what is collected, after costs.
        case_fees: What a case costs that was submitted in the period, an amount for each
            currency served.

    Raises:
        ClientRateError: The rate is not from 0 to 1.
    """

    commission_rate: Share = Fraction(0)
    case_fees: tuple[Money, ...] = ()

    @model_validator(mode="after")
    def _is_a_part(self) -> "ClientTariff":
        if not 0 <= self.commission_rate <= 1:
            raise ClientRateError(commission_rate=self.commission_rate)
        return self

    def commission_minor(self, collected_minor: int) -> int:
        """Give the commission on all that was ever collected of a case.

        That of a period is a difference of two, so that odd units are charged once.
        """
        rate = self.commission_rate
        split = Split.of(("COMMISSION", rate), ("CLIENT", 1 - rate))
        return split.cumulative(collected_minor)[0]


class Service(Message, frozen=True):
    """Something else that the partner did for its client on a case.

    Attributes:
        case_id: The case.
        description: What; nothing personal.
        amount: What it costs, in the case's currency.
    """

    case_id: Identifier
    description: Text
    amount: Money


class LineToInvoice(Message, frozen=True):
    """One charge, in minor units.

    Attributes:
        case_id: The case.
        kind: What is charged.
        description: The same in words.
        collected_minor: What was collected in the period, for a COMMISSION.
        amount_minor: The charge, without tax; below zero it is given back.
    """

    case_id: str
    kind: ChargeKind
    description: str
    collected_minor: int | None = None
    amount_minor: int


class LinesToInvoice(Message, frozen=True):
    """What a partner can invoice its client for a period, in one currency.

    Attributes:
        partner_id: Who invoices.
        client_id: Whom.
        currency: Of all amounts, which are in minor units.
        from_on: The first day of the period.
        through_on: The last one.
        lines: By case.
    """

    partner_id: str
    client_id: str
    currency: str
    from_on: date
    through_on: date
    lines: tuple[LineToInvoice, ...] = Field(default=())

    @property
    def collected_minor(self) -> int:
        """What was collected in the period."""
        return sum(line.collected_minor or 0 for line in self.lines)

    @property
    def total_minor(self) -> int:
        """What is to be invoiced, without tax."""
        return sum(line.amount_minor for line in self.lines)


def lines_to_invoice(
    cases: Iterable[PartnerCaseRow],
    entries: Iterable[Recorded[EntryPosted]],
    *,
    client: tuple[str, str],
    currency: str,
    period: tuple[date, date],
    tariff: ClientTariff,
    services: Iterable[Service] = (),
) -> LinesToInvoice:
    """Give what a partner can invoice one of its clients.

    Args:
        cases: The partner's cases; others' are left out.
        entries: All entries of the ledgers of these cases, up to the period's last day
            at least.
        client: The partner's and the client's id.
        currency: Cases in other currencies are left out.
        period: The first and the last day.
        tariff: What the partner charges.
        services: What else it did, in the period.

    Raises:
        UnknownServiceCaseError: A service is on none of these cases.
    """
    partner_id, client_id = client
    own = sorted(
        (
            row
            for row in cases
            if (row.submitter_id, row.client_id) == client and row.currency == currency
        ),
        key=lambda row: row.case_id,
    )
    posted = _by_case(entries)
    extra = _services(services, tuple(row.case_id for row in own), currency)
    lines = chain.from_iterable(
        (
            *_fee(row, tariff, period),
            *_commission(row, posted.get(row.case_id, ()), tariff, period),
            *extra.get(row.case_id, ()),
            *_costs(row, posted.get(row.case_id, ()), period),
        )
        for row in own
    )
    return LinesToInvoice(
        partner_id=partner_id,
        client_id=client_id,
        currency=currency,
        from_on=period[0],
        through_on=period[1],
        lines=tuple(lines),
    )


def _by_case(
    entries: Iterable[Recorded[EntryPosted]],
) -> Mapping[str, list[Recorded[EntryPosted]]]:
    found: dict[str, list[Recorded[EntryPosted]]] = {}
    for entry in entries:
        found.setdefault(entry.id.stream.removeprefix("ledger:case:"), []).append(entry)
    return found


def _services(
    services: Iterable[Service], cases: tuple[str, ...], currency: str
) -> Mapping[str, list[LineToInvoice]]:
    found: dict[str, list[LineToInvoice]] = {}
    for service in services:
        named = service.amount.currency
        if service.case_id not in cases or named != currency:
            raise UnknownServiceCaseError(
                case_id=service.case_id,
                currency=named,
                cases=cases if named == currency else (),
            )
        line = LineToInvoice(
            case_id=service.case_id,
            kind=ChargeKind.SERVICE,
            description=service.description,
            amount_minor=service.amount.amount_minor,
        )
        found.setdefault(service.case_id, []).append(line)
    return found


def _fee(
    row: PartnerCaseRow, tariff: ClientTariff, period: tuple[date, date]
) -> Iterator[LineToInvoice]:
    from_on, through_on = period
    if row.submitted_on is None or not from_on <= row.submitted_on <= through_on:
        return
    for fee in tariff.case_fees:
        if fee.currency == row.currency:
            yield LineToInvoice(
                case_id=row.case_id,
                kind=ChargeKind.CASE_FEE,
                description=f"Fee for the case, taken up on {row.submitted_on}",
                amount_minor=fee.amount_minor,
            )


def _commission(
    row: PartnerCaseRow,
    entries: Iterable[Recorded[EntryPosted]],
    tariff: ClientTariff,
    period: tuple[date, date],
) -> Iterator[LineToInvoice]:
    before_minor = through_minor = 0
    for entry in entries:
        figures = SplitFigures.of_entry(entry.event)
        minor = figures.applied_minor - figures.costs_recovered_minor
        day = entry.circumstances.effective_on
        before_minor += minor if day < period[0] else 0
        through_minor += minor if day <= period[1] else 0
    charged = tariff.commission_minor(through_minor)
    charged -= tariff.commission_minor(before_minor)
    collected_minor = through_minor - before_minor
    if collected_minor or charged:
        yield LineToInvoice(
            case_id=row.case_id,
            kind=ChargeKind.COMMISSION,
            description=f"Commission of {tariff.commission_rate} of what was collected",
            collected_minor=collected_minor,
            amount_minor=charged,
        )


def _costs(
    row: PartnerCaseRow,
    entries: Iterable[Recorded[EntryPosted]],
    period: tuple[date, date],
) -> Iterator[LineToInvoice]:
    """Charge what the partner advanced, less what came back; not what it gave up."""
    account = advanced(Holder.partner(row.submitter_id or ""))
    minor = -sum(
        line.amount_minor
        for entry in entries
        if period[0] <= entry.circumstances.effective_on <= period[1]
        and entry.event.rule != "give_up_cost"
        for line in entry.event.lines
        if line.account == account
    )
    if minor:
        yield LineToInvoice(
            case_id=row.case_id,
            kind=ChargeKind.COSTS,
            description="Costs advanced, less what the debtor paid of them",
            amount_minor=minor,
        )
