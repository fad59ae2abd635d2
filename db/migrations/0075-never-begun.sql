create view invoicing_broken_beginning as
select a.id as application_id, billed.month, billed.stands
from (
  select application_id, month, 'invoice' as stands from invoicing_line where living
  union all
  select application_id, month, 'register' from invoicing_register_line
) billed
join enrolment_application a on a.id = billed.application_id
join enrolment_contract contract on contract.application_id = a.id
where contract.ends_on < contract.starts_on or contract.accepted_at is null;
comment on view invoicing_broken_beginning is 'Contracts that never began and stand in an invoice or a register all the same.';
