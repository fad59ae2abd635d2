-- When the family and the provider were told that an application's term of answer is nearly over: once.
alter table enrolment_application add column answer_reminded_at timestamptz;
