create table providers_provider (
  id uuid primary key,
  name text not null,
  short_name text not null,
  kind text not null check (kind in ('municipal', 'private', 'entrepreneur', 'commercial', 'association')),
  inn text not null unique check (inn ~ '^([0-9]{10}|[0-9]{12})$'),
  municipality_id uuid not null references region_municipality,
  address text not null,
  latitude double precision not null,
  longitude double precision not null,
  phone text not null,
  email text not null,
  head_name text not null,
  head_post text not null,
  licence text,
  bank_details text not null,
  description text not null,
  state text not null check (state in ('new', 'active', 'refused', 'excluded')),
  registered_at timestamptz not null
);
comment on table providers_provider is 'An organisation of the register of providers (S-077).';

create table providers_agreement (
  id uuid primary key,
  provider_id uuid not null references providers_provider,
  municipality_id uuid not null references region_municipality,
  period_id uuid not null references region_funding_period,
  number text not null,
  signed_on date not null,
  state text not null check (state in ('active', 'ended')),
  ended_on date,
  check ((state = 'ended') = (ended_on is not null))
);
comment on table providers_agreement is 'Agreement of payer and provider for a period: without it no offer (domain 4.10).';
create unique index providers_agreement_active on providers_agreement (provider_id, municipality_id, period_id) where state = 'active';
