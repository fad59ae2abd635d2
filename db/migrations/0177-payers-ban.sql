-- A payer forbids new contracts of a period, from a day that families and providers are told of beforehand (domain 3.7).
create table funding_ban (
  id uuid primary key,
  municipality_id uuid not null references region_municipality,
  period_id uuid not null references region_funding_period,
  from_on date not null,
  act_id uuid not null references region_act,
  set_at timestamptz not null,
  set_by uuid references access_user,
  lifted_at timestamptz,
  lifted_by uuid references access_user,
  constraint funding_ban_lifted_by_somebody check ((lifted_at is null) = (lifted_by is null))
);
comment on table funding_ban is 'A payer''s ban on new contracts of a period, from a day that everybody is told of beforehand.';
create unique index funding_ban_once on funding_ban (municipality_id, period_id) where lifted_at is null;
create index funding_ban_of on funding_ban (municipality_id, set_at);
create index funding_ban_period on funding_ban (period_id);
create index funding_ban_act on funding_ban (act_id);
