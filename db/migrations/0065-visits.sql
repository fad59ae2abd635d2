-- Visits are a domain of their own: its tables and settings carry its name.
alter table certificates_visit rename to visits_visit;
alter table certificates_visit_code rename to visits_code;
alter sequence certificates_visit_number rename to visits_visit_number;
alter table visits_visit rename constraint certificates_visit_ended to visits_visit_ended;
alter table visits_visit rename constraint certificates_visit_filed to visits_visit_filed;
alter table visits_visit rename constraint certificates_visit_forgets to visits_visit_forgets;
alter index certificates_visit_open rename to visits_visit_open;
alter index certificates_visit_code_living rename to visits_code_living;
update region_setting set name = 'visits.' || substr(name, length('certificates.visit-') + 1)
where name in ('certificates.visit-code-minutes', 'certificates.visit-code-tries', 'certificates.visit-codes');
