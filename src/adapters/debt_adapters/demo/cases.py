"""The cases: what a client sends, and round ones that show each model's figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from debt_adapters.demo.documents import invoice_document
from debt_adapters.demo.parties import Creditor, Parties, RoundCase
from debt_adapters.demo.samples import Sample
from debt_adapters.demo.steps import PLATFORM, Act, Step, collector, submitter
from debt_adapters.interchange.submission_lines import submission_of
from debt_domain.case.commands import (
    AcceptCase,
    AssignPartner,
    LogActivity,
    StartWork,
    SubmitCase,
)
from debt_domain.case.model import (
    ActivityKind,
    ActivityOutcome,
    Address,
    Billing,
    Claim,
    ClaimLine,
    ClientParty,
    Contact,
    DebtorKind,
    DebtorParty,
    Direction,
)
from debt_domain.kernel.ports import KeyedDigest
from debt_domain.values.money import Money
from debt_domain.values.partner_submission import Handling, PartnerSubmission
from debt_domain.values.personal import Personal

SUBMITTED_ON: Final = date(2026, 7, 22)
REVIEWED_ON: Final = date(2026, 7, 23)
STARTED_ON: Final = date(2026, 7, 24)
ROUND: Final = Money(1_000_00, "EUR")


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoCase:
    """A submission, and who works it.

    Attributes:
        command: What is submitted.
        submitter_id: By whom.
        collector_id: Who contacts the debtor.
    """

    command: SubmitCase
    submitter_id: str
    collector_id: str

    @property
    def case_id(self) -> str:
        """The case."""
        return self.command.case_id

    @property
    def is_network(self) -> bool:
        """Whether the platform assigns the collector."""
        return self.collector_id != self.submitter_id


def sample_case(sample: Sample, creditor: Creditor, digest: KeyedDigest) -> DemoCase:
    """Give a shipped submission; a partner that it chose is assigned.

    Args:
        sample: As the client's system sent it.
        creditor: Whose it is, and what it lacks.
        digest: Names the debtor.
    """
    line = sample.translated(digest).line
    command = submission_of(creditor.template.fill(line))
    documents = tuple(invoice_document(x.number) for x in command.claim.lines)
    chosen = command.preferred_partner_id or creditor.collector_id
    collector_id = chosen if creditor.handling is Handling.NETWORK else None
    return DemoCase(
        command=command.model_copy(update={"documents": documents}),
        submitter_id=creditor.submitter_id,
        collector_id=collector_id or creditor.submitter_id,
    )


def round_case(case: RoundCase) -> DemoCase:
    """Give a case of 1,000.00 EUR that its submitter works itself."""
    return DemoCase(
        command=SubmitCase(
            case_id=case.case_id,
            client=_round_client(case.submitter_id),
            debtor=_round_debtor(case.case_id),
            claim=_round_claim(case.case_id),
            documents=(invoice_document(f"{case.case_id}-1"),),
            partner=PartnerSubmission(
                submitter_id=case.submitter_id, handling=Handling.SELF
            ),
        ),
        submitter_id=case.submitter_id,
        collector_id=case.submitter_id,
    )


def demo_cases(
    samples: Sequence[Sample], parties: Parties, digest: KeyedDigest
) -> tuple[DemoCase, ...]:
    """Give all cases in the order of their submission."""
    creditors = {creditor.case_id: creditor for creditor in parties.creditors}
    return (
        *(sample_case(x, creditors[x.id], digest) for x in samples),
        *(round_case(case) for case in parties.round_cases),
    )


def submission_steps(cases: Sequence[DemoCase]) -> Iterator[Step]:
    """Submit each case, as its partner."""
    for case in cases:
        claim = case.command.claim
        lines = len(claim.lines)
        told = (
            f"{case.case_id:<15} {Money(claim.total_minor, claim.currency)!s:>18}"
            f"  {lines} invoice{'s' if lines > 1 else ''}, by {case.submitter_id}"
        )
        yield Step(
            act=Act.SUBMISSIONS,
            on=SUBMITTED_ON,
            by=submitter(case.submitter_id),
            command=case.command,
            told=told,
        )


def review_steps(cases: Sequence[DemoCase]) -> Iterator[Step]:
    """Accept each case; this freezes its terms."""
    for case in cases:
        yield Step(
            act=Act.REVIEW,
            on=REVIEWED_ON,
            by=PLATFORM,
            command=AcceptCase(case_id=case.case_id),
            told=f"{case.case_id:<15} accepted, under the terms of {case.submitter_id}",
        )


def work_steps(cases: Sequence[DemoCase]) -> Iterator[Step]:
    """Assign partners of the network; all collectors start and call the debtor."""
    for case in cases:
        if case.is_network:
            assign = AssignPartner(case_id=case.case_id, partner_id=case.collector_id)
            yield Step(act=Act.WORK, on=REVIEWED_ON, by=PLATFORM, command=assign)
        by, how = collector(case.collector_id), _how(case)
        start = StartWork(case_id=case.case_id)
        yield Step(act=Act.WORK, on=STARTED_ON, by=by, command=start)
        told = f"{case.case_id:<15} {how} has started and called the debtor"
        call = _first_call(case)
        yield Step(act=Act.WORK, on=STARTED_ON, by=by, command=call, told=told)


def _how(case: DemoCase) -> str:
    if case.is_network:
        return f"{case.collector_id[:8]} (network)"
    return f"{case.collector_id} (submitter)"


def _first_call(case: DemoCase) -> LogActivity:
    debtor_id = case.command.debtor.debtor_id
    note = Personal(subject_id=debtor_id, text="Spoke to bookkeeping; will pay.")
    return LogActivity(
        case_id=case.case_id,
        kind=ActivityKind.CALL,
        direction=Direction.OUTBOUND,
        outcome=ActivityOutcome.REACHED,
        occurred_at=datetime(2026, 7, 24, 8, tzinfo=UTC),
        note=note,
    )


def _round_client(submitter_id: str) -> ClientParty:
    client_id = f"client-of-{submitter_id}"
    contact_id = f"{client_id}-contact"
    return ClientParty(
        client_id=client_id,
        company_name=f"Client of {submitter_id.capitalize()}",
        contact=Contact(
            contact_id=contact_id,
            name=Personal(subject_id=contact_id, text="Kim Sander"),
        ),
        billing=Billing(address="Marktplatz 1, 20095 Hamburg", country="DE"),
    )


def _round_debtor(case_id: str) -> DebtorParty:
    debtor_id = f"{case_id}-debtor"

    def personal(text: str) -> Personal:
        return Personal(subject_id=debtor_id, text=text)

    address = Address(
        street=personal("Lindenallee 4"),
        postal_code=personal("50668"),
        city=personal("Köln"),
        country="DE",
    )
    return DebtorParty(
        debtor_id=debtor_id,
        kind=DebtorKind.BUSINESS,
        name=personal("Kaufhaus Brandt GmbH"),
        addresses=(address,),
        registration_number="HRB 12345",
    )


def _round_claim(case_id: str) -> Claim:
    line = ClaimLine(
        number=f"{case_id}-1",
        issued_on=date(2026, 4, 30),
        due_on=date(2026, 5, 30),
        amount_minor=ROUND.amount_minor,
    )
    return Claim(currency=ROUND.currency, lines=(line,))
