create table invoicing_invoice (
  id uuid primary key,
  provider_id uuid not null references providers_provider,
  payer_id uuid not null references region_municipality,
  period_id uuid not null references region_funding_period,
  agreement_id uuid not null references providers_agreement,
  month date not null check (extract(day from month) = 1),
  kind text not null check (kind in ('advance', 'final')),
  year smallint not null,
  ordinal integer not null check (ordinal > 0),
  state text not null check (state in ('formed', 'sent', 'accepted', 'returned', 'paid')),
  total_kopecks bigint not null check (total_kopecks >= 0),
  advance_kopecks bigint not null check (advance_kopecks >= 0),
  formed_on date not null,
  pay_by_on date not null,
  formed_at timestamptz not null,
  formed_by uuid not null references access_user,
  sent_at timestamptz,
  decided_at timestamptz,
  decided_by uuid references access_user,
  reason text,
  payment_number text,
  paid_on date,
  paid_at timestamptz,
  paid_by uuid references access_user,
  constraint invoicing_invoice_numbered unique (provider_id, year, ordinal),
  unique (id, month, kind),
  check (kind = 'final' or advance_kopecks = 0),
  constraint invoicing_invoice_returned_reasoned check ((state = 'returned') = (reason is not null)),
  constraint invoicing_invoice_paid_by_paper check (
    (state = 'paid') = (payment_number is not null) and (state = 'paid') = (paid_on is not null) and (state = 'paid') = (paid_at is not null))
);
comment on table invoicing_invoice is 'An invoice of a provider to a payer for a month: one advance and one final one (domain 6.3); a returned one gives way to another.';
create unique index invoicing_invoice_once on invoicing_invoice (provider_id, payer_id, month, kind) where state <> 'returned';
create index invoicing_invoice_payer on invoicing_invoice (payer_id, month desc);

create table invoicing_line (
  invoice_id uuid not null,
  application_id uuid not null references enrolment_application,
  month date not null,
  kind text not null,
  living boolean not null default true,
  ordinal integer not null check (ordinal > 0),
  contract_number text not null,
  contract_on date not null,
  certificate_number text not null,
  part_kopecks bigint not null check (part_kopecks >= 0),
  share smallint not null check (share between 0 and 10000),
  amount_kopecks bigint not null check (amount_kopecks between 0 and part_kopecks),
  advance_kopecks bigint not null check (advance_kopecks >= 0),
  primary key (invoice_id, ordinal),
  foreign key (invoice_id, month, kind) references invoicing_invoice (id, month, kind),
  unique (invoice_id, application_id)
);
comment on table invoicing_line is 'A contract in an invoice; the numbers stand as they were when it was formed.';
create unique index invoicing_line_once on invoicing_line (application_id, month, kind) where living;

create table invoicing_register (
  id uuid primary key,
  payer_id uuid not null references region_municipality,
  month date not null check (extract(day from month) = 1),
  total_kopecks bigint not null check (total_kopecks >= 0),
  formed_at timestamptz not null,
  formed_by uuid not null references access_user,
  constraint invoicing_register_once unique (payer_id, month)
);
comment on table invoicing_register is 'append-only: the register of contracts for the subsidy, one for a payer and a month (domain 6.4).';

create table invoicing_register_line (
  register_id uuid not null references invoicing_register,
  application_id uuid not null references enrolment_application,
  month date not null check (extract(day from month) = 1),
  ordinal integer not null check (ordinal > 0),
  certificate_number text not null,
  contract_number text not null,
  contract_on date not null,
  provider text not null,
  amount_kopecks bigint not null check (amount_kopecks > 0),
  primary key (register_id, ordinal),
  constraint invoicing_register_line_once unique (application_id, month)
);
comment on table invoicing_register_line is 'append-only: what the payer owes for one contract and month; a month missed last time stands in the next register.';

create view invoicing_broken_invoice as
select i.id, i.total_kopecks, i.advance_kopecks, coalesce(sum(l.amount_kopecks), 0) as lines, coalesce(sum(l.advance_kopecks), 0) as advances
from invoicing_invoice i left join invoicing_line l on l.invoice_id = i.id
group by i.id
having (i.total_kopecks, i.advance_kopecks) is distinct from (coalesce(sum(l.amount_kopecks), 0)::bigint, coalesce(sum(l.advance_kopecks), 0)::bigint)
  or bool_or(l.living <> (i.state <> 'returned'));
comment on view invoicing_broken_invoice is 'Invoices whose lines do not sum to what is to be paid.';

create view invoicing_broken_final as
select l.invoice_id, l.application_id, l.month, l.amount_kopecks, m.certificate_kopecks * m.share / 10000 as due
from invoicing_line l join enrolment_month m on m.application_id = l.application_id and m.month = l.month
where l.kind = 'final' and l.living and l.amount_kopecks is distinct from m.certificate_kopecks * m.share / 10000;
comment on view invoicing_broken_final is 'Final lines that bill otherwise than what was written off the certificate.';
