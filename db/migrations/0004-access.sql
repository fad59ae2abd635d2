create table access_user (
  id uuid primary key,
  surname text not null,
  name text not null,
  patronymic text,
  email text check (email = lower(email)),
  phone text check (phone ~ '^\+7[0-9]{10}$'),
  municipality_id uuid references region_municipality,
  password_hash text,
  created_at timestamptz not null,
  email_confirmed_at timestamptz,
  blocked_at timestamptz
);
comment on table access_user is 'Who signs in: a guardian, a child from 14, a member of staff; without an e-mail by a certificate''s number.';
create unique index access_user_email on access_user (email);

create table access_role (
  id uuid primary key,
  user_id uuid not null references access_user,
  role text not null check (role in ('family', 'reception', 'provider', 'municipality', 'region', 'support')),
  scope_id uuid,
  scope_name text,
  rights text[] not null default '{}',
  granted_at timestamptz not null,
  granted_by uuid references access_user,
  ended_at timestamptz
);
comment on table access_role is 'A role in a scope (point, provider, municipality); rights are what the role does not give by itself.';
create unique index access_role_living on access_role (user_id, role, coalesce(scope_id, '00000000-0000-0000-0000-000000000000'::uuid))
  where ended_at is null;
create index access_role_scope on access_role (scope_id) where ended_at is null;

create table access_acting_role (
  session_id text primary key check (session_id ~ '^[0-9a-f]{64}$'),
  role_id uuid not null references access_role,
  chosen_at timestamptz not null
);
comment on table access_acting_role is 'In which of their roles somebody with several acts in a session.';
create index access_acting_role_role on access_acting_role (role_id);

create table access_link (
  token_hash bytea primary key,
  user_id uuid not null references access_user,
  purpose text not null check (purpose in ('confirm-email', 'recover-password', 'invitation')),
  email text not null check (email = lower(email)),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table access_link is 'Single-use links of letters; only the hash of the token is kept.';
create index access_link_user on access_link (user_id, purpose);

create table access_attempt (
  id bigint generated always as identity primary key,
  kind text not null,
  subject text not null,
  at timestamptz not null
);
comment on table access_attempt is 'Failed attempts for sliding-window limits; subjects are keyed hashes, never addresses or numbers.';
create index access_attempt_subject on access_attempt (kind, subject, at desc);
create index access_attempt_at on access_attempt (at);

create table access_consent (
  id uuid primary key,
  user_id uuid not null references access_user,
  kind text not null check (kind in ('site-rules', 'privacy-policy', 'personal-data')),
  version text not null,
  text_hash bytea not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz
);
comment on table access_consent is 'Consents of a user, each a separate document with its version (156-FZ).';
create unique index access_consent_living on access_consent (user_id, kind) where withdrawn_at is null;
