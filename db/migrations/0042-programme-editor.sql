-- A programme is written by its provider and checked by the operator (domain 4.3–4.6).
alter table programmes_programme
  drop constraint programmes_programme_state_check,
  add constraint programmes_programme_state_check check (state in ('draft', 'moderating', 'refused', 'published', 'archive')),
  add constraint programmes_programme_published check (state <> 'published' or published_at is not null);

alter table programmes_module
  -- What came before the editor was agreed on paper.
  add column parents_pay boolean not null default true,
  add constraint programmes_module_above_normative check (
    parents_pay or normative_kopecks = 0 or price_kopecks <= normative_kopecks);

-- Newcomers for the study year after the first one have a window of their own (domain 4.7).
alter table programmes_group
  add column next_applications_from timestamptz,
  add column next_applications_to timestamptz,
  add constraint programmes_group_next_window check (
    (next_applications_from is null) = (next_applications_to is null) and next_applications_to > next_applications_from);

drop trigger programmes_group_changed on programmes_group;
create trigger programmes_group_changed after update on programmes_group for each row when (
  (old.taken < old.capacity) <> (new.taken < new.capacity) or old.state <> new.state
  or old.applications_from <> new.applications_from or old.applications_to <> new.applications_to
  or old.next_applications_from is distinct from new.next_applications_from
  or old.next_applications_to is distinct from new.next_applications_to)
  execute function programmes_note_change();

create table programmes_check (
  id uuid primary key,
  programme_id uuid not null references programmes_programme,
  kind text not null check (kind in ('moderation', 'certification')),
  attempt smallint not null check (attempt > 0),
  state text not null check (state in ('waiting', 'approved', 'refused', 'withdrawn')),
  asked_at timestamptz not null,
  asked_by uuid not null references access_user,
  due_on date not null,
  decided_at timestamptz,
  decided_by uuid references access_user,
  reason text,
  unique (programme_id, attempt),
  constraint programmes_check_decided check ((state = 'waiting') = (decided_at is null)),
  constraint programmes_check_refused_with_reason check ((state = 'refused') = (reason is not null))
);
comment on table programmes_check is 'Moderation or certification of a programme: each attempt with its decision and reason (domain 4.6).';
create unique index programmes_check_waiting on programmes_check (programme_id) where state = 'waiting';
create index programmes_check_due on programmes_check (due_on) where state = 'waiting';

create table programmes_edit (
  id bigint generated always as identity primary key,
  programme_id uuid not null references programmes_programme,
  place text not null,
  field text not null,
  was text,
  became text,
  edited_at timestamptz not null,
  edited_by uuid not null references access_user
);
comment on table programmes_edit is 'append-only: history of changes of a programme, its modules and groups by field (domain 4.6).';
create index programmes_edit_programme on programmes_edit (programme_id, id desc);
