-- ё is е in search. Where the locale of a database is C, PostgreSQL takes every sign beyond ASCII for a letter of the word.
create function programmes_plain(words text) returns text language sql immutable strict parallel safe
  return translate(words, 'ёЁ«»„“”‘’—–…№·•   ', 'еЕ                ');

create sequence programmes_article;
create table programmes_programme (
  id uuid primary key,
  article integer not null unique default nextval('programmes_article'),
  provider_id uuid not null references providers_provider,
  municipality_id uuid not null references region_municipality,
  name text not null,
  summary text not null,
  description text not null,
  direction text not null check (direction in ('tech', 'art', 'science', 'social', 'tourism', 'sport')),
  activity text not null,
  register text not null check (register in ('certified', 'preprofessional', 'significant', 'general', 'paid')),
  level text not null check (level in ('starting', 'basic', 'advanced')),
  form text not null check (form in ('on-site', 'mixed', 'distance')),
  age_from smallint not null check (age_from between 3 and 18),
  age_to smallint not null check (age_to between age_from and 18),
  adapted boolean not null,
  state text not null check (state in ('draft', 'moderating', 'published', 'archive')),
  published_at timestamptz,
  changed_at timestamptz not null,
  search tsvector not null generated always as (
    setweight(to_tsvector('russian', programmes_plain(name)), 'A')
    || setweight(to_tsvector('russian', programmes_plain(activity)), 'B')
    || setweight(to_tsvector('russian', programmes_plain(summary)), 'C')
    || setweight(to_tsvector('russian', programmes_plain(description)), 'D')) stored
);
comment on table programmes_programme is 'A programme (программа) of a provider in its register.';
create index programmes_programme_search on programmes_programme using gin (search) where state = 'published';
create index programmes_programme_provider on programmes_programme (provider_id);
create index programmes_programme_alike on programmes_programme (municipality_id, activity, register) where state = 'published';

create table programmes_module (
  id uuid primary key,
  programme_id uuid not null references programmes_programme,
  ordinal smallint not null check (ordinal > 0),
  name text not null,
  months smallint not null check (months between 1 and 12),
  hours smallint not null check (hours > 0),
  normative_kopecks bigint not null check (normative_kopecks >= 0),
  price_kopecks bigint not null check (price_kopecks >= 0),
  enrolment_open boolean not null,
  unique (programme_id, ordinal)
);
comment on table programmes_module is 'A paid part of a programme (модуль): a contract is for one module and one group.';

create table programmes_group (
  id uuid primary key,
  module_id uuid not null references programmes_module,
  name text not null,
  teacher text not null,
  address text not null,
  latitude double precision not null,
  longitude double precision not null,
  starts_on date not null,
  ends_on date not null,
  applications_from timestamptz not null,
  applications_to timestamptz not null,
  capacity smallint not null check (capacity > 0),
  taken smallint not null default 0,
  state text not null check (state in ('open', 'closed', 'archive')),
  check (ends_on > starts_on),
  check (applications_to > applications_from),
  constraint programmes_group_seats check (taken between 0 and capacity)
);
comment on table programmes_group is 'Children with a timetable; taken never passes capacity.';
create index programmes_group_module on programmes_group (module_id);

create table programmes_lesson_time (
  group_id uuid not null references programmes_group,
  weekday smallint not null check (weekday between 1 and 7),
  starts_at time not null,
  ends_at time not null,
  room text not null,
  primary key (group_id, weekday, starts_at),
  check (ends_at > starts_at)
);
comment on table programmes_lesson_time is 'The weekly timetable of a group; Monday is 1.';

create table programmes_change (
  tx bigint not null default pg_current_xact_id()::text::bigint,
  programme_id uuid,
  at timestamptz not null default clock_timestamp()
);
comment on table programmes_change is 'What the catalogue must read again; no programme means everything. Old rows are deleted by a job.';
create index programmes_change_tx on programmes_change (tx);

-- Written by triggers, so that no way of changing a programme can forget it. The number of the transaction tells a reader
-- exactly what it has not seen, in whatever order transactions commit and wherever the demo's clock is moved.
create function programmes_note_change() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'programmes_programme' then
    insert into programmes_change (programme_id) values (new.id);
  elsif tg_table_name = 'programmes_module' then
    insert into programmes_change (programme_id) values (new.programme_id);
  elsif tg_table_name = 'programmes_group' then
    insert into programmes_change (programme_id)
      select programme_id from programmes_module where id = new.module_id;
  else
    insert into programmes_change (programme_id)
      select m.programme_id from programmes_group g join programmes_module m on m.id = g.module_id
      where g.id = coalesce(new.group_id, old.group_id);
  end if;
  return null;
end $$;
create trigger programmes_programme_noted after insert or update on programmes_programme
  for each row execute function programmes_note_change();
create trigger programmes_module_noted after insert or update on programmes_module
  for each row execute function programmes_note_change();
create trigger programmes_group_noted after insert on programmes_group
  for each row execute function programmes_note_change();
-- A seat taken or freed matters to the catalogue only where the group becomes full or ceases to be: applications
-- to a large group write nothing here.
create trigger programmes_group_changed after update on programmes_group for each row when (
  (old.taken < old.capacity) <> (new.taken < new.capacity) or old.state <> new.state
  or old.applications_from <> new.applications_from or old.applications_to <> new.applications_to)
  execute function programmes_note_change();
create trigger programmes_lesson_time_noted after insert or update or delete on programmes_lesson_time
  for each row execute function programmes_note_change();

create function programmes_note_provider() returns trigger language plpgsql as $$
begin
  insert into programmes_change (programme_id) select id from programmes_programme where provider_id = new.id;
  return null;
end $$;
create trigger programmes_provider_noted after update on providers_provider for each row
  when (old.state <> new.state or old.short_name <> new.short_name) execute function programmes_note_provider();
