create table oversight_repetition (
  job_id bigint not null,
  job_state text not null,
  asked_at timestamptz not null,
  asked_by uuid not null references access_user,
  primary key (job_id, job_state)
);
comment on table oversight_repetition is 'Failed jobs that the operator had done again: one failure is repeated once, however often it is pressed.';
