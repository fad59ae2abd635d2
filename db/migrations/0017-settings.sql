create table families_place (
  child_id uuid primary key references families_child,
  municipality_id uuid not null references region_municipality,
  words text not null,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  changed_at timestamptz not null,
  changed_by uuid not null references access_user
);
comment on table families_place is 'Where it is convenient to come to lessons (S-024): a street or a stop, to about a hundred metres, never a flat.';

create table certificates_presence (
  certificate_id uuid primary key references certificates_certificate,
  mode text not null check (mode in ('forbidden', 'name', 'phrase', 'code')),
  phrase_hash text,
  phrase_set_at timestamptz,
  chosen_at timestamptz not null,
  chosen_by uuid not null references access_user,
  check ((mode = 'phrase') = (phrase_hash is not null)),
  check ((phrase_hash is null) = (phrase_set_at is null))
);
comment on table certificates_presence is 'How the family confirms that it is present when an organisation starts an application (S-026); without a row the region''s setting holds.';

create table certificates_presence_code (
  certificate_id uuid not null references certificates_certificate,
  provider_id uuid not null,
  code_hash text not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (certificate_id, provider_id)
);
comment on table certificates_presence_code is 'The one-time code of a letter by which a family lets one organisation in; a new one takes the place of the old.';

alter table access_role drop constraint access_role_role_check;
alter table access_role add constraint access_role_role_check
  check (role in ('family', 'certificate', 'reception', 'provider', 'municipality', 'region', 'support'));

create table access_login (
  number text primary key check (number ~ '^[0-9]{10}$'),
  user_id uuid not null unique references access_user,
  password_hash text not null,
  print_key text,
  set_at timestamptz not null,
  expires_at timestamptz,
  check ((print_key is null) or (expires_at is not null))
);
comment on table access_login is 'Sign-in by a certificate''s number (S-038): a printed password expires and only asks for an own one, which does not.';

alter table access_link alter column email drop not null;
alter table access_link drop constraint access_link_purpose_check;
alter table access_link add constraint access_link_purpose_check
  check (purpose in ('confirm-email', 'recover-password', 'invitation', 'first-password'));
alter table access_link add constraint access_link_email_known check ((email is null) = (purpose = 'first-password'));
create index access_consent_user on access_consent (user_id, kind);
