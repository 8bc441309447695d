from debt_domain.invoice_series.commands import DrawNumber
from debt_domain.invoice_series.decisions import INVOICE_SERIES
from debt_domain.invoice_series.events import NumberDrawn
from debt_domain.invoice_series.model import Series
from debt_domain.testing import Given, a_context
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.context import Context
from debt_domain.values.holder import Holder

A = Holder.partner("A")
SYSTEM = a_context(Context, Role.SYSTEM)
DRAW = DrawNumber(
    series=Series.INVOICES, party=A, currency="EUR", document_id="statement.S-1"
)
DRAWN = NumberDrawn(
    series=Series.INVOICES,
    number=1,
    party=A,
    currency="EUR",
    document_id="statement.S-1",
)


def test_the_first_number_is_one_and_each_follows_the_last() -> None:
    Given(INVOICE_SERIES, (), SYSTEM).when(DRAW).then(DRAWN)
    other = {"party": Holder.client("A")}
    Given(INVOICE_SERIES, (DRAWN,), SYSTEM).when(DRAW.model_copy(update=other)).then(
        DRAWN.model_copy(update={**other, "number": 2})
    )


def test_the_same_document_gets_no_other_number() -> None:
    Given(INVOICE_SERIES, (DRAWN,), SYSTEM).when(DRAW).then()


def test_nobody_draws_a_number_directly() -> None:
    context = a_context(Context, Role.FINANCE)
    outcome = Given(INVOICE_SERIES, (), context).when(DRAW)
    outcome.then_refused(RoleNotAllowedError)
