-- S-084: where the nominal comes with the contract, an application is only promised its money. The promise stands under the
-- ceiling and within the limits of the category, so that nothing is promised twice, and it is no part of what was granted.
alter table ledger_account
  add column promised bigint not null default 0,
  drop constraint ledger_account_not_below_zero,
  add constraint ledger_account_not_below_zero
    check (least(granted, available, reserved, charged, melted, expired, promised) >= 0);
comment on column ledger_account.promised is 'Kept by the payer for applications that have no contract yet; outside of granted.';

create or replace function ledger_is_movement(kind text, from_pot text, to_pot text, reverses bigint) returns boolean
language plpgsql immutable as $$
begin
  return (kind = 'reversal') = (reverses is not null) and case kind
    when 'grant' then from_pot = 'payer' and to_pot = 'available'
    when 'withdraw' then from_pot = 'available' and to_pot = 'payer'
    when 'promise' then from_pot = 'payer' and to_pot = 'promised'
    when 'unpromise' then from_pot = 'promised' and to_pot = 'payer'
    when 'reserve' then from_pot = 'available' and to_pot = 'reserved'
    when 'release' then from_pot = 'reserved' and to_pot = 'available'
    when 'charge' then from_pot = 'reserved' and to_pot = 'charged'
    when 'refund' then from_pot = 'charged' and to_pot = 'available'
    when 'melt' then from_pot = 'available' and to_pot = 'melted'
    when 'expire' then from_pot = 'available' and to_pot = 'expired'
    when 'reversal' then (to_pot, from_pot) in (
      ('payer', 'available'), ('available', 'payer'), ('available', 'reserved'), ('reserved', 'available'),
      ('reserved', 'charged'), ('charged', 'available'), ('available', 'melted'), ('available', 'expired'),
      ('payer', 'promised'), ('promised', 'payer'))
    else false end;
end $$;

-- As before, and: a promise moves nothing of what was granted, and a nominal that is promised is used.
do $create$ begin
  execute format($text$
    create or replace function ledger_apply() returns trigger language plpgsql security definer as $body$
    declare
      wrong boolean;
      missing bigint;
    begin
      if (select count(*) from added) = 1 then
        update %1$I.ledger_account a set
          granted = a.granted + case when 'promised' in (e.from_pot, e.to_pot) then 0
            else case 'payer' when e.from_pot then e.amount when e.to_pot then -e.amount else 0 end end,
          available = a.available + case 'available' when e.to_pot then e.amount when e.from_pot then -e.amount else 0 end,
          reserved = a.reserved + case 'reserved' when e.to_pot then e.amount when e.from_pot then -e.amount else 0 end,
          charged = a.charged + case 'charged' when e.to_pot then e.amount when e.from_pot then -e.amount else 0 end,
          melted = a.melted + case 'melted' when e.to_pot then e.amount when e.from_pot then -e.amount else 0 end,
          expired = a.expired + case 'expired' when e.to_pot then e.amount when e.from_pot then -e.amount else 0 end,
          promised = a.promised + case 'promised' when e.to_pot then e.amount when e.from_pot then -e.amount else 0 end,
          used_at = case when e.kind in ('reserve', 'promise') then coalesce(a.used_at, e.at) else a.used_at end
        from added e where a.id = e.account_id returning e.kind = 'melt' and a.used_at is not null into wrong;
        get diagnostics missing = row_count;
        missing := 1 - missing;
      else
        with moved as (
          update %1$I.ledger_account a set granted = a.granted + e.granted, available = a.available + e.available,
            reserved = a.reserved + e.reserved, charged = a.charged + e.charged, melted = a.melted + e.melted,
            expired = a.expired + e.expired, promised = a.promised + e.promised, used_at = coalesce(a.used_at, e.used_at)
          from (
            select account_id, bool_or(kind = 'melt') as melts, min(at) filter (where kind in ('reserve', 'promise')) as used_at,
              sum(case when 'promised' in (from_pot, to_pot) then 0
                else case 'payer' when from_pot then amount when to_pot then -amount else 0 end end) as granted,
              sum(case 'available' when to_pot then amount when from_pot then -amount else 0 end) as available,
              sum(case 'reserved' when to_pot then amount when from_pot then -amount else 0 end) as reserved,
              sum(case 'charged' when to_pot then amount when from_pot then -amount else 0 end) as charged,
              sum(case 'melted' when to_pot then amount when from_pot then -amount else 0 end) as melted,
              sum(case 'expired' when to_pot then amount when from_pot then -amount else 0 end) as expired,
              sum(case 'promised' when to_pot then amount when from_pot then -amount else 0 end) as promised
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

drop view ledger_broken_balance;
create view ledger_broken_balance as
select account.id, account.available, account.reserved, account.charged, account.melted, account.expired, account.granted,
  account.promised
from ledger_account account
left join (
  select account_id,
    sum(amount) filter (where to_pot = 'available') as in_available, sum(amount) filter (where from_pot = 'available') as out_available,
    sum(amount) filter (where to_pot = 'reserved') as in_reserved, sum(amount) filter (where from_pot = 'reserved') as out_reserved,
    sum(amount) filter (where to_pot = 'charged') as in_charged, sum(amount) filter (where from_pot = 'charged') as out_charged,
    sum(amount) filter (where to_pot = 'melted') as in_melted, sum(amount) filter (where from_pot = 'melted') as out_melted,
    sum(amount) filter (where to_pot = 'expired') as in_expired, sum(amount) filter (where from_pot = 'expired') as out_expired,
    sum(amount) filter (where to_pot = 'promised') as in_promised, sum(amount) filter (where from_pot = 'promised') as out_promised,
    sum(amount) filter (where from_pot = 'payer' and to_pot <> 'promised') as in_granted,
    sum(amount) filter (where to_pot = 'payer' and from_pot <> 'promised') as out_granted
  from ledger_entry group by account_id
) entry on entry.account_id = account.id
where (account.available, account.reserved, account.charged, account.melted, account.expired, account.granted, account.promised)
  is distinct from (
  coalesce(in_available, 0) - coalesce(out_available, 0), coalesce(in_reserved, 0) - coalesce(out_reserved, 0),
  coalesce(in_charged, 0) - coalesce(out_charged, 0), coalesce(in_melted, 0) - coalesce(out_melted, 0),
  coalesce(in_expired, 0) - coalesce(out_expired, 0), coalesce(in_granted, 0) - coalesce(out_granted, 0),
  coalesce(in_promised, 0) - coalesce(out_promised, 0));
comment on view ledger_broken_balance is 'M1, M2: pots that are not the sum of their entries.';

create or replace view funding_broken_ceiling as
with committed as (
  select municipality_id, period_id, unit, sum(committed) as committed, sum(amount) as amount
  from funding_ceiling_slice group by municipality_id, period_id, unit
), used as (
  select payer_id as municipality_id, period_id, unit, sum(promised + reserved + charged) as used
  from ledger_account group by payer_id, period_id, unit
)
select municipality_id, period_id, unit, coalesce(amount, 0) as amount, coalesce(committed, 0) as committed, coalesce(used, 0) as used
from committed full join used using (municipality_id, period_id, unit)
where coalesce(committed, 0) <> coalesce(used, 0) or coalesce(used, 0) > coalesce(amount, 0);

-- Before the contract an application has its money reserved or promised; with the contract no promise is left.
drop view enrolment_broken_reservation;
create view enrolment_broken_reservation as
select a.id, a.state, a.certificate_kopecks, coalesce(held.amount, 0) as held, coalesce(promise.amount, 0) as promised
from enrolment_application a
left join (
  select cause_id, sum(case when kind = 'reserve' then amount when kind in ('release', 'refund') then -amount else 0 end) as amount
  from ledger_entry where cause_kind = 'application' group by cause_id
) held on held.cause_id = a.id
left join (
  select split_part(key, ':', 2)::uuid as application_id, sum(case kind when 'promise' then amount else -amount end) as amount
  from ledger_entry where kind in ('promise', 'unpromise') group by 1
) promise on promise.application_id = a.id
left join (
  select application_id, sum(certificate_kopecks - certificate_kopecks * share / 10000) as amount
  from enrolment_month where share < 10000 group by application_id
) back on back.application_id = a.id
where case
  when a.state in ('submitted', 'confirmed')
    then coalesce(held.amount, 0) + coalesce(promise.amount, 0) <> a.certificate_kopecks
  when coalesce(promise.amount, 0) <> 0 then true
  when a.state = 'enrolled' then coalesce(held.amount, 0) <> a.certificate_kopecks - coalesce(back.amount, 0)
  when a.state = 'ended' then coalesce(held.amount, 0) not in (0, a.certificate_kopecks - coalesce(back.amount, 0))
  else coalesce(held.amount, 0) <> 0 end;
comment on view enrolment_broken_reservation is 'Applications that hold other money than they should.';

-- What was granted at an application that still has no contract becomes what it is: a promise.
with early as (
  select a.id, g.account_id, g.amount, g.cause_id as nominal_id, g.act_id, g.at
  from enrolment_application a join ledger_entry g on g.key = 'grant:' || a.id
  where a.state in ('submitted', 'confirmed')
)
insert into ledger_entry (account_id, kind, from_pot, to_pot, amount, cause_kind, cause_id, act_id, key, at)
select account_id, kind, from_pot, to_pot, amount, cause_kind, case cause_kind when 'nominal' then nominal_id else id end,
  case kind when 'promise' then act_id end, step.key || ':' || id, at
from early cross join (values
  (1, 'release', 'reserved', 'available', 'application', 'release-to-promise'),
  (2, 'withdraw', 'available', 'payer', 'application', 'withdraw-to-promise'),
  (3, 'promise', 'payer', 'promised', 'nominal', 'promise')) step (place, kind, from_pot, to_pot, cause_kind, key)
order by early.id, place;
