-- No act makes a contract void: one that was never the family's is ended by the settlement of its dispute, one that was a mistake
-- before its first day. A state that nothing leads to only asks every reader whether it was forgotten.
alter table enrolment_contract drop constraint enrolment_contract_state_check;
alter table enrolment_contract add constraint enrolment_contract_state_check
  check (state in ('offered', 'pending-start', 'active', 'terminating', 'terminated', 'completed', 'declined'));
