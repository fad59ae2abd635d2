-- How far those who are to hear of a ban have been told: a job that is done again goes on from there, it tells nobody twice.
create table funding_ban_telling (
  ban_id uuid not null references funding_ban,
  lifted boolean not null,
  whom text not null,
  after_id uuid not null default '00000000-0000-0000-0000-000000000000',
  finished_at timestamptz,
  constraint funding_ban_telling_whom_check check (whom in ('families', 'providers')),
  primary key (ban_id, lifted, whom)
);
comment on table funding_ban_telling is 'How far families and providers have been told that a payer stops new contracts, or takes them again.';
