-- Keys under which a slip still finds the record (docs/decisions/013): two parts of the name in any order with the birth
-- date, and the whole name in any order with two of year, month and day. One function with nothing of ours inside: it
-- stands behind a stored column, which is computed under whatever search path the server has.
create function families_match_keys(surname text, name text, patronymic text, birth_on date) returns integer[]
language plpgsql immutable parallel safe as $$
declare
  -- Capitals, ё and the twins of the other alphabet become one letter; blanks, dashes and dots go away.
  typed constant text := 'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁёABCEHKMOPTXYaceopxykmt3 -’''.';
  folded constant text := 'абвгдежзийклмнопрстуфхцчшщъыьэюяееавсенкмортхуасеорхукмтз';
  s constant text := translate(surname, typed, folded);
  n constant text := translate(name, typed, folded);
  p constant text := translate(coalesce(patronymic, ''), typed, folded);
  whole text;
  day constant text := extract(year from birth_on)::int || '.' || extract(month from birth_on)::int || '.' || extract(day from birth_on)::int;
  y constant int := extract(year from birth_on)::int;
  m constant int := extract(month from birth_on)::int;
  d constant int := extract(day from birth_on)::int;
begin
  select string_agg(part, '|' order by part collate "C") into whole from unnest(array[s, n, p]) part;
  return array[
    hashtext('two|' || least(s collate "C", n collate "C") || '|' || greatest(s collate "C", n collate "C") || '|' || day),
    hashtext('two|' || least(s collate "C", p collate "C") || '|' || greatest(s collate "C", p collate "C") || '|' || day),
    hashtext('two|' || least(n collate "C", p collate "C") || '|' || greatest(n collate "C", p collate "C") || '|' || day),
    hashtext('ym|' || whole || '|' || y || '|' || m),
    hashtext('yd|' || whole || '|' || y || '|' || d),
    hashtext('md|' || whole || '|' || m || '|' || d),
    hashtext('swap|' || whole || '|' || y || '|' || least(m, d) || '|' || greatest(m, d))
  ];
end $$;

alter table families_child add column match_keys integer[] not null
  generated always as (families_match_keys(surname, name, patronymic, birth_on)) stored;
create index families_child_match on families_child using gin (match_keys) with (fastupdate = off) where merged_into is null;
create index families_child_merged on families_child (merged_into) where merged_into is not null;

alter table families_claim add column answer_due_on date;

create table audit_mark (
  one boolean primary key default true check (one),
  sealed_to bigint not null,
  next_to bigint not null
);
comment on table audit_mark is 'Below sealed_to every row of the journal is in a batch: the nightly seal begins there.';

create table families_double (
  id uuid primary key,
  child_id uuid not null references families_child,
  other_id uuid not null references families_child,
  score smallint not null,
  insisted boolean not null,
  state text not null check (state in ('open', 'different', 'merged')),
  found_at timestamptz not null,
  found_by uuid references access_user,
  decided_at timestamptz,
  decided_by uuid references access_user,
  reason text,
  check (child_id <> other_id),
  check ((state = 'open') = (decided_at is null)),
  check (state <> 'different' or reason is not null)
);
comment on table families_double is 'Two records that may be one child (S-108): child_id is the later one; activation waits until somebody decides.';
create unique index families_double_pair on families_double (least(child_id, other_id), greatest(child_id, other_id));
create index families_double_child on families_double (child_id) where state = 'open';
create index families_double_other on families_double (other_id) where state = 'open';
create index families_double_open on families_double (id) where state = 'open';

create table families_merge (
  id uuid primary key,
  kept_id uuid not null references families_child,
  merged_id uuid not null references families_child,
  choices jsonb not null,
  reason text not null,
  merged_at timestamptz not null,
  merged_by uuid references access_user,
  undo_until_on date not null,
  undone_at timestamptz,
  undone_by uuid references access_user,
  check (kept_id <> merged_id)
);
comment on table families_merge is 'Two records made one by staff: what was chosen, and until when it can be undone.';
create unique index families_merge_living on families_merge (merged_id) where undone_at is null;
create index families_merge_kept on families_merge (kept_id);

create table families_merge_part (
  merge_id uuid not null references families_merge,
  name text not null,
  trace jsonb not null,
  primary key (merge_id, name)
);
comment on table families_merge_part is 'What a merge changed in one domain, so that it is put back exactly.';

create table families_invitation (
  id uuid primary key,
  token_hash bytea not null unique,
  child_id uuid not null references families_child,
  email text not null check (email = lower(email)),
  relation text not null check (relation in ('mother', 'father', 'guardian', 'self')),
  invited_by uuid not null references access_user,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid references access_user,
  cancelled_at timestamptz,
  check ((used_at is null) = (used_by is null)),
  check (num_nonnulls(used_at, cancelled_at) <= 1)
);
comment on table families_invitation is 'A single-use link by which the holder invites another guardian, or the child from 14; only its hash is kept.';
create unique index families_invitation_waiting on families_invitation (child_id, email)
  where used_at is null and cancelled_at is null;

create table families_reminder (
  id uuid primary key,
  user_id uuid not null references access_user,
  birth_on date not null,
  remind_on date not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  unique (user_id, birth_on)
);
comment on table families_reminder is 'A letter that a family asked for: the younger child reaches the age and can be added (S-107).';
create index families_reminder_due on families_reminder (remind_on) where sent_at is null;

-- A row that an act writes for a child while staff merge this child waits for them, and then is not written. The code is
-- that of a lock not got: people see the page that says «попробуйте ещё раз», and the second try meets the one record.
create function families_demand_living_child() returns trigger language plpgsql as $$
begin
  perform from families_child where id = new.child_id and merged_into is null for key share;
  if not found then
    raise exception 'the record of this child was merged into another one, or is not there' using errcode = '55P03';
  end if;
  return new;
end $$;
create trigger families_custody_child before insert or update of child_id on families_custody
  for each row execute function families_demand_living_child();
create trigger families_claim_child before insert or update of child_id on families_claim
  for each row execute function families_demand_living_child();
create trigger families_invitation_child before insert or update of child_id on families_invitation
  for each row execute function families_demand_living_child();
create trigger certificates_statement_child before insert or update of child_id on certificates_statement
  for each row execute function families_demand_living_child();
create trigger certificates_certificate_child before insert or update of child_id on certificates_certificate
  for each row execute function families_demand_living_child();
create trigger enrolment_application_child before insert or update of child_id on enrolment_application
  for each row execute function families_demand_living_child();

create view families_broken_merge as
select child.id, 'no merge tells of it' as fault from families_child child
where merged_into is not null and not exists (
  select from families_merge merge where merge.merged_id = child.id and merge.kept_id = child.merged_into and undone_at is null)
union all
select merge.merged_id, 'the merge stands, the record does not say so' from families_merge merge
join families_child child on child.id = merge.merged_id
where merge.undone_at is null and child.merged_into is distinct from merge.kept_id
union all
select child.id, 'somebody answers for it still' from families_child child join families_custody custody on custody.child_id = child.id
where child.merged_into is not null and custody.ended_at is null
union all
select child.id, 'personal data live on it' from families_child child join families_vault vault on vault.child_id = child.id
where child.merged_into is not null and vault.replaced_at is null
union all
select child.id, 'a claim waits for it' from families_child child join families_claim claim on claim.child_id = child.id
where child.merged_into is not null and claim.state = 'waiting'
union all
select child.id, 'it is a possible double still' from families_child child join families_double pair on child.id in (pair.child_id, pair.other_id)
where child.merged_into is not null and pair.state = 'open'
union all
select child.id, 'a statement is left' from families_child child join certificates_statement statement on statement.child_id = child.id
where child.merged_into is not null
union all
select child.id, 'a certificate is left' from families_child child join certificates_certificate certificate on certificate.child_id = child.id
where child.merged_into is not null
union all
select child.id, 'an application is left' from families_child child join enrolment_application application on application.child_id = child.id
where child.merged_into is not null;
comment on view families_broken_merge is 'Merged children who still have something of their own, or whose merge is not told.';

create view families_broken_holder as
select child_id, count(*) filter (where holder) as holders from families_custody where ended_at is null
group by child_id having count(*) filter (where holder) <> 1;
comment on view families_broken_holder is 'D17: children with guardians of whom not exactly one is the holder.';
