-- How an organisation comes into the register of providers (domain 4.9), and how it leaves it.
create sequence providers_candidacy_number;
create table providers_candidacy (
  id uuid primary key,
  token_hash bytea not null unique,
  number text unique,
  state text not null check (state in ('draft', 'submitted', 'refused', 'accepted')),
  answers jsonb not null,
  inn text check (inn ~ '^([0-9]{10}|[0-9]{12})$'),
  municipality_id uuid references region_municipality,
  attempt smallint not null default 0,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  submitted_at timestamptz,
  due_on date,
  decided_at timestamptz,
  decided_by uuid references access_user,
  reason text,
  provider_id uuid references providers_provider,
  constraint providers_candidacy_sent_whole check (
    state = 'draft' or (number is not null and inn is not null and municipality_id is not null
      and submitted_at is not null and due_on is not null)),
  constraint providers_candidacy_decided check (
    (state in ('refused', 'accepted')) = (decided_at is not null)),
  constraint providers_candidacy_refused_with_reason check ((state = 'refused') = (reason is not null)),
  constraint providers_candidacy_accepted_into_register check ((state = 'accepted') = (provider_id is not null))
);
comment on table providers_candidacy is 'An organisation asks to be listed as a provider; answers stay as typed until the operator accepts.';
create unique index providers_candidacy_waiting on providers_candidacy (inn) where state = 'submitted';
create index providers_candidacy_due on providers_candidacy (due_on) where state = 'submitted';
create index providers_candidacy_municipality on providers_candidacy (municipality_id);
create index providers_candidacy_provider on providers_candidacy (provider_id);

alter table providers_provider
  add column ogrn text check (ogrn ~ '^([0-9]{13}|[0-9]{15})$'),
  add column kpp text check (kpp ~ '^[0-9]{4}[0-9A-Z]{2}[0-9]{3}$'),
  add column head_genitive text,
  add column head_basis text,
  add column excluded_at timestamptz,
  add column excluded_by uuid references access_user,
  add column exclusion_reason text,
  -- A request that waits or was refused is a candidacy; the register holds who was accepted.
  drop constraint providers_provider_state_check,
  add constraint providers_provider_state_check check (state in ('active', 'excluded')),
  add constraint providers_provider_excluded_with_reason check ((excluded_at is null) = (exclusion_reason is null)),
  add constraint providers_provider_excluded check (excluded_at is null or state = 'excluded');
