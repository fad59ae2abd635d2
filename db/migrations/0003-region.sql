create table region_municipality (
  id uuid primary key,
  code text not null unique check (code ~ '^[0-9]{2}$'),
  name text not null unique,
  name_in text not null,
  authorised_body text not null,
  phone text not null,
  email text not null,
  hours text not null,
  regulation text not null,
  latitude double precision not null,
  longitude double precision not null
);
comment on table region_municipality is 'A municipality: the payer of its children; code is the third and fourth digit of new certificates.';

create table region_act (
  id uuid primary key,
  municipality_id uuid references region_municipality,
  number text not null,
  title text not null,
  issued_on date not null
);
comment on table region_act is 'The act (law, order, resolution) from which a number of the user''s world comes.';

create table region_setting (
  id uuid primary key,
  name text not null,
  municipality_id uuid references region_municipality,
  value jsonb not null,
  valid_from date not null,
  valid_to date,
  act_id uuid not null references region_act,
  check (valid_to is null or valid_to > valid_from),
  constraint region_setting_one_at_a_time exclude using gist (
    name with =,
    coalesce(municipality_id, '00000000-0000-0000-0000-000000000000'::uuid) with =,
    daterange(valid_from, valid_to) with &&
  )
);
comment on table region_setting is 'Terms, percentages, limits and policies by dated acts; a municipality''s own value goes before the region''s.';

create table region_funding_period (
  id uuid primary key,
  name text not null,
  starts_on date not null,
  ends_on date not null,
  applications_from date not null,
  act_id uuid not null references region_act,
  check (ends_on > starts_on),
  constraint region_funding_period_apart exclude using gist (daterange(starts_on, ends_on, '[]') with &&)
);
comment on table region_funding_period is 'A period of financing: past, current and future live side by side as rows.';

create table region_calendar_day (
  day date primary key,
  working boolean not null,
  act_id uuid not null references region_act
);
comment on table region_calendar_day is 'Days in which the region departs from the production calendar of Russia.';
