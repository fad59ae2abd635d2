-- A final invoice below its advance is a debt of the provider: the payer records that it came back. One that comes to nothing is
-- closed when it is accepted: nobody pays and nobody gives back.
alter table invoicing_invoice drop constraint invoicing_invoice_state_check;
alter table invoicing_invoice add constraint invoicing_invoice_state_check
  check (state in ('formed', 'sent', 'accepted', 'returned', 'paid', 'repaid', 'closed'));
alter table invoicing_invoice drop constraint invoicing_invoice_paid_by_paper;
alter table invoicing_invoice add constraint invoicing_invoice_paid_by_paper
  check (num_nonnulls(payment_number, paid_on, paid_at) = case when state in ('paid', 'repaid') then 3 else 0 end);
alter table invoicing_invoice add constraint invoicing_invoice_ends_by_its_sum
  check (case state when 'repaid' then total_kopecks < advance_kopecks when 'closed' then total_kopecks = advance_kopecks else true end);
