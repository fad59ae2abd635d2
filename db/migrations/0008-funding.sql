create table funding_nominal (
  id uuid primary key,
  category_id uuid not null references certificates_category,
  period_id uuid not null references region_funding_period,
  unit text not null check (unit in ('kopecks', 'hour-hundredths')),
  amount bigint not null check (amount > 0),
  count_limit integer check (count_limit > 0),
  sum_limit bigint check (sum_limit > 0),
  holders integer not null default 0 check (holders >= 0),
  granted bigint not null default 0 check (granted >= 0),
  valid_from date not null,
  valid_to date,
  act_id uuid not null references region_act,
  constraint funding_nominal_within_count check (count_limit is null or holders <= count_limit),
  constraint funding_nominal_within_sum check (sum_limit is null or granted <= sum_limit),
  constraint funding_nominal_one_at_a_time exclude using gist (
    category_id with =, period_id with =, unit with =, daterange(valid_from, valid_to) with &&)
);
comment on table funding_nominal is 'The nominal of a category in a period, with limits of count and of sum, by a dated act (S-005, S-086).';

create table funding_ceiling (
  id uuid primary key,
  municipality_id uuid not null references region_municipality,
  period_id uuid not null references region_funding_period,
  unit text not null check (unit in ('kopecks', 'hour-hundredths')),
  amount bigint not null check (amount >= 0),
  set_at timestamptz not null,
  act_id uuid not null references region_act
);
comment on table funding_ceiling is 'append-only: limits of direct backing of a municipality by dated acts; the latest is in force (S-010).';
create index funding_ceiling_of on funding_ceiling (municipality_id, period_id, unit, set_at desc);

create table funding_ceiling_slice (
  municipality_id uuid not null references region_municipality,
  period_id uuid not null references region_funding_period,
  unit text not null,
  slice smallint not null check (slice between 0 and 63),
  amount bigint not null check (amount >= 0),
  committed bigint not null default 0,
  primary key (municipality_id, period_id, unit, slice),
  constraint funding_ceiling_slice_kept check (committed between 0 and amount)
);
comment on table funding_ceiling_slice is 'The ceiling in force cut into slices, so that applications do not queue on one row.';

-- Moves an amount (below zero: gives it back) within the ceiling: in one slice where it has room, else over several, else not
-- at all. An update that finds no room may keep the row locked; the inner block lets go of it, so that all who need several
-- slices lock them in one order and nobody waits in a circle.
create function funding_commit(payer uuid, period uuid, of_unit text, own smallint, wanted bigint) returns boolean
language plpgsql as $$
declare
  found_slice smallint;
begin
  -- A slice that nobody holds just now, the own one first: applications of one municipality do not wait for each other.
  begin
    select slice into found_slice from funding_ceiling_slice
    where municipality_id = payer and period_id = period and unit = of_unit and committed + wanted between 0 and amount
    order by slice <> own, slice limit 1 for update skip locked;
    if not found then raise exception 'all are held' using errcode = 'KR001'; end if;
    update funding_ceiling_slice set committed = committed + wanted
    where municipality_id = payer and period_id = period and unit = of_unit and slice = found_slice;
    return true;
  exception when sqlstate 'KR001' then null;
  end;
  begin
    update funding_ceiling_slice set committed = committed + wanted
    where municipality_id = payer and period_id = period and unit = of_unit and slice = own
      and committed + wanted between 0 and amount;
    if found then return true; end if;
    raise exception 'no room' using errcode = 'KR001';
  exception when sqlstate 'KR001' then null;
  end;
  perform from funding_ceiling_slice where municipality_id = payer and period_id = period and unit = of_unit
  order by slice for update;
  if abs(wanted) > (select coalesce(sum(case when wanted > 0 then amount - committed else committed end), 0)
    from funding_ceiling_slice where municipality_id = payer and period_id = period and unit = of_unit) then return false; end if;
  update funding_ceiling_slice s set committed = committed + sign(wanted)::bigint * least(room.has, abs(wanted) - room.before)
  from (
    select slice, has, (sum(has) over (order by slice))::bigint - has as before
    from (
      select slice, case when wanted > 0 then amount - committed else committed end as has
      from funding_ceiling_slice where municipality_id = payer and period_id = period and unit = of_unit
    ) free
  ) room
  where s.municipality_id = payer and s.period_id = period and s.unit = of_unit and s.slice = room.slice
    and room.before < abs(wanted);
  return true;
end $$;
