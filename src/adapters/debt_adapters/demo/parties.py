"""The demo's own parties: what the shipped submissions do not say."""

from pydantic import BaseModel

from debt_adapters.demo.samples import shipped_text
from debt_adapters.interchange.exact_json import JsonObject
from debt_domain.application.template import SubmissionTemplate
from debt_domain.values.holder import HolderKind
from debt_domain.values.partner_submission import Handling
from debt_domain.values.rate_terms import RateTerms


class _Shipped(BaseModel, frozen=True, extra="forbid"):
    """Part of the demo's own file."""


class Partner(_Shipped, frozen=True):
    """A submitting partner and what was agreed with it."""

    partner_id: str
    name: str
    terms: RateTerms


class Creditor(_Shipped, frozen=True):
    """Whose claim a sample is, and how it is submitted."""

    case_id: str
    submitter_id: str
    handling: Handling
    collector_id: str | None = None
    client: JsonObject

    @property
    def template(self) -> SubmissionTemplate:
        """What a sample, as an item to import, leaves out."""
        partner = {"submitter_id": self.submitter_id, "handling": self.handling}
        return SubmissionTemplate(
            name=self.case_id,
            version=1,
            defaults={"client": self.client, "partner": partner},
        )


class RoundCase(_Shipped, frozen=True):
    """A case of 1,000.00 EUR, and who holds the money when it is paid."""

    case_id: str
    submitter_id: str
    holder: HolderKind


class Parties(_Shipped, frozen=True):
    """Everybody in the demo but the debtors of the samples."""

    partners: tuple[Partner, ...]
    creditors: tuple[Creditor, ...]
    round_cases: tuple[RoundCase, ...]


def shipped_parties() -> Parties:
    """Give the parties that come with the package."""
    return Parties.model_validate_json(shipped_text("parties.json"))
