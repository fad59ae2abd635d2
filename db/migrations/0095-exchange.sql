-- An application that another state system has brought; null for those of the cabinet and of desks.
alter table enrolment_application add column from_system text check (from_system in ('gosuslugi'));

create table exchange_partner (
  id uuid primary key,
  name text not null,
  scopes text[] not null constraint exchange_partner_scopes
    check (scopes <@ array['orders', 'catalogue', 'export'] and cardinality(scopes) > 0),
  token_hash bytea not null unique,
  secret_sealed bytea not null,
  endpoint text check (endpoint ~ '^https?://'),
  created_at timestamptz not null,
  created_by uuid references access_user,
  revoked_at timestamptz,
  revoked_by uuid references access_user,
  constraint exchange_partner_revoked check (revoked_by is null or revoked_at is not null)
);
comment on table exchange_partner is 'A system that talks with this one by machine; of its token only the hash is kept.';

create table exchange_person (
  identity_key bytea primary key,
  user_id uuid not null references access_user,
  since timestamptz not null
);
comment on table exchange_person is 'Whose cabinet belongs to an identity that another state system has proved: by a keyed hash of the SNILS.';
create index exchange_person_user on exchange_person (user_id);

create table exchange_order (
  id uuid primary key,
  partner_id uuid not null references exchange_partner,
  external_id text not null check (length(external_id) between 1 and 100),
  state text not null check (state in ('asked', 'filed', 'declined', 'cancelled')),
  people_key bytea,
  user_id uuid references access_user,
  child_id uuid references families_child,
  issued boolean not null default false,
  group_id uuid,
  application_id uuid unique references enrolment_application,
  decline_code text,
  decline_words text,
  received_at timestamptz not null,
  settled_at timestamptz,
  constraint exchange_order_once unique (partner_id, external_id),
  constraint exchange_order_filed check (state <> 'filed' or application_id is not null),
  constraint exchange_order_not_filed check (state not in ('asked', 'declined') or application_id is null),
  constraint exchange_order_declined check ((state = 'declined') = (decline_code is not null)),
  constraint exchange_order_settled check ((state = 'asked') = (settled_at is null))
);
comment on table exchange_order is 'An order of another system (заявление с Госуслуг): asked about, then once filed, declined or cancelled.';
create index exchange_order_child on exchange_order (child_id);
create index exchange_order_received on exchange_order (partner_id, received_at);

create table exchange_message (
  id uuid primary key,
  order_id uuid not null references exchange_order,
  sequence integer not null check (sequence > 0),
  status text not null check (status in
    ('submitted', 'confirmed', 'enrolled', 'refused', 'cancelled', 'expired', 'ended', 'declined')),
  comment text,
  happened_at timestamptz not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  taken_until timestamptz,
  delivered_at timestamptz,
  dead_at timestamptz,
  problem text,
  constraint exchange_message_in_order unique (order_id, sequence),
  constraint exchange_message_one_end check (delivered_at is null or dead_at is null)
);
comment on table exchange_message is 'The outbox: statuses of orders on their way to the system that brought them, in order for each.';
create index exchange_message_due on exchange_message (next_attempt_at) where delivered_at is null and dead_at is null;
create index exchange_message_dead on exchange_message (dead_at) where dead_at is not null;

create table exchange_call (
  id uuid primary key,
  partner_id uuid not null references exchange_partner,
  operation text not null,
  external_id text,
  status integer not null,
  outcome text,
  milliseconds integer not null,
  called_at timestamptz not null
);
comment on table exchange_call is 'Calls of other systems, without personal data; old rows are deleted by a job.';
create index exchange_call_partner on exchange_call (partner_id, called_at desc);
create index exchange_call_at on exchange_call (called_at);

create table exchange_comparison (
  id uuid primary key,
  partner_id uuid not null references exchange_partner,
  from_on date not null,
  to_on date not null,
  theirs integer not null,
  ours integer not null,
  compared_at timestamptz not null,
  check (to_on >= from_on)
);
comment on table exchange_comparison is 'Reconciliation: the statuses that a partner holds for a period against ours.';
create index exchange_comparison_partner on exchange_comparison (partner_id, compared_at desc);

create table exchange_difference (
  comparison_id uuid not null references exchange_comparison,
  external_id text not null,
  kind text not null check (kind in ('missing-there', 'missing-here', 'differs')),
  ours text,
  theirs text,
  resent_at timestamptz,
  primary key (comparison_id, external_id)
);
comment on table exchange_difference is 'One order on which the two sides of a comparison disagree.';

create sequence exchange_record_version;
create table exchange_record (
  kind text not null check (kind in ('partner', 'programme', 'group', 'schedule')),
  id uuid not null,
  body jsonb not null,
  deleted boolean not null,
  version bigint not null unique,
  changed_at timestamptz not null,
  primary key (kind, id)
);
comment on table exchange_record is 'The export as it was given: what changed since gets a later version, what went is marked (domain 9.5).';
