create sequence enrolment_number;
-- Provider, payer and period are copied from rows that the same act has read and that are never deleted. References to
-- them would make every application of a municipality share-lock the same three rows, which costs more than the insert.
create table enrolment_application (
  id uuid primary key,
  number text not null unique,
  child_id uuid not null references families_child,
  certificate_id uuid references certificates_certificate,
  group_id uuid not null references programmes_group,
  provider_id uuid not null,
  payer_id uuid not null,
  period_id uuid,
  source text not null check (source in ('certificate', 'budget', 'paid')),
  state text not null check (state in ('submitted', 'confirmed', 'enrolled', 'refused', 'cancelled', 'expired', 'ended')),
  starts_on date not null,
  ends_on date not null,
  price_kopecks bigint not null check (price_kopecks >= 0),
  certificate_kopecks bigint not null check (certificate_kopecks >= 0),
  parent_kopecks bigint not null check (parent_kopecks >= 0),
  quote_version text not null,
  submitted_at timestamptz not null,
  submitted_by uuid not null references access_user,
  answer_due_on date not null,
  calendar_version text not null,
  decided_at timestamptz,
  decided_by uuid references access_user,
  reason text,
  check (ends_on >= starts_on),
  check (price_kopecks = certificate_kopecks + parent_kopecks),
  check ((source = 'certificate') = (period_id is not null)),
  check (source <> 'certificate' or certificate_id is not null),
  check (state <> 'refused' or reason is not null)
);
comment on table enrolment_application is 'A request to enrol (заявка): holds a seat and money while it lives.';
create unique index enrolment_application_living on enrolment_application (child_id, group_id)
  where state in ('submitted', 'confirmed', 'enrolled');
create index enrolment_application_child on enrolment_application (child_id, submitted_at desc);
create index enrolment_application_provider on enrolment_application (provider_id, state, submitted_at);
create index enrolment_application_group on enrolment_application (group_id) where state in ('submitted', 'confirmed', 'enrolled');

create table enrolment_month (
  application_id uuid not null references enrolment_application,
  month date not null check (extract(day from month) = 1),
  certificate_kopecks bigint not null check (certificate_kopecks >= 0),
  parent_kopecks bigint not null check (parent_kopecks >= 0),
  primary key (application_id, month)
);
comment on table enrolment_month is 'The price of an application by month: parts always sum to the whole (domain 5.3).';

create table enrolment_contract (
  id uuid primary key,
  number text not null unique,
  application_id uuid not null unique references enrolment_application,
  state text not null check (state in ('offered', 'pending-start', 'active', 'terminating', 'terminated', 'completed', 'declined', 'voided')),
  offered_at timestamptz not null,
  offer_template text not null,
  accepted_at timestamptz,
  accepted_by uuid references access_user,
  acceptance text check (acceptance in ('cabinet', 'statement', 'silence')),
  starts_on date not null,
  ends_on date not null,
  ended_at timestamptz,
  check ((state in ('offered', 'declined')) = (accepted_at is null)),
  check ((accepted_at is null) = (acceptance is null))
);
comment on table enrolment_contract is 'The contract by offer (договор-оферта) of a confirmed application.';
create index enrolment_contract_starting on enrolment_contract (starts_on) where state = 'pending-start';
