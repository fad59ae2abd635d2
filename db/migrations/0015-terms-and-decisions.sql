-- A statement has two terms: papers (documents_due_on) and, from the accepted full package, the decision. Reminders and
-- escalations are sent once, so the row remembers them.
alter table certificates_statement
  add column decision_due_on date,
  add column decision_text text,
  add column reminded_at timestamptz,
  add column escalated_at timestamptz;
-- Statements accepted before terms of decisions were kept: three working days are at most five days, holidays aside.
update certificates_statement set decision_due_on = accepted_at::date + 5 where accepted_at is not null;
create index certificates_statement_documents on certificates_statement (documents_due_on) where state = 'submitted';
create index certificates_statement_decision on certificates_statement (decision_due_on) where state = 'accepted';

alter table certificates_certificate
  add column excluded_at timestamptz,
  add column excluded_by uuid references access_user,
  add column exclusion_ground text,
  add column exclusion_text text,
  add column age_notice_at timestamptz,
  add constraint certificates_certificate_ground_of_excluded
    check (exclusion_ground is null or (validity = 'excluded' and excluded_at is not null));
create index certificates_certificate_age on certificates_certificate (valid_to) where validity in ('valid', 'frozen');

-- Found by the day first, so that nobody takes it for a shorter way to one child's applications (see 0013).
create index enrolment_application_answer on enrolment_application (answer_due_on, state);

create view certificates_broken_decision as
select statement.id, statement.state, certificate.validity
from certificates_statement statement join certificates_certificate certificate on certificate.statement_id = statement.id
where statement.state in ('refused', 'withdrawn', 'expired') and certificate.validity in ('valid', 'frozen');
comment on view certificates_broken_decision is 'Refused, withdrawn or expired statements that left a living certificate.';
