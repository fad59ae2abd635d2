create table certificates_point (
  id uuid primary key,
  municipality_id uuid not null references region_municipality,
  name text not null,
  address text not null,
  phone text not null,
  hours text not null,
  specialist text not null,
  may_activate boolean not null,
  act_id uuid not null references region_act,
  opened_on date not null,
  closed_on date
);
comment on table certificates_point is 'A reception point: public table of S-167 and S-168; only authorised points activate (S-061).';

create table certificates_category (
  id uuid primary key,
  municipality_id uuid not null references region_municipality,
  name text not null,
  proof text,
  funded boolean not null,
  ordinal smallint not null,
  act_id uuid not null references region_act,
  unique (municipality_id, ordinal)
);
comment on table certificates_category is 'A category of children set by the payer; accounting only when not funded.';

create table certificates_draft (
  child_id uuid not null references families_child,
  user_id uuid not null references access_user,
  category_id uuid references certificates_category,
  consent_version text,
  consent_hash bytea,
  consent_at timestamptz,
  rules_version text,
  rules_hash bytea,
  rules_at timestamptz,
  changed_at timestamptz not null,
  primary key (child_id, user_id),
  check (num_nonnulls(consent_version, consent_hash, consent_at) in (0, 3)),
  check (num_nonnulls(rules_version, rules_hash, rules_at) in (0, 3))
);
comment on table certificates_draft is 'Answers of a statement that is not sent yet; goes away when it is.';

create sequence certificates_statement_number;
create table certificates_statement (
  id uuid primary key,
  number text not null unique,
  child_id uuid not null references families_child,
  applicant_id uuid not null references access_user,
  relation text not null check (relation in ('mother', 'father', 'guardian', 'self')),
  category_id uuid not null references certificates_category,
  way text not null check (way in ('cabinet', 'point', 'gosuslugi')),
  state text not null check (state in ('submitted', 'accepted', 'approved', 'refused', 'withdrawn', 'expired')),
  submitted_at timestamptz not null,
  consent_version text not null,
  consent_hash bytea not null,
  consent_at timestamptz not null,
  rules_version text not null,
  rules_hash bytea not null,
  rules_at timestamptz not null,
  template_version text not null,
  documents_due_on date not null,
  calendar_version text not null,
  point_id uuid references certificates_point,
  accepted_at timestamptz,
  accepted_by uuid references access_user,
  decided_at timestamptz,
  decided_by uuid references access_user,
  refusal_ground text,
  check ((state in ('accepted', 'approved')) <= (accepted_at is not null)),
  check ((state = 'refused') = (refusal_ground is not null))
);
comment on table certificates_statement is 'A statement for a certificate (заявление) with both consents and its term.';
create unique index certificates_statement_living on certificates_statement (child_id) where state in ('submitted', 'accepted');
create index certificates_statement_child on certificates_statement (child_id);

create table certificates_certificate (
  id uuid primary key,
  number text not null unique check (number ~ '^[0-9]{10}$'),
  child_id uuid not null references families_child,
  municipality_id uuid not null references region_municipality,
  category_id uuid not null references certificates_category,
  statement_id uuid not null unique references certificates_statement,
  issued_at timestamptz not null,
  valid_from date not null,
  valid_to date not null,
  activation text not null check (activation in ('not-activated', 'in-process', 'activated')),
  activated_at timestamptz,
  activated_by uuid references access_user,
  activated_point_id uuid references certificates_point,
  validity text not null check (validity in ('valid', 'frozen', 'excluded', 'expired')),
  funding text not null check (funding in ('accounting', 'queued', 'nominal')),
  check (valid_to >= valid_from),
  check ((activation = 'activated') = (activated_at is not null))
);
comment on table certificates_certificate is 'The registry record of ten digits: activation, validity and funding are independent axes.';
create index certificates_certificate_child on certificates_certificate (child_id);
-- Desks count a municipality's certificates without reading them.
create index certificates_certificate_counted on certificates_certificate (municipality_id, validity, activation, funding);
create unique index certificates_certificate_living on certificates_certificate (child_id) where validity in ('valid', 'frozen');
