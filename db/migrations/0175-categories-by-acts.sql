-- A municipality opens and ends categories of children by dated acts, as it changes their nominals (S-005, S-086).
alter table certificates_category add column opened_on date;
alter table certificates_category add column closed_on date;
alter table certificates_category add constraint certificates_category_opened_before_closed check (closed_on > opened_on);
alter table certificates_category add column closing_act_id uuid references region_act;
alter table certificates_category add constraint certificates_category_closed_by_act
  check ((closed_on is null) = (closing_act_id is null));
create unique index certificates_category_named_once on certificates_category (municipality_id, lower(name)) where closed_on is null;
create index certificates_category_closing_act on certificates_category (closing_act_id);

alter table funding_amendment drop constraint funding_amendment_subject_check;
alter table funding_amendment add constraint funding_amendment_subject_check
  check (subject in ('nominal', 'ceiling', 'register', 'category', 'category-end'));
alter table funding_amendment drop constraint funding_amendment_check;
alter table funding_amendment add constraint funding_amendment_of_category
  check ((subject in ('nominal', 'category', 'category-end')) = (category_id is not null));
alter table funding_amendment drop constraint funding_amendment_check2;
-- A category may be for accounting alone: then it comes without a nominal.
alter table funding_amendment add constraint funding_amendment_of_amount
  check (case when subject in ('nominal', 'ceiling') then amount is not null when subject = 'category' then true else amount is null end);
alter table funding_amendment drop constraint funding_amendment_check3;
alter table funding_amendment add constraint funding_amendment_of_limits
  check (subject = 'nominal' or (subject = 'category' and amount is not null) or (count_limit is null and sum_limit is null));
