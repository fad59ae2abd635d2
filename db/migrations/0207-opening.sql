-- What a period opened with: prolongations stand on its first day, and are no pace of the days that follow.
create table funding_opening (
  period_id uuid not null references region_funding_period,
  municipality_id uuid not null references region_municipality,
  unit text not null check (unit in ('kopecks', 'hour-hundredths')),
  held bigint not null check (held >= 0),
  primary key (period_id, municipality_id, unit)
);
comment on table funding_opening is 'What was held of a municipality''s money by the end of a period''s first day, measured once from the ledger; the forecast stands on it.';
