create table oversight_check (
  id uuid primary key,
  asked_by uuid references access_user,
  began_at timestamptz not null,
  finished_at timestamptz not null,
  checked int not null check (checked >= 0),
  broken jsonb not null,
  journal_damage text,
  journal_entries bigint not null
);
comment on table oversight_check is 'Checks of everything that must always add up, and of the chain of the journal: by night and on demand.';
create index oversight_check_latest on oversight_check (finished_at desc);
create index audit_entry_at on audit_entry using brin (at);
