-- What the platform itself keeps. Everything else is named after its domain.

create table session (
  token_hash bytea primary key,
  user_id uuid,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  elevated_until timestamptz,
  user_agent text,
  address inet,
  ended_at timestamptz
);
comment on table session is 'Who is signed in where; only the hash of the token is kept.';
create index session_of_user on session (user_id) where ended_at is null;

create table http_answer (
  actor text not null,
  key text not null,
  request_hash bytea not null,
  answer jsonb,
  created_at timestamptz not null,
  primary key (actor, key)
);
comment on table http_answer is 'Answers kept by idempotency key: a repeated press shows the same number.';
create index http_answer_created on http_answer (created_at);

create table job_plan (
  id bigint generated always as identity primary key,
  name text not null,
  payload json not null,
  run_at timestamptz,
  job_key text
);
comment on table job_plan is 'Jobs planned by acts in their own transactions, until the worker hands them to the queue in batches.';

create table mail_letter (
  id uuid primary key,
  to_address text not null,
  subject text not null,
  html text not null,
  text text not null,
  letter text not null,
  created_at timestamptz not null,
  sent_at timestamptz
);
comment on table mail_letter is 'The mailbox of a town without an SMTP server (demo): what would have been sent.';
create index mail_letter_created on mail_letter (created_at desc);

create table clock_shift (
  one boolean primary key default true check (one),
  milliseconds bigint not null
);
comment on table clock_shift is 'How far the demo''s movable clock stands from the real one.';
