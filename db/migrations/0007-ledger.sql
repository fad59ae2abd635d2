create table ledger_account (
  id uuid primary key,
  certificate_id uuid not null,
  period_id uuid not null,
  payer_id uuid not null,
  unit text not null check (unit in ('kopecks', 'hour-hundredths')),
  granted bigint not null default 0 check (granted >= 0),
  available bigint not null default 0 check (available >= 0),
  reserved bigint not null default 0 check (reserved >= 0),
  charged bigint not null default 0 check (charged >= 0),
  melted bigint not null default 0 check (melted >= 0),
  expired bigint not null default 0 check (expired >= 0),
  constraint ledger_account_adds_up check (granted = available + reserved + charged + melted + expired),
  unique (certificate_id, period_id, unit)
);
comment on table ledger_account is 'append-only: the money of one certificate in one period and unit; pots change only through entries.';
create index ledger_account_payer on ledger_account (payer_id, period_id, unit);

create table ledger_entry (
  id bigint generated always as identity primary key,
  account_id uuid not null references ledger_account,
  kind text not null check (kind in ('grant', 'reserve', 'release', 'charge', 'refund', 'melt', 'expire', 'withdraw', 'reversal')),
  from_pot text not null check (from_pot in ('payer', 'available', 'reserved', 'charged', 'melted', 'expired')),
  to_pot text not null check (to_pot in ('payer', 'available', 'reserved', 'charged', 'melted', 'expired')),
  amount bigint not null check (amount > 0),
  month date check (extract(day from month) = 1),
  cause_kind text not null,
  cause_id uuid not null,
  act_id uuid,
  reverses bigint unique references ledger_entry,
  key text not null unique,
  at timestamptz not null,
  by_user uuid,
  check (from_pot <> to_pot),
  check ((kind = 'reversal') = (reverses is not null)),
  check (kind = 'reversal' or (kind, from_pot, to_pot) in (
    ('grant', 'payer', 'available'), ('withdraw', 'available', 'payer'),
    ('reserve', 'available', 'reserved'), ('release', 'reserved', 'available'),
    ('charge', 'reserved', 'charged'), ('refund', 'charged', 'available'),
    ('melt', 'available', 'melted'), ('expire', 'available', 'expired')))
);
comment on table ledger_entry is 'append-only: both ends of every movement in one row, each with its cause and its idempotency key.';
create index ledger_entry_account on ledger_entry (account_id, id);
create index ledger_entry_cause on ledger_entry (cause_id);

-- The pots follow the entries and nothing else: the application role may not update ledger_account at all.
-- The schema is written into the body, because a SET clause on a function costs more than the update itself.
do $create$ begin
  execute format($text$
    create function ledger_apply() returns trigger language plpgsql security definer as $body$
    begin
      update %I.ledger_account set
        granted = granted + case 'payer' when new.from_pot then new.amount when new.to_pot then -new.amount else 0 end,
        available = available + case 'available' when new.to_pot then new.amount when new.from_pot then -new.amount else 0 end,
        reserved = reserved + case 'reserved' when new.to_pot then new.amount when new.from_pot then -new.amount else 0 end,
        charged = charged + case 'charged' when new.to_pot then new.amount when new.from_pot then -new.amount else 0 end,
        melted = melted + case 'melted' when new.to_pot then new.amount when new.from_pot then -new.amount else 0 end,
        expired = expired + case 'expired' when new.to_pot then new.amount when new.from_pot then -new.amount else 0 end
      where id = new.account_id;
      return null;
    end $body$
  $text$, current_schema());
end $create$;
create trigger ledger_entry_applies after insert on ledger_entry for each row execute function ledger_apply();
