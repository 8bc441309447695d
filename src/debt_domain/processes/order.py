"""All processes, in the order in which they answer the same event."""

from typing import Final

from debt_domain.processes import (
    accepted_case_accepts_its_partner_case,
    accepted_partner_case_owes_its_fee,
    accepted_partner_case_splits_unsplit_money,
    accepted_self_handled_case_goes_to_its_submitter,
    approved_return_closes_its_case,
    closed_case_closes_its_partner_case,
    closed_case_releases_its_invoices,
    refused_return_resumes_its_case,
    rejected_case_rejects_its_partner_case,
    rejected_case_releases_its_invoices,
    rejected_case_withdraws_its_claim,
    rejected_partner_case_gets_its_fee_back,
    reopened_case_reopens_its_partner_case,
    reopened_case_reserves_its_invoices,
    requested_return_suspends_its_case,
    reversed_payment_is_posted,
    submitted_case_opens_its_ledger,
    submitted_case_opens_its_partner_case,
    submitted_case_reserves_its_invoices,
    submitted_partner_case_is_charged_its_fee,
    verified_payment_is_posted,
    withdrawn_return_resumes_its_case,
)
from debt_domain.processes.process import AnyProcess

ALL: Final[tuple[AnyProcess, ...]] = (
    submitted_case_reserves_its_invoices.PROCESS,
    submitted_case_opens_its_ledger.PROCESS,
    submitted_case_opens_its_partner_case.PROCESS,
    submitted_partner_case_is_charged_its_fee.PROCESS,
    accepted_case_accepts_its_partner_case.PROCESS,
    accepted_partner_case_splits_unsplit_money.PROCESS,
    accepted_partner_case_owes_its_fee.PROCESS,
    accepted_self_handled_case_goes_to_its_submitter.PROCESS,
    rejected_case_rejects_its_partner_case.PROCESS,
    rejected_partner_case_gets_its_fee_back.PROCESS,
    rejected_case_withdraws_its_claim.PROCESS,
    rejected_case_releases_its_invoices.PROCESS,
    verified_payment_is_posted.PROCESS,
    reversed_payment_is_posted.PROCESS,
    requested_return_suspends_its_case.PROCESS,
    refused_return_resumes_its_case.PROCESS,
    withdrawn_return_resumes_its_case.PROCESS,
    approved_return_closes_its_case.PROCESS,
    closed_case_releases_its_invoices.PROCESS,
    closed_case_closes_its_partner_case.PROCESS,
    reopened_case_reserves_its_invoices.PROCESS,
    reopened_case_reopens_its_partner_case.PROCESS,
)
"""A case's own books are opened before its partner case charges a fee to them."""
