create sequence funding_change_number;
create sequence funding_queue_number;
create table funding_change (
  id uuid primary key,
  number text not null unique,
  certificate_id uuid not null references certificates_certificate,
  applicant_id uuid references access_user,
  way text not null check (way in ('cabinet', 'point', 'office')),
  state text not null check (state in ('submitted', 'queued', 'approved', 'refused', 'withdrawn', 'closed')),
  submitted_at timestamptz not null,
  submitted_by uuid not null references access_user,
  due_on date not null,
  calendar_version text not null,
  decided_at timestamptz,
  decided_by uuid references access_user,
  refusal_ground text check (refusal_ground in ('count-limit', 'sum-limit')),
  decision_text text,
  escalated_at timestamptz,
  check ((state = 'refused') = (refusal_ground is not null)),
  check ((state = 'submitted') = (decided_at is null))
);
comment on table funding_change is 'A statement for the change to a certificate with nominal (S-139…S-144), with its term.';
create unique index funding_change_living on funding_change (certificate_id) where state in ('submitted', 'queued');
create index funding_change_certificate on funding_change (certificate_id, submitted_at);
create index funding_change_waiting on funding_change (due_on) where state = 'submitted';

create table funding_queue (
  id uuid primary key,
  number bigint not null unique,
  certificate_id uuid not null references certificates_certificate,
  category_id uuid not null references certificates_category,
  since timestamptz not null,
  left_at timestamptz
);
comment on table funding_queue is 'Certificates that wait for a place within the limits of their category, in the order of the number.';
create unique index funding_queue_waiting on funding_queue (certificate_id) where left_at is null;
create index funding_queue_order on funding_queue (category_id, number) where left_at is null;

-- Certificates that wait already keep the order in which they were issued.
insert into funding_queue (id, number, certificate_id, category_id, since)
select gen_random_uuid(), nextval('funding_queue_number'), id, category_id, issued_at
from (select id, category_id, issued_at from certificates_certificate
  where funding = 'queued' and validity = 'valid' order by issued_at, id) waiting;

create view funding_broken_queue as
select certificate.id, certificate.funding, certificate.validity
from certificates_certificate certificate left join funding_queue queue on queue.certificate_id = certificate.id and queue.left_at is null
where (queue.id is not null and certificate.validity in ('valid', 'frozen')) <> (certificate.funding = 'queued' and certificate.validity in ('valid', 'frozen'));
comment on view funding_broken_queue is 'Certificates whose place in the queue and whose funding do not belong together.';
