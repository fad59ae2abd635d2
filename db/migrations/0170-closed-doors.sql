-- A door that closed behind who left opens with a new invitation; one that the operator closed opens by the operator alone.
alter table access_user add column blocked_by uuid references access_user;
update access_user set blocked_by = entry.actor_user_id
  from audit_entry entry
  where entry.word = 'access.user-blocked' and entry.subject_id = access_user.id and entry.at = access_user.blocked_at;
alter table access_user add constraint access_user_blocked_by_somebody check (blocked_by is null or blocked_at is not null);

-- A request to take a second factor off is about this very factor, and grows old.
alter table access_factor add column id uuid not null default gen_random_uuid();
alter table access_factor alter column id drop default;
alter table access_factor add constraint access_factor_one unique (id);

alter table access_factor_release add column factor_id uuid;
alter table access_factor_release add column expires_at timestamptz;
alter table access_factor_release add column closed_at timestamptz;
update access_factor_release release set expires_at = asked_at,
  factor_id = coalesce((select id from access_factor where user_id = release.user_id), release.id),
  closed_at = case when confirmed_at is null then asked_at end;
alter table access_factor_release alter column factor_id set not null;
alter table access_factor_release alter column expires_at set not null;
alter table access_factor_release add constraint access_factor_release_over_once check (num_nonnulls(confirmed_at, closed_at) <= 1);
alter table access_factor_release add constraint access_factor_release_in_time
  check (confirmed_at is null or confirmed_at < expires_at or expires_at = asked_at);
drop index access_factor_release_waiting;
create unique index access_factor_release_waiting on access_factor_release (user_id)
  where confirmed_at is null and closed_at is null;
