-- Accounts are never deleted and every entry moves its own, so the trigger that moves it sees whether it is there. The
-- foreign key asked the same once more for every entry and locked the account for it: a third of the time of a melt.
alter table ledger_entry drop constraint ledger_entry_account_id_fkey;
do $create$ begin
  execute format($text$
    create or replace function ledger_apply() returns trigger language plpgsql security definer as $body$
    declare
      wrong boolean;
      missing bigint;
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
        get diagnostics missing = row_count;
        missing := 1 - missing;
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
        select bool_or(moved.wrong), (select count(distinct account_id) from added) - count(*) into wrong, missing from moved;
      end if;
      if missing > 0 then
        raise exception 'an entry has no account' using errcode = 'foreign_key_violation', constraint = 'ledger_entry_account_known';
      end if;
      if wrong then
        raise exception 'a nominal that is used does not melt' using errcode = 'KR002', constraint = 'ledger_used_does_not_melt';
      end if;
      return null;
    end $body$
  $text$, current_schema());
end $create$;
