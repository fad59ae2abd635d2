-- People in the waiting list of a group who have no seat offered yet. While there are any, a free seat is theirs: nobody
-- else takes one, not even between a seat freed and the offer made.
alter table programmes_group add column waiting smallint not null default 0;
alter table programmes_group add constraint programmes_group_waiting check (waiting >= 0);
create index programmes_group_wanted on programmes_group (id) where waiting > 0;

-- A prolongation in the same group sits on the seat of the contract that it prolongs, and takes it over when that one ends.
alter table enrolment_application add column prolongs_id uuid references enrolment_application;
alter table enrolment_application add column holds_seat boolean not null default true;
alter table enrolment_application add constraint enrolment_application_seat check (holds_seat or prolongs_id is not null);
drop index enrolment_application_living;
create unique index enrolment_application_living on enrolment_application (child_id, group_id)
  where state in ('submitted', 'confirmed', 'enrolled') and holds_seat;
create unique index enrolment_application_prolonged on enrolment_application (prolongs_id)
  where prolongs_id is not null and state in ('submitted', 'confirmed', 'enrolled', 'ended');

create table enrolment_prolongation (
  application_id uuid primary key references enrolment_application,
  prolonged_at timestamptz not null,
  prolonged_by uuid not null references access_user,
  offered_at timestamptz,
  consent text check (consent in ('silence', 'late', 'price', 'share')),
  answer_until timestamptz,
  notices smallint not null default 0 check (notices >= 0),
  notice_at timestamptz,
  stopped text check (stopped in ('frozen', 'not-valid', 'group-closed', 'provider-inactive')),
  settled_at timestamptz,
  check ((offered_at is null) = (consent is null)),
  check ((offered_at is null) = (answer_until is null))
);
comment on table enrolment_prolongation is
  'What is of a prolonged contract alone: until when the family may refuse, and whether silence accepts (S-018, S-020).';
create index enrolment_prolongation_silent on enrolment_prolongation (answer_until) where settled_at is null;
create index enrolment_prolongation_notice on enrolment_prolongation (notice_at) where settled_at is null;
create index enrolment_prolongation_awaiting on enrolment_prolongation (application_id)
  where settled_at is null and offered_at is null;

create table enrolment_prolongation_run (
  id uuid primary key,
  provider_id uuid not null references providers_provider,
  started_at timestamptz not null,
  started_by uuid not null references access_user,
  tells boolean not null,
  finished_at timestamptz
);
comment on table enrolment_prolongation_run is 'One press of a provider that prolongs many contracts.';
create index enrolment_prolongation_run_provider on enrolment_prolongation_run (provider_id, started_at desc);
create index enrolment_prolongation_run_unfinished on enrolment_prolongation_run (id) where finished_at is null;

create table enrolment_prolongation_line (
  run_id uuid not null references enrolment_prolongation_run,
  prolongs_id uuid not null references enrolment_application,
  outcome text check (outcome in ('prolonged', 'unchanged', 'refused')),
  application_id uuid references enrolment_application,
  reasons jsonb,
  done_at timestamptz,
  primary key (run_id, prolongs_id),
  check ((outcome is null) = (done_at is null)),
  check ((outcome = 'refused') = (reasons is not null))
);
comment on table enrolment_prolongation_line is 'A contract of a run, with its own answer; null until the job came to it.';

create table enrolment_waiting (
  id uuid primary key,
  child_id uuid not null references families_child,
  group_id uuid not null references programmes_group,
  ordinal bigint generated always as identity,
  state text not null check (state in ('waiting', 'offered', 'taken', 'declined', 'missed', 'left', 'closed')),
  joined_at timestamptz not null,
  joined_by uuid not null references access_user,
  offered_at timestamptz,
  offer_until timestamptz,
  ended_at timestamptz,
  reason text,
  application_id uuid references enrolment_application,
  check ((offered_at is null) = (offer_until is null)),
  check (state not in ('offered', 'taken', 'declined', 'missed') or offered_at is not null),
  check ((state in ('waiting', 'offered')) = (ended_at is null)),
  check ((state = 'taken') = (application_id is not null))
);
comment on table enrolment_waiting is 'The waiting list of a full group (лист ожидания): the lowest ordinal is offered first.';
create unique index enrolment_waiting_living on enrolment_waiting (child_id, group_id) where state in ('waiting', 'offered');
create index enrolment_waiting_order on enrolment_waiting (group_id, ordinal) where state in ('waiting', 'offered');
create index enrolment_waiting_term on enrolment_waiting (offer_until) where state = 'offered';
create index enrolment_waiting_child on enrolment_waiting (child_id);

create or replace view programmes_broken_seats as
select g.id, g.taken, g.capacity, coalesce(living.seats, 0) + coalesce(kept.seats, 0) as living
from programmes_group g
left join (
  select group_id, count(*) as seats from enrolment_application
  where state in ('submitted', 'confirmed', 'enrolled') and holds_seat group by group_id
) living on living.group_id = g.id
left join (
  select group_id, count(*) as seats from enrolment_waiting where state = 'offered' group by group_id
) kept on kept.group_id = g.id
where g.taken <> coalesce(living.seats, 0) + coalesce(kept.seats, 0) or g.taken > g.capacity;
comment on view programmes_broken_seats is 'P1: groups whose taken seats are not their living applications and the seats kept for offers.';

create view programmes_broken_waiting as
select g.id, g.waiting, coalesce(listed.people, 0) as listed
from programmes_group g
left join (select group_id, count(*) as people from enrolment_waiting where state = 'waiting' group by group_id) listed
  on listed.group_id = g.id
where g.waiting <> coalesce(listed.people, 0);
comment on view programmes_broken_waiting is 'P3: groups whose number of waiting is not their waiting list.';

create view enrolment_broken_prolongation as
select a.id, a.state, a.prolongs_id, before.state as before
from enrolment_application a
left join enrolment_application before on before.id = a.prolongs_id
left join enrolment_prolongation p on p.application_id = a.id
where a.prolongs_id is not null and (
  p.application_id is null or before.child_id <> a.child_id
  or (not a.holds_seat and a.state in ('submitted', 'confirmed', 'enrolled')
    and (before.group_id <> a.group_id or before.state not in ('submitted', 'confirmed', 'enrolled'))));
comment on view enrolment_broken_prolongation is 'M5: prolongations that sit on no seat, or are of another child.';
