-- A second factor for staff: the secret sealed, recovery codes as hashes, and who is let off by data.
create table access_factor (
  user_id uuid primary key references access_user,
  sealed bytea not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint
);
comment on table access_factor is 'The secret of an application for one-time codes, sealed; until it is confirmed it asks nothing. A code of last_step or before it was used.';

create table access_recovery_code (
  user_id uuid not null references access_user,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);
comment on table access_recovery_code is 'Codes on paper for a lost phone, each for one use; only hashes are kept.';

alter table access_user add column factor_waived boolean not null default false;
comment on column access_user.factor_waived is 'Signs in without a second factor and without proving again: people of the demo, who share one password.';

alter table access_link drop constraint access_link_purpose_check;
alter table access_link add constraint access_link_purpose_check
  check (purpose in ('confirm-email', 'recover-password', 'invitation', 'first-password', 'second-factor'));
alter table access_link drop constraint access_link_email_known;
alter table access_link add constraint access_link_email_known
  check ((email is null) = (purpose in ('first-password', 'second-factor')));
