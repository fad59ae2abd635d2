-- What the demo's pretended Gosuslugi keeps on its side; outside the demo these tables stay empty.
create table exchange_simulated_partner (
  one boolean primary key default true check (one),
  partner_id uuid not null references exchange_partner,
  down_until timestamptz
);
comment on table exchange_simulated_partner is 'The pretended Gosuslugi of the demo, and until when it answers nobody.';

create table exchange_simulated_order (
  external_id text primary key,
  sealed bytea not null,
  wanted jsonb,
  answer jsonb,
  sent_times integer not null default 0,
  created_at timestamptz not null
);
comment on table exchange_simulated_order is 'An order as the pretended Gosuslugi composed it; people are sealed.';

create table exchange_simulated_message (
  id uuid primary key,
  external_id text not null,
  sequence integer not null,
  status text not null,
  comment text,
  application_number text,
  happened_at timestamptz not null,
  received_at timestamptz not null,
  received_times integer not null default 1
);
comment on table exchange_simulated_message is 'Statuses as the pretended Gosuslugi received them; a repeat is known by its id.';
create index exchange_simulated_message_order on exchange_simulated_message (external_id, sequence);
