-- A contract that was registered by mistake is deleted: the organisation asks with its paper, the family agrees, the operator
-- decides. The request is kept for ever, whatever came of it (domain 5.6).
create table enrolment_deletion (
  id uuid primary key,
  application_id uuid not null references enrolment_application,
  state text not null,
  reason text not null,
  urgency text not null,
  paper text not null,
  asked_at timestamptz not null,
  asked_by uuid not null references access_user,
  answered_at timestamptz,
  answered_by uuid references access_user,
  decided_at timestamptz,
  decided_by uuid references access_user,
  outcome text,
  constraint enrolment_deletion_state_check check (state in ('asked', 'agreed', 'declined', 'deleted', 'refused')),
  constraint enrolment_deletion_answered_by_family check ((answered_at is not null) = (state <> 'asked')),
  constraint enrolment_deletion_decided_with_words
    check ((decided_at is not null) = (state in ('deleted', 'refused')) and (outcome is null) = (decided_at is null))
);
comment on table enrolment_deletion is 'Requests to delete a contract that was registered by mistake, kept for ever.';
create unique index enrolment_deletion_one on enrolment_deletion (application_id) where state in ('asked', 'agreed');
create index enrolment_deletion_of on enrolment_deletion (application_id);
create index enrolment_deletion_waiting on enrolment_deletion (asked_at) where state = 'agreed';
