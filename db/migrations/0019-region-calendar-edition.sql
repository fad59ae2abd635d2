create table region_calendar_edition (
  id uuid primary key,
  year smallint not null check (year between 1990 and 2100),
  days jsonb not null,
  source text not null,
  act_id uuid not null references region_act,
  adopted_at timestamptz not null,
  adopted_by uuid
);
comment on table region_calendar_edition is 'append-only: production calendars of single years read from files; the latest of a year stands instead of the built-in one.';
create index region_calendar_edition_year on region_calendar_edition (year, adopted_at desc);
