create table access_factor_release (
  id uuid primary key,
  user_id uuid not null references access_user,
  reason text not null,
  asked_by uuid not null references access_user,
  asked_at timestamptz not null,
  confirmed_by uuid references access_user,
  confirmed_at timestamptz,
  constraint access_factor_release_by_two check (confirmed_by is distinct from asked_by and asked_by <> user_id and confirmed_by is distinct from user_id),
  constraint access_factor_release_confirmed check ((confirmed_by is null) = (confirmed_at is null))
);
comment on table access_factor_release is 'A lost second factor is taken off by two people: one asks with a reason, another confirms.';
create unique index access_factor_release_waiting on access_factor_release (user_id) where confirmed_at is null;
