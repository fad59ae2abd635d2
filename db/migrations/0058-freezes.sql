create table certificates_freeze (
  id uuid primary key,
  certificate_id uuid not null references certificates_certificate,
  ground text not null,
  paper text not null,
  frozen_at timestamptz not null,
  frozen_by uuid not null references access_user,
  lifted_at timestamptz,
  lifted_by uuid references access_user,
  lifted_paper text,
  check (num_nonnulls(lifted_at, lifted_by, lifted_paper) in (0, 3))
);
comment on table certificates_freeze is 'A certificate stopped for a while by a paper of its municipality, and how that ended (domain 3.8).';
create unique index certificates_freeze_living on certificates_freeze (certificate_id) where lifted_at is null;

create view certificates_broken_freeze as
select stop.id, stop.certificate_id from certificates_freeze stop
join certificates_certificate certificate on certificate.id = stop.certificate_id
where stop.lifted_at is null and certificate.validity = 'valid';
comment on view certificates_broken_freeze is 'Certificates in force while their freeze is not lifted.';

create table funding_suspension (
  id uuid primary key,
  freeze_id uuid not null references certificates_freeze,
  account_id uuid not null references ledger_account,
  nominal_id uuid not null references funding_nominal,
  amount bigint not null check (amount > 0),
  suspended_at timestamptz not null,
  restored_at timestamptz,
  restored bigint check (restored >= 0),
  check ((restored_at is null) = (restored is null)),
  unique (freeze_id, account_id)
);
comment on table funding_suspension is 'What a frozen certificate had free: back with the payer, its place open to others, kept here until the freeze is lifted.';
