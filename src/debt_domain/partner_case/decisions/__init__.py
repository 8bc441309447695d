"""The rules of a partner case."""

from typing import Final, assert_never

from debt_domain.kernel.decider import Decider
from debt_domain.partner_case.commands import (
    AcceptPartnerCase,
    AdjustSplit,
    AdoptLegalTerms,
    ApproveReturn,
    ChangeHandling,
    ClosePartnerCase,
    EngageNetworkCollector,
    PartnerCaseCommand,
    RefuseReturn,
    RejectPartnerCase,
    ReleaseNetworkCollector,
    ReopenPartnerCase,
    ReplaceLegalPartner,
    RequestReturn,
    SettlePartnerCase,
    SubmitPartnerCase,
    UnsettlePartnerCase,
    WithdrawReturn,
)
from debt_domain.partner_case.decisions import (
    follow,
    handling,
    returns,
    settling,
    splits,
)
from debt_domain.partner_case.events import PartnerCaseEvent
from debt_domain.partner_case.model import PartnerCaseContext
from debt_domain.partner_case.state import PartnerCaseState, evolve


def decide(
    command: PartnerCaseCommand, state: PartnerCaseState, context: PartnerCaseContext
) -> tuple[PartnerCaseEvent, ...]:
    """Answer a command with the facts that follow from it, or refuse it.

    Raises:
        RejectedError: The class says which rule.
    """
    match command:
        case (
            SubmitPartnerCase()
            | AcceptPartnerCase()
            | RejectPartnerCase()
            | ClosePartnerCase()
            | ReopenPartnerCase()
        ):
            return follow.decide(command, state, context)
        case RequestReturn() | ApproveReturn() | RefuseReturn() | WithdrawReturn():
            return returns.decide(command, state, context)
        case ChangeHandling():
            return handling.change(command, state, context)
        case SettlePartnerCase() | UnsettlePartnerCase():
            return settling.decide(command, state, context)
        case (
            AdjustSplit()
            | AdoptLegalTerms()
            | ReplaceLegalPartner()
            | EngageNetworkCollector()
            | ReleaseNetworkCollector()
        ):
            return splits.decide(command, state, context)
        case _:
            assert_never(command)


PARTNER_CASE: Final[
    Decider[PartnerCaseCommand, PartnerCaseEvent, PartnerCaseState, PartnerCaseContext]
] = Decider(initial=PartnerCaseState(), decide=decide, evolve=evolve)
"""The rules of a partner case, as the application, the tests and a host run them."""
