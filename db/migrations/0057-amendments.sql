create table funding_amendment (
  id uuid primary key,
  municipality_id uuid not null references region_municipality,
  subject text not null check (subject in ('nominal', 'ceiling', 'register')),
  period_id uuid not null references region_funding_period,
  unit text not null check (unit in ('kopecks', 'hour-hundredths')),
  category_id uuid references certificates_category,
  register text check (register in ('preprofessional', 'significant', 'general')),
  funding text check (funding in ('nominal', 'accounting')),
  amount bigint check (amount >= 0),
  count_limit integer check (count_limit > 0),
  sum_limit bigint check (sum_limit > 0),
  services integer check (services >= 0),
  from_on date not null,
  act_id uuid not null references region_act,
  set_at timestamptz not null,
  set_by uuid,
  applied_at timestamptz,
  stopped_at timestamptz,
  stopped_because text,
  check ((subject = 'nominal') = (category_id is not null)),
  check (num_nonnulls(register, funding) = case subject when 'register' then 2 else 0 end),
  check ((subject = 'register') = (amount is null)),
  check (subject = 'nominal' or (count_limit is null and sum_limit is null)),
  check (subject = 'register' or services is null),
  check (num_nonnulls(applied_at, stopped_at) <= 1),
  check ((stopped_at is null) = (stopped_because is null)),
  constraint funding_amendment_one_a_day unique nulls not distinct (municipality_id, subject, period_id, unit, category_id, register,
    funding, from_on)
);
comment on table funding_amendment is 'What a municipality''s dated act changes: a nominal with its limits, the ceiling, services of a budget register (S-005, S-006).';
create index funding_amendment_ahead on funding_amendment (from_on) where applied_at is null and stopped_at is null;

alter table funding_run drop constraint funding_run_work_check;
alter table funding_run add constraint funding_run_work_check check (work in ('melt', 'melt-notice', 'credit', 'expire'));
alter table funding_run add column amendment_id uuid references funding_amendment;
alter table funding_run add column total bigint;
alter table funding_run drop constraint funding_run_once;
alter table funding_run add constraint funding_run_once unique nulls not distinct (work, period_id, month, amendment_id);
