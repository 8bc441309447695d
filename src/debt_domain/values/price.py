"""What a case costs its client: a part of the money that comes in, and why this part."""

from datetime import date
from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import Final

from debt_domain.kernel.message import Message
from debt_domain.values.aging import OpenInvoice
from debt_domain.values.money import Money
from debt_domain.values.policy import PolicyInput
from debt_domain.values.text import Country, Currency, Identifier, Share, Text

FINEST: Final = 10_000
"""Up to which denominator a rate is charged as it is: hundredths of a percent."""


class PriceSource(StrEnum):
    """What says the price; the first one that has something to say wins."""

    QUOTE = "QUOTE"
    CLIENT_CONTRACT = "CLIENT_CONTRACT"
    DIVISION = "DIVISION"
    PARTNER_TARIFF = "PARTNER_TARIFF"
    COUNTRY_TARIFF = "COUNTRY_TARIFF"
    DEFAULT = "DEFAULT"


class StatedRate(Message, frozen=True):
    """A rate of exchange that was agreed with a tariff, and is not looked up.

    Attributes:
        currency: The claim's.
        rate: Units of the tariff's currency for one of the claim's, exact.
        source: Where the rate is from, such as `ECB reference rate`.
        stated_on: Which day's it is.
    """

    currency: Currency
    rate: Share
    source: Text
    stated_on: date


class Quoted(Message, frozen=True):
    """A quote that was accepted, from the partner that has the case.

    Attributes:
        quote_id: Which one.
        success_rate: The part of the money that was asked for; None: no part of it.
    """

    quote_id: Identifier
    success_rate: Share | None


class PricingFigures(Message, frozen=True):
    """What of a case its price depends on.

    Attributes:
        principal: What is claimed without interest and fees, as adjusted since.
        invoices: What of each was open at submission.
        submitted_on: The day that their age is counted to, and whose terms count.
        client_id: The creditor.
        division_id: Its department, if one was named.
        collector_id: The partner that works the case, if one does.
        debtor_country: Where the debtor lives.
        quote: What was agreed for this case alone.
    """

    principal: Money
    invoices: tuple[OpenInvoice, ...]
    submitted_on: date
    client_id: Identifier
    division_id: Identifier | None = None
    collector_id: Identifier | None = None
    debtor_country: Country
    quote: Quoted | None = None


class Price(Message, frozen=True):
    """A policy's answer, with all that led to it.

    Attributes:
        policy: The policy's name.
        version: Its version, from 1.
        source: What said the price.
        applies_to: Whose tariff it was, or which quote; None for the default.
        bracket_from: From which claim on the base rate counts, in the tariff's currency.
        conversion: How the claim became an amount of that currency, if it had to.
        base_rate: The part of the money that the source says.
        uplift: What is added for age; 8 percentage points are 2/25.
        rate: Both together, exact.
        collector_share: The collector's part of that; the platform's is the rest.
        consent_above: By how much a later price may differ without the client's consent.
        principal: What was priced.
        inputs: What else the policy looked at.
    """

    policy: Identifier
    version: int
    source: PriceSource
    applies_to: Text | None = None
    bracket_from: Money | None = None
    conversion: StatedRate | None = None
    base_rate: Share
    uplift: Share
    rate: Share
    collector_share: Share
    consent_above: Share
    principal: Money
    inputs: tuple[PolicyInput, ...] = ()

    @property
    def charged_rate(self) -> Fraction:
        """What the client pays: the rate, a blended one to a hundredth of a percent.

        A blend's denominator is the claim itself, and money is split by parts of at
        most `debt_domain.values.split.MAX_DENOMINATOR`. A half goes up.
        """
        if self.rate.denominator <= FINEST:
            return self.rate
        return Fraction(floor(self.rate * FINEST + Fraction(1, 2)), FINEST)
