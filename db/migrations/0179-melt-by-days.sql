-- A nominal may fall day by day (domain 3.7): a run of such a melt is of a day, not of a month.
alter table funding_run add column day date;
alter table funding_run add constraint funding_run_day_of_its_month check (day - month between 0 and 30);
alter table funding_run drop constraint funding_run_once;
alter table funding_run add constraint funding_run_once unique nulls not distinct (work, period_id, month, amendment_id, day);
