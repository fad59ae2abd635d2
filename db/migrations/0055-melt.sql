-- When the certificate first held money in the period: from then on its nominal does not melt (S-008).
alter table ledger_account add column used_at timestamptz;
update ledger_account account set used_at = first.at
from (select account_id, min(at) as at from ledger_entry where kind = 'reserve' group by account_id) first
where first.account_id = account.id;

-- The pots follow the entries, as before, but once for a statement: a melt posts thousands of entries in one.
-- One entry, the usual case, goes by the account's key; its plan must not become that of thousands.
drop trigger ledger_entry_applies on ledger_entry;
drop function ledger_apply();
do $create$ begin
  execute format($text$
    create function ledger_apply() returns trigger language plpgsql security definer as $body$
    declare
      wrong boolean;
    begin
      if (select count(*) from added) = 1 then
        update %1$I.ledger_account a set
          granted = a.granted + case 'payer' when e.from_pot then e.amount when e.to_pot then -e.amount else 0 end,
          available = a.available + case 'available' when e.to_pot then e.amount when e.from_pot then -e.amount else 0 end,
          reserved = a.reserved + case 'reserved' when e.to_pot then e.amount when e.from_pot then -e.amount else 0 end,
          charged = a.charged + case 'charged' when e.to_pot then e.amount when e.from_pot then -e.amount else 0 end,
          melted = a.melted + case 'melted' when e.to_pot then e.amount when e.from_pot then -e.amount else 0 end,
          expired = a.expired + case 'expired' when e.to_pot then e.amount when e.from_pot then -e.amount else 0 end,
          used_at = case when e.kind = 'reserve' then coalesce(a.used_at, e.at) else a.used_at end
        from added e where a.id = e.account_id returning e.kind = 'melt' and a.used_at is not null into wrong;
      else
        with moved as (
          update %1$I.ledger_account a set granted = a.granted + e.granted, available = a.available + e.available,
            reserved = a.reserved + e.reserved, charged = a.charged + e.charged, melted = a.melted + e.melted,
            expired = a.expired + e.expired, used_at = coalesce(a.used_at, e.used_at)
          from (
            select account_id, bool_or(kind = 'melt') as melts, min(at) filter (where kind = 'reserve') as used_at,
              sum(case 'payer' when from_pot then amount when to_pot then -amount else 0 end) as granted,
              sum(case 'available' when to_pot then amount when from_pot then -amount else 0 end) as available,
              sum(case 'reserved' when to_pot then amount when from_pot then -amount else 0 end) as reserved,
              sum(case 'charged' when to_pot then amount when from_pot then -amount else 0 end) as charged,
              sum(case 'melted' when to_pot then amount when from_pot then -amount else 0 end) as melted,
              sum(case 'expired' when to_pot then amount when from_pot then -amount else 0 end) as expired
            from added group by account_id
          ) e where a.id = e.account_id returning e.melts and a.used_at is not null as wrong
        )
        select bool_or(moved.wrong) into wrong from moved;
      end if;
      if wrong then
        raise exception 'a nominal that is used does not melt' using errcode = 'KR002', constraint = 'ledger_used_does_not_melt';
      end if;
      return null;
    end $body$
  $text$, current_schema());
end $create$;
create trigger ledger_entry_applies after insert on ledger_entry referencing new table as added
  for each statement execute function ledger_apply();

create table funding_run (
  id uuid primary key,
  work text not null check (work in ('melt', 'melt-notice')),
  period_id uuid not null references region_funding_period,
  month date not null check (extract(day from month) = 1),
  after_id uuid not null default '00000000-0000-0000-0000-000000000000',
  seen bigint not null default 0,
  done bigint not null default 0,
  amount bigint not null default 0,
  started_at timestamptz not null,
  finished_at timestamptz,
  constraint funding_run_once unique (work, period_id, month)
);
comment on table funding_run is 'Work over all certificates, done in portions: how far it came, so that it goes on from there and is done once.';
