create table events_event (
  id uuid primary key,
  number integer generated always as identity (start with 101) unique,
  provider_id uuid references providers_provider,
  body_id uuid references region_municipality,
  municipality_id uuid not null references region_municipality,
  kind text not null check (kind in ('contest', 'olympiad', 'exhibition', 'conference', 'master-class', 'training', 'action',
    'concert', 'festival', 'career', 'community', 'other')),
  level text not null check (level in ('institution', 'municipal', 'regional', 'national')),
  audience text not null check (audience in ('everyone', 'adapted', 'families', 'teams')),
  name text not null,
  description text not null,
  conditions text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  starts_on date not null,
  ends_on date not null,
  entry_to date not null,
  online boolean not null,
  place text not null,
  link text,
  age_from smallint not null,
  age_to smallint not null,
  age_strict boolean not null,
  cost_kopecks bigint not null check (cost_kopecks >= 0),
  cost_note text not null,
  capacity integer check (capacity > 0),
  taken integer not null default 0,
  waits boolean not null,
  waiting integer not null default 0,
  by_hand boolean not null,
  contact_name text not null,
  contact_phone text not null,
  contact_email text,
  state text not null check (state in ('draft', 'published', 'cancelled', 'archived')),
  reason text,
  published_at timestamptz,
  changed_at timestamptz not null,
  changed_by uuid not null references access_user,
  search text not null,
  words tsvector not null generated always as (to_tsvector('russian', search)) stored,
  constraint events_event_one_organiser check (num_nonnulls(provider_id, body_id) <= 1),
  constraint events_event_ends_later check (ends_at > starts_at and ends_on >= starts_on),
  constraint events_event_entry_before_end check (entry_to <= ends_on),
  constraint events_event_ages check (age_from between 0 and age_to and age_to <= 18),
  constraint events_event_link_online check (link is null or online),
  constraint events_event_seats check (taken >= 0 and (capacity is null or taken <= capacity)),
  constraint events_event_waiting check (waiting >= 0 and (waiting = 0 or (waits and capacity is not null))),
  constraint events_event_cancelled_reasoned check ((state = 'cancelled') <= (reason is not null)),
  constraint events_event_published_once check ((state in ('published', 'cancelled')) <= (published_at is not null))
);
comment on table events_event is 'A contest, concert or exhibition of an organisation, of a municipality (body), or, where both are empty, of the region.';
-- The month page counts from these alone: one day each, and the few that last longer.
create index events_event_calendar on events_event (starts_on)
  include (ends_on, municipality_id, kind, level, audience, age_from, age_to, cost_kopecks, entry_to)
  where state = 'published';
create index events_event_long on events_event (ends_on) where state = 'published' and ends_on > starts_on;
create index events_event_words on events_event using gin (words) where state = 'published';
create index events_event_provider on events_event (provider_id);
create index events_event_body on events_event (body_id);

create table events_change (
  id bigint generated always as identity primary key,
  event_id uuid not null references events_event,
  changed_at timestamptz not null,
  changed_by uuid not null references access_user,
  reason text not null,
  before jsonb not null,
  after jsonb not null
);
comment on table events_change is 'append-only: what was changed of an event after people had booked, and why; they were told of it.';
create index events_change_event on events_change (event_id);

create table events_booking (
  id uuid primary key,
  number integer generated always as identity (start with 1001) unique,
  event_id uuid not null references events_event,
  child_id uuid not null references families_child,
  state text not null check (state in ('pending', 'accepted', 'waiting', 'offered', 'refused', 'left', 'missed', 'closed')),
  booked_at timestamptz not null,
  booked_by uuid not null references access_user,
  answered_at timestamptz,
  answered_by uuid references access_user,
  offered_at timestamptz,
  offer_to timestamptz,
  ended_at timestamptz,
  reason text,
  came boolean,
  came_at timestamptz,
  came_by uuid references access_user,
  reminded_at timestamptz,
  constraint events_booking_offer_termed check ((state = 'offered') <= (offered_at is not null and offer_to is not null)),
  constraint events_booking_over_dated check ((state in ('refused', 'left', 'missed', 'closed')) = (ended_at is not null)),
  constraint events_booking_refused_reasoned check (state not in ('refused', 'closed') or reason is not null),
  constraint events_booking_came_accepted check (came is null or state = 'accepted'),
  constraint events_booking_came_marked check ((came is null) = (came_at is null))
);
comment on table events_booking is 'One child''s part in an event: it holds a seat (pending, accepted, offered) or waits for one by its number.';
create unique index events_booking_once on events_booking (child_id, event_id)
  where state in ('pending', 'accepted', 'waiting', 'offered');
create index events_booking_event on events_booking (event_id, state, number);
create index events_booking_child on events_booking (child_id);
create index events_booking_offered on events_booking (offer_to) where state = 'offered';

create table events_feed (
  user_id uuid primary key references access_user,
  token_hash bytea not null unique,
  made_at timestamptz not null
);
comment on table events_feed is 'The secret address of a family''s calendar of events; a new one takes the place of the old.';

create view events_broken_seats as
select e.id, e.taken, e.waiting, count(b.id) filter (where b.state in ('pending', 'accepted', 'offered')) as held,
  count(b.id) filter (where b.state = 'waiting') as listed
from events_event e left join events_booking b on b.event_id = e.id
group by e.id
having e.taken <> count(b.id) filter (where b.state in ('pending', 'accepted', 'offered'))
  or e.waiting <> count(b.id) filter (where b.state = 'waiting');
comment on view events_broken_seats is 'P1: events whose taken seats or waiting list are not their bookings.';
