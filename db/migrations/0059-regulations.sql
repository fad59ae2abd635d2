create table funding_regulation (
  id uuid primary key,
  municipality_id uuid not null references region_municipality,
  text text not null,
  valid_from date not null,
  act_id uuid not null references region_act,
  set_at timestamptz not null,
  set_by uuid,
  constraint funding_regulation_one_a_day unique (municipality_id, valid_from)
);
comment on table funding_regulation is 'append-only: what families read of the municipality''s regulation from a day on, by an act (S-011); before the first one the text of the region.';
