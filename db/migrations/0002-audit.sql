create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  word text not null,
  actor_user_id uuid,
  actor_role text not null,
  actor_scope_id uuid,
  child_id uuid,
  subject_kind text,
  subject_id uuid,
  facts jsonb not null default '{}',
  reason text
);
comment on table audit_entry is 'append-only: who saw or changed what; a row is written in the transaction of the act.';
create index audit_entry_child on audit_entry (child_id, id desc) where child_id is not null;
create index audit_entry_subject on audit_entry (subject_id, id desc) where subject_id is not null;

create table audit_batch (
  number bigint primary key,
  sealed_at timestamptz not null,
  entries integer not null check (entries > 0),
  previous_hash bytea,
  hash bytea not null unique,
  check ((number = 1) = (previous_hash is null))
);
comment on table audit_batch is 'append-only: the hash chain over the journal, sealed in batches by a job.';

create table audit_batch_entry (
  entry_id bigint primary key references audit_entry,
  batch_number bigint not null references audit_batch
);
comment on table audit_batch_entry is 'append-only: which batch sealed which row; rows commit out of order, so a range would not do.';
create index audit_batch_entry_batch on audit_batch_entry (batch_number);
