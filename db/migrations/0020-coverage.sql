-- Which point received the child is asked of every living certificate at once, so the certificate knows it itself.
alter table certificates_certificate add column received_point_id uuid references certificates_point;
update certificates_certificate certificate set received_point_id = statement.point_id
from certificates_statement statement where statement.id = certificate.statement_id and statement.point_id is not null;
-- Few different values, so the index is a tenth of what its rows would be: no date and no id may stand in it.
create index certificates_certificate_coverage
  on certificates_certificate (municipality_id, received_point_id, activation) where validity in ('valid', 'frozen');

create function certificates_take_point() returns trigger language plpgsql as $$
begin
  new.received_point_id := (select point_id from certificates_statement where id = new.statement_id);
  return new;
end $$;
create trigger certificates_take_point before insert on certificates_certificate
  for each row execute function certificates_take_point();

create function certificates_tell_point() returns trigger language plpgsql as $$
begin
  update certificates_certificate set received_point_id = new.point_id
  where statement_id = new.id and received_point_id is distinct from new.point_id;
  return null;
end $$;
create trigger certificates_tell_point after update of point_id on certificates_statement
  for each row execute function certificates_tell_point();

create view certificates_broken_point as
select certificate.id, certificate.received_point_id, statement.point_id
from certificates_certificate certificate join certificates_statement statement on statement.id = certificate.statement_id
where certificate.received_point_id is distinct from statement.point_id;
comment on view certificates_broken_point is 'Certificates that name another point than the one that received their statement.';

create table reports_child_count (
  id uuid primary key,
  municipality_id uuid not null references region_municipality,
  counted_on date not null,
  children integer not null check (children > 0),
  act_id uuid not null references region_act,
  set_at timestamptz not null,
  set_by uuid references access_user
);
comment on table reports_child_count is 'How many children of 5 to 18 years live in a municipality on a day, by an act; of one day the last row holds (S-180).';
create index reports_child_count_day on reports_child_count (municipality_id, counted_on desc, set_at desc);

create table reports_coverage_month (
  month date not null check (extract(day from month) = 1),
  municipality_id uuid not null references region_municipality,
  certificates integer not null check (certificates >= 0),
  kept_at timestamptz not null,
  primary key (month, municipality_id)
);
comment on table reports_coverage_month is 'Living certificates at the end of a month that is over: kept once, so that a plot does not read the registry.';

-- The provider's answer is one thing and the end of an application another: acceptance must not write over who decided.
alter table enrolment_application
  add column answered_at timestamptz,
  add column answered_by uuid references access_user;
update enrolment_application application set answered_at = contract.offered_at
from enrolment_contract contract where contract.application_id = application.id;
update enrolment_application set answered_at = decided_at, answered_by = decided_by where state in ('confirmed', 'refused');
