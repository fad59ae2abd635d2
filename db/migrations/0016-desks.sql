-- A point says who it is (S-155), where its people may see personal data (S-166), and ends by an act (S-160).
alter table certificates_point
  add column institution_inn text check (institution_inn ~ '^([0-9]{10}|[0-9]{12})$'),
  add column workplace text check (workplace in ('attested', 'channel', 'both')),
  add column workplace_paper text,
  add column closing_act_id uuid references region_act,
  add constraint certificates_point_workplace_by_paper check ((workplace is null) = (workplace_paper is null)),
  add constraint certificates_point_lives_in_order check (closed_on is null or closed_on >= opened_on);
create index certificates_point_municipality on certificates_point (municipality_id);
create index certificates_statement_point on certificates_statement (point_id, accepted_at) where point_id is not null;
create index certificates_certificate_activated on certificates_certificate (activated_point_id, activated_at)
  where activated_point_id is not null;

create table certificates_campaign (
  id uuid primary key,
  municipality_id uuid not null references region_municipality,
  title text not null,
  starts_on date not null,
  ends_on date not null,
  act_id uuid not null references region_act,
  created_at timestamptz not null,
  created_by uuid references access_user,
  check (ends_on >= starts_on),
  constraint certificates_campaign_one_at_a_time exclude using gist (
    municipality_id with =,
    daterange(starts_on, ends_on, '[]') with &&
  )
);
comment on table certificates_campaign is 'A reception campaign with its first and last day by an act of the municipality (S-055, S-162).';

create table access_invitation (
  id uuid primary key,
  token_hash bytea not null unique,
  email text not null check (email = lower(email)),
  surname text not null,
  name text not null,
  patronymic text,
  role text not null check (role in ('reception', 'provider', 'municipality', 'region', 'support')),
  scope_id uuid,
  scope_name text,
  rights text[] not null,
  order_number text not null,
  order_on date not null,
  created_at timestamptz not null,
  created_by uuid not null references access_user,
  expires_at timestamptz not null,
  taken_at timestamptz,
  taken_by uuid references access_user,
  withdrawn_at timestamptz,
  constraint access_invitation_of_another_person check (taken_by is distinct from created_by)
);
comment on table access_invitation is 'A single-use link by which a member of staff gets a role (S-158); only the hash of the token is kept.';
create unique index access_invitation_waiting
  on access_invitation (email, role, coalesce(scope_id, '00000000-0000-0000-0000-000000000000'::uuid))
  where taken_at is null and withdrawn_at is null;
create index access_invitation_scope on access_invitation (scope_id);

create table access_appointment (
  id uuid primary key,
  role_id uuid not null references access_role,
  user_id uuid not null references access_user,
  rights text[] not null,
  order_number text not null,
  order_on date not null,
  appointed_at timestamptz not null,
  appointed_by uuid not null references access_user,
  constraint access_appointment_of_another_person check (appointed_by <> user_id)
);
comment on table access_appointment is 'By which order of the institution a person holds which rights, since when; the latest row holds (S-165).';
create index access_appointment_role on access_appointment (role_id, appointed_at);

-- Behind the rule that nobody widens their own rights stands the database.
alter table access_role
  add column ended_by uuid references access_user,
  add constraint access_role_not_by_oneself check (granted_by is distinct from user_id);

create table families_correction (
  id uuid primary key,
  child_id uuid not null references families_child,
  kinds text[] not null check (kinds <> '{}'),
  sealed bytea not null,
  reason text not null,
  corrected_at timestamptz not null,
  corrected_by uuid not null references access_user,
  place_id uuid
);
comment on table families_correction is 'What a desk corrected in a child''s record (S-172): old and new values sealed, with the reason.';
create index families_correction_child on families_correction (child_id, corrected_at);
