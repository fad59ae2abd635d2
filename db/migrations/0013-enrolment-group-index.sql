-- The partial index of living applications by group looks empty in statistics taken before the season, and the planner
-- then reads all of it to find one child's applications. A whole index cannot be mistaken for an empty one.
drop index enrolment_application_group;
create index enrolment_application_group on enrolment_application (group_id, state);
