-- An agreement is asked for by a provider and answered by a payer (domain 4.10).
alter table providers_agreement
  alter column number drop not null,
  alter column signed_on drop not null,
  drop constraint providers_agreement_state_check,
  drop constraint providers_agreement_check,
  add constraint providers_agreement_state_check check (state in ('asked', 'active', 'refused', 'ended')),
  add constraint providers_agreement_ended check ((state = 'ended') = (ended_on is not null)),
  add constraint providers_agreement_numbered check (
    (state in ('active', 'ended')) = (number is not null and signed_on is not null)),
  add column max_kopecks bigint check (max_kopecks > 0),
  add column asked_at timestamptz,
  add column asked_by uuid references access_user,
  add column due_on date,
  add column decided_at timestamptz,
  add column decided_by uuid references access_user,
  add column reason text,
  add constraint providers_agreement_asked_with_term check (state <> 'asked' or (asked_at is not null and due_on is not null)),
  add constraint providers_agreement_refused_with_reason check (state <> 'refused' or reason is not null);
drop index providers_agreement_active;
create unique index providers_agreement_living on providers_agreement (provider_id, municipality_id, period_id)
  where state in ('asked', 'active');
create index providers_agreement_municipality on providers_agreement (municipality_id, period_id);
