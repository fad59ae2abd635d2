create table families_child (
  id uuid primary key,
  surname text not null,
  name text not null,
  patronymic text,
  name_key text not null,
  birth_on date not null,
  gender text not null check (gender in ('female', 'male')),
  municipality_id uuid not null references region_municipality,
  created_at timestamptz not null,
  created_by uuid not null references access_user,
  confirmed_at timestamptz,
  confirmed_by uuid references access_user,
  merged_into uuid references families_child
);
comment on table families_child is 'One record per child in the region, whoever keeps it in a cabinet.';
create index families_child_name on families_child (name_key, birth_on) where merged_into is null;
create index families_child_birth on families_child (birth_on) where merged_into is null;
create index families_child_municipality on families_child (municipality_id) where merged_into is null;

create table families_custody (
  id uuid primary key,
  child_id uuid not null references families_child,
  user_id uuid not null references access_user,
  relation text not null check (relation in ('mother', 'father', 'guardian', 'self')),
  holder boolean not null,
  since timestamptz not null,
  ended_at timestamptz
);
comment on table families_custody is 'Who answers for the child: several guardians, one holder of the record.';
create unique index families_custody_living on families_custody (child_id, user_id) where ended_at is null;
create unique index families_custody_holder on families_custody (child_id) where ended_at is null and holder;
create index families_custody_user on families_custody (user_id) where ended_at is null;

create table families_vault (
  id uuid primary key,
  child_id uuid references families_child,
  user_id uuid references access_user,
  kind text not null check (kind in ('snils', 'document', 'address')),
  sealed bytea not null,
  search_key bytea,
  masked text not null,
  created_at timestamptz not null,
  replaced_at timestamptz,
  check (num_nonnulls(child_id, user_id) = 1)
);
comment on table families_vault is 'Personal data under AES-256-GCM bound to the row; search_key is a keyed hash; masked is what pages show.';
create unique index families_vault_child_kind on families_vault (child_id, kind) where replaced_at is null and child_id is not null;
create unique index families_vault_user_kind on families_vault (user_id, kind) where replaced_at is null and user_id is not null;
create unique index families_vault_child_snils on families_vault (search_key)
  where kind = 'snils' and child_id is not null and replaced_at is null;
create index families_vault_search on families_vault (search_key) where replaced_at is null;

create sequence families_claim_number;
create table families_claim (
  id uuid primary key,
  number text not null unique,
  child_id uuid not null references families_child,
  user_id uuid not null references access_user,
  relation text not null check (relation in ('mother', 'father', 'guardian', 'self')),
  state text not null check (state in ('waiting', 'granted', 'declined', 'cancelled')),
  created_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references access_user,
  check ((state = 'waiting') = (decided_at is null))
);
comment on table families_claim is 'A request to share a child who is already known: answered by the holder or at a reception point.';
create unique index families_claim_waiting on families_claim (child_id, user_id) where state = 'waiting';
create index families_claim_user on families_claim (user_id) where state = 'waiting';
