-- An organisation files an application for somebody who came in person (S-073), after the family's presence was confirmed.
-- The customer of its contract is the guardian in whose presence it was done, not the worker who typed it.
create table enrolment_admission (
  id uuid primary key,
  provider_id uuid not null,
  certificate_id uuid not null references certificates_certificate,
  guardian_id uuid not null references access_user,
  mode text not null check (mode in ('name', 'phrase', 'code')),
  confirmed_at timestamptz not null,
  confirmed_by uuid not null references access_user,
  expires_at timestamptz not null,
  application_id uuid unique references enrolment_application
);
comment on table enrolment_admission is 'A leave (допуск) of an organisation to file one application on a certificate: presence was confirmed.';

create table enrolment_dispute (
  id uuid primary key,
  application_id uuid not null unique references enrolment_application,
  municipality_id uuid not null,
  raised_at timestamptz not null,
  raised_by uuid not null references access_user,
  words text,
  cancelled boolean not null,
  settled_at timestamptz,
  settled_by uuid references access_user,
  outcome text,
  constraint enrolment_dispute_settled_with_words check ((settled_at is null) = (outcome is null))
);
comment on table enrolment_dispute is 'A family says that an application filed by an organisation was not theirs; the municipality looks into it.';
create index enrolment_dispute_municipality on enrolment_dispute (municipality_id, raised_at);
