-- A signed call of a partner counts once, and a dead letter that a person revives has all its days again.

create table exchange_signature (
  partner_id uuid not null references exchange_partner,
  signature bytea not null,
  seen_at timestamptz not null,
  constraint exchange_signature_once primary key (partner_id, signature)
);
comment on table exchange_signature is 'Signatures of calls that came in, while their time still lets them in: the same one is refused.';
create index exchange_signature_seen on exchange_signature (seen_at);

alter table exchange_message add column revived_at timestamptz;
