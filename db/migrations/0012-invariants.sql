-- What must be empty at every commit. `npm run verify` reads every view whose name has `_broken_` in it.

create view ledger_broken_balance as
select account.id, account.available, account.reserved, account.charged, account.melted, account.expired, account.granted
from ledger_account account
left join (
  select account_id,
    sum(amount) filter (where to_pot = 'available') as in_available, sum(amount) filter (where from_pot = 'available') as out_available,
    sum(amount) filter (where to_pot = 'reserved') as in_reserved, sum(amount) filter (where from_pot = 'reserved') as out_reserved,
    sum(amount) filter (where to_pot = 'charged') as in_charged, sum(amount) filter (where from_pot = 'charged') as out_charged,
    sum(amount) filter (where to_pot = 'melted') as in_melted, sum(amount) filter (where from_pot = 'melted') as out_melted,
    sum(amount) filter (where to_pot = 'expired') as in_expired, sum(amount) filter (where from_pot = 'expired') as out_expired,
    sum(amount) filter (where from_pot = 'payer') as in_granted, sum(amount) filter (where to_pot = 'payer') as out_granted
  from ledger_entry group by account_id
) entry on entry.account_id = account.id
where (account.available, account.reserved, account.charged, account.melted, account.expired, account.granted) is distinct from (
  coalesce(in_available, 0) - coalesce(out_available, 0), coalesce(in_reserved, 0) - coalesce(out_reserved, 0),
  coalesce(in_charged, 0) - coalesce(out_charged, 0), coalesce(in_melted, 0) - coalesce(out_melted, 0),
  coalesce(in_expired, 0) - coalesce(out_expired, 0), coalesce(in_granted, 0) - coalesce(out_granted, 0));
comment on view ledger_broken_balance is 'M1, M2: pots that are not the sum of their entries.';

create view funding_broken_ceiling as
with committed as (
  select municipality_id, period_id, unit, sum(committed) as committed, sum(amount) as amount
  from funding_ceiling_slice group by municipality_id, period_id, unit
), used as (
  select payer_id as municipality_id, period_id, unit, sum(reserved + charged) as used
  from ledger_account group by payer_id, period_id, unit
)
select municipality_id, period_id, unit, coalesce(amount, 0) as amount, coalesce(committed, 0) as committed, coalesce(used, 0) as used
from committed full join used using (municipality_id, period_id, unit)
where coalesce(committed, 0) <> coalesce(used, 0) or coalesce(used, 0) > coalesce(amount, 0);
comment on view funding_broken_ceiling is 'M3: municipalities whose commitments are not what their certificates hold, or pass the ceiling.';

create view programmes_broken_seats as
select g.id, g.taken, g.capacity, coalesce(living.seats, 0) as living
from programmes_group g
left join (
  select group_id, count(*) as seats from enrolment_application
  where state in ('submitted', 'confirmed', 'enrolled') group by group_id
) living on living.group_id = g.id
where g.taken <> coalesce(living.seats, 0) or g.taken > g.capacity;
comment on view programmes_broken_seats is 'P1: groups whose taken seats are not their living applications.';

create view enrolment_broken_months as
select a.id, a.certificate_kopecks, a.parent_kopecks, m.certificate, m.parent
from enrolment_application a
left join (
  select application_id, sum(certificate_kopecks) as certificate, sum(parent_kopecks) as parent
  from enrolment_month group by application_id
) m on m.application_id = a.id
where (coalesce(m.certificate, 0), coalesce(m.parent, 0)) is distinct from (a.certificate_kopecks, a.parent_kopecks);
comment on view enrolment_broken_months is 'Applications whose months do not sum to the whole.';

create view enrolment_broken_reservation as
select a.id, a.state, a.certificate_kopecks, coalesce(held.amount, 0) as held
from enrolment_application a
left join (
  select cause_id, sum(case when kind = 'reserve' then amount when kind in ('release', 'refund') then -amount else 0 end) as amount
  from ledger_entry where cause_kind = 'application' group by cause_id
) held on held.cause_id = a.id
where coalesce(held.amount, 0) <> case when a.state in ('submitted', 'confirmed', 'enrolled') then a.certificate_kopecks else 0 end;
comment on view enrolment_broken_reservation is 'Applications that hold other money than they should.';

create view enrolment_broken_contract as
select a.id, a.state, c.state as contract
from enrolment_application a left join enrolment_contract c on c.application_id = a.id
where case a.state
  when 'submitted' then c.id is not null
  when 'confirmed' then c.state is distinct from 'offered'
  when 'enrolled' then coalesce(c.state, 'none') not in ('pending-start', 'active', 'terminating')
  else coalesce(c.state, 'declined') in ('offered', 'pending-start', 'active', 'terminating') end;
comment on view enrolment_broken_contract is 'P4: applications and contracts whose states do not belong together.';

create view certificates_broken_owner as
select child_id, count(*) as living from certificates_certificate where validity in ('valid', 'frozen')
group by child_id having count(*) > 1;
comment on view certificates_broken_owner is 'P2: children with more than one living certificate.';
