from datetime import date
from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.model import (
    Derivation,
    Line,
    PotChange,
    ReceiptChange,
    SplitStep,
)
from debt_domain.case.events import CaseSubmitted, PaymentRecorded
from debt_domain.case.model import Address, Claim, ClaimLine, PaymentMethod
from debt_domain.kernel.message import Event
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.personal import Personal
from debt_domain.values.resolved_terms import SplitParty
from debt_domain.wire import read, reveal, verify
from tests.unit.wire.golden_events import CASE_SUBMITTED
from tests.unit.wire.writing import CIPHER, KEYS, TENANT, written

texts = (
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
    .map(lambda t: normalize("NFC", t.strip()))
    .filter(bool)
)
identifiers = st.from_regex(r"\A[A-Za-z0-9._-]{1,80}\Z")
amounts_minor = st.integers(-(10**20), 10**20)
holders = st.just(Holder.platform()) | st.builds(Holder.partner, identifiers)
personal = st.builds(Personal, subject_id=st.sampled_from(sorted(KEYS)), text=texts)

payments = st.builds(
    PaymentRecorded,
    payment_id=identifiers,
    amount=st.builds(Money, amounts_minor, st.sampled_from(["EUR", "JPY", "BHD"])),
    received_on=st.dates(),
    holder=holders,
    method=st.sampled_from(PaymentMethod),
    reference=st.none() | personal,
)
steps = st.builds(
    SplitStep,
    pot=texts,
    party=st.sampled_from(SplitParty),
    applied_before_minor=amounts_minor,
    applied_after_minor=amounts_minor,
)
lines = st.builds(
    Line,
    account=texts,
    amount_minor=amounts_minor,
    derivation=st.sampled_from(Derivation),
    step=st.none() | steps,
)
pots = st.builds(
    PotChange,
    pot=texts,
    amount_minor=amounts_minor,
    parts_minor=st.lists(amounts_minor, max_size=3).map(tuple),
)
receipts = st.builds(
    ReceiptChange,
    payment_id=identifiers,
    holder=holders,
    effective_on=st.dates(),
    terms_number=st.none() | st.integers(1),
    applied_minor=amounts_minor,
    overpaid_minor=amounts_minor,
    pots=st.lists(pots, max_size=2).map(tuple),
)
entries = st.builds(
    EntryPosted,
    rule=identifiers,
    rule_version=st.integers(1),
    cause=st.just("case:C-1@4"),
    currency=st.just("EUR"),
    effective_on=st.dates(),
    booked_on=st.dates(),
    lines=st.lists(lines, max_size=3).map(tuple),
    receipt=st.none() | receipts,
    terms_version=st.none() | st.integers(1),
)
addresses = st.builds(
    Address, street=personal, postal_code=personal, city=personal, country=st.just("DE")
)
claims = st.builds(
    Claim,
    currency=st.just("EUR"),
    lines=st.builds(
        ClaimLine,
        number=texts,
        issued_on=st.dates(),
        due_on=st.none() | st.dates(),
        amount_minor=amounts_minor,
    ).map(lambda line: (line,)),
    interest_minor=st.integers(0, 10**30),
)


@st.composite
def submissions(draw: st.DrawFn) -> CaseSubmitted:
    debtor = CASE_SUBMITTED.debtor.model_copy(
        update={
            "name": draw(personal),
            "addresses": tuple(draw(st.lists(addresses, min_size=1, max_size=2))),
            "emails": tuple(draw(st.lists(personal, max_size=2))),
            "contact_person": draw(st.none() | personal),
        }
    )
    changed: dict[str, object] = {
        "submitted_on": draw(st.dates(min_value=date(2000, 1, 1))),
        "debtor": debtor,
        "claim": draw(claims),
        "host_reference": draw(st.none() | texts),
    }
    return CASE_SUBMITTED.model_copy(update=changed)


@given(st.lists(payments | entries | submissions(), min_size=1, max_size=3))
def test_events_come_back_as_they_were_written(events: list[Event]) -> None:
    previous = ""
    for event, stored in zip(events, written(*events), strict=True):
        assert verify(stored, tenant=TENANT, previous=previous) == ()
        recorded = read(stored)
        assert reveal(recorded.event, KEYS, CIPHER) == event
        previous = recorded.hash
