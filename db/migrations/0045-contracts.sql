-- The life and end of contracts: how they were concluded, by when an offer waits, notices of termination.
alter table enrolment_contract
  add column statement_on date,
  add column accept_due_on date,
  add column reminded_at timestamptz,
  add constraint enrolment_contract_statement_has_its_day
    check ((coalesce(acceptance, '') = 'statement') = (statement_on is not null));
-- Whole indexes: a partial one looks empty in statistics taken before the season (see 0013).
create index enrolment_contract_ending on enrolment_contract (ends_on, state);
create index enrolment_contract_offer on enrolment_contract (accept_due_on, state);

create table enrolment_notice (
  id uuid primary key,
  application_id uuid not null references enrolment_application,
  side text not null check (side in ('family', 'provider', 'registry', 'operator')),
  reason text,
  given_at timestamptz not null,
  given_by uuid references access_user,
  last_on date not null,
  planned_on date not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references access_user,
  constraint enrolment_notice_has_a_reason check (side = 'family' or reason is not null),
  constraint enrolment_notice_ends_earlier check (last_on < planned_on),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
comment on table enrolment_notice is 'A notice of termination (уведомление о расторжении): last_on is the last day, planned_on the one before the notice; last_on before the first day when the contract never began.';
create unique index enrolment_notice_standing on enrolment_notice (application_id) where withdrawn_at is null;

create table enrolment_notice_month (
  notice_id uuid not null references enrolment_notice,
  month date not null check (extract(day from month) = 1),
  certificate_kopecks bigint not null check (certificate_kopecks >= 0),
  parent_kopecks bigint not null check (parent_kopecks >= 0),
  primary key (notice_id, month)
);
comment on table enrolment_notice_month is 'Months that a notice took out of a contract: what came back at once, and what its withdrawal puts back.';

create view enrolment_broken_notice as
select c.id, c.state, c.ends_on, n.last_on
from enrolment_contract c
left join enrolment_notice n on n.application_id = c.application_id and n.withdrawn_at is null
where (c.state in ('pending-start', 'active', 'completed') and n.id is not null)
  or (c.state = 'terminating' and n.last_on is distinct from c.ends_on);
comment on view enrolment_broken_notice is 'Contracts whose notice of termination says other than their state.';
-- Contracts that were ending before notices were kept: the certificate had left the registry.
insert into enrolment_notice (id, application_id, side, reason, given_at, last_on, planned_on)
select gen_random_uuid(), c.application_id, 'registry', 'Сертификат исключён из реестра', coalesce(c.accepted_at, c.offered_at), c.ends_on, c.ends_on + 1
from enrolment_contract c where c.state = 'terminating';
