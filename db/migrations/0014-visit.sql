-- A visitor without a statement is helped at a reception point (S-062…S-067); the consents stay the applicant's own (S-064).
create sequence certificates_visit_number;
create table certificates_visit (
  id uuid primary key,
  number text not null unique,
  point_id uuid not null references certificates_point,
  state text not null check (state in ('open', 'filed', 'cancelled')),
  papers text[] not null,
  sealed bytea,
  category_id uuid references certificates_category,
  shared_by uuid references access_user,
  version integer not null,
  started_at timestamptz not null,
  started_by uuid not null references access_user,
  changed_at timestamptz not null,
  changed_by uuid not null references access_user,
  ended_at timestamptz,
  statement_id uuid unique references certificates_statement,
  constraint certificates_visit_ended check ((state = 'open') = (ended_at is null)),
  constraint certificates_visit_filed check ((state = 'filed') = (statement_id is not null)),
  constraint certificates_visit_forgets check (state = 'open' or sealed is null)
);
comment on table certificates_visit is 'A statement filled at a point with the visitor: answers stay sealed here until the applicant agrees, then are forgotten.';
create index certificates_visit_open on certificates_visit (point_id, started_at) where state = 'open';

create table certificates_visit_code (
  id uuid primary key,
  visit_id uuid not null references certificates_visit,
  code_hash bytea not null,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  created_by uuid references access_user,
  expires_at timestamptz not null,
  tries smallint not null default 0,
  ended_at timestamptz
);
comment on table certificates_visit_code is 'What leads the applicant to the own screen: a code and a link of a letter, keyed hashes, one use, a short life.';
create unique index certificates_visit_code_living on certificates_visit_code (visit_id) where ended_at is null;
