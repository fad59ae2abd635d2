-- Corrections are rare: every other entry would stand in this index for nothing.
alter table ledger_entry drop constraint ledger_entry_reverses_key;
create unique index ledger_entry_reverses on ledger_entry (reverses) where reverses is not null;

alter table enrolment_month
  add column share smallint check (share between 0 and 10000),
  add column settled_at timestamptz,
  add constraint enrolment_month_settled_whole check ((share is null) = (settled_at is null));
comment on column enrolment_month.share is 'Completeness of the closed month, hundredths of a percent: the certificate pays this share of its part.';

create table enrolment_opening (
  month date primary key check (extract(day from month) = 1),
  begun_at timestamptz not null,
  last_application_id uuid,
  contracts integer not null default 0,
  amount_kopecks bigint not null default 0,
  done_at timestamptz
);
comment on table enrolment_opening is 'How far the opening of a month has come: applications are charged in the order of their ids, portion by portion.';

-- A closed month may have given a part back; a contract that is over keeps what its months have cost.
create or replace view enrolment_broken_reservation as
select a.id, a.state, a.certificate_kopecks, coalesce(held.amount, 0) as held
from enrolment_application a
left join (
  select cause_id, sum(case when kind = 'reserve' then amount when kind in ('release', 'refund') then -amount else 0 end) as amount
  from ledger_entry where cause_kind = 'application' group by cause_id
) held on held.cause_id = a.id
left join (
  select application_id, sum(certificate_kopecks - certificate_kopecks * share / 10000) as amount
  from enrolment_month where share < 10000 group by application_id
) back on back.application_id = a.id
where case when a.state in ('submitted', 'confirmed', 'enrolled')
    then coalesce(held.amount, 0) <> a.certificate_kopecks - coalesce(back.amount, 0)
  when a.state = 'ended' then coalesce(held.amount, 0) not in (0, a.certificate_kopecks - coalesce(back.amount, 0))
  else coalesce(held.amount, 0) <> 0 end;

create view enrolment_broken_charge as
select coalesce(m.application_id, c.cause_id) as application_id, coalesce(m.month, c.month) as month, m.certificate_kopecks, m.share,
  coalesce(c.amount, 0) as charged
from enrolment_month m
full join (
  select cause_id, month, sum(case kind when 'charge' then amount else -amount end) as amount
  from ledger_entry where cause_kind = 'application' and kind in ('charge', 'refund') group by cause_id, month
) c on c.cause_id = m.application_id and c.month = m.month
where case when m.application_id is null then c.amount <> 0
  when m.share is null then coalesce(c.amount, 0) not in (0, m.certificate_kopecks)
  else coalesce(c.amount, 0) <> m.certificate_kopecks * m.share / 10000 end;
comment on view enrolment_broken_charge is 'M5: months written off otherwise than once and whole, or otherwise than their completeness says.';
