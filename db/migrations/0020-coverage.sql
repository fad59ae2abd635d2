-- Which point received the child is asked of every living certificate at once, so the certificate knows it itself.
alter table certificates_certificate add column received_point_id uuid references certificates_point;
update certificates_certificate certificate set received_point_id = statement.point_id
from certificates_statement statement where statement.id = certificate.statement_id and statement.point_id is not null;

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

-- Living certificates are counted as they change: counting a million takes half a second, adding up a few hundred numbers
-- nothing. Changes are only ever added, so that nobody waits for anybody; a job folds them into the counts.
create table certificates_count (
  municipality_id uuid not null references region_municipality,
  point_id uuid references certificates_point,
  activation text not null,
  certificates bigint not null,
  constraint certificates_count_once unique nulls not distinct (municipality_id, point_id, activation)
);
comment on table certificates_count is 'Living certificates by municipality, point that received them and activation, as far as changes are folded in.';

create table certificates_count_change (
  municipality_id uuid not null,
  point_id uuid,
  activation text not null,
  certificates bigint not null
);
comment on table certificates_count_change is 'Living certificates more or fewer since the last folding: rows are added by triggers, never waited for.';

create view certificates_counted as
select municipality_id, point_id, activation, sum(certificates)::bigint as certificates
from (select * from certificates_count union all select * from certificates_count_change) part
group by municipality_id, point_id, activation having sum(certificates) <> 0;
comment on view certificates_counted is 'How many certificates live, by municipality, point that received them and activation.';

insert into certificates_count
select municipality_id, received_point_id, activation, count(*) from certificates_certificate
where validity in ('valid', 'frozen') group by 1, 2, 3;

create function certificates_count_new() returns trigger language plpgsql as $$
begin
  insert into certificates_count_change
  select municipality_id, received_point_id, activation, count(*) from changed
  where validity in ('valid', 'frozen') group by 1, 2, 3;
  return null;
end $$;
create function certificates_count_old() returns trigger language plpgsql as $$
begin
  insert into certificates_count_change
  select municipality_id, received_point_id, activation, -count(*) from gone
  where validity in ('valid', 'frozen') group by 1, 2, 3;
  return null;
end $$;
create function certificates_count_both() returns trigger language plpgsql as $$
begin
  insert into certificates_count_change
  select municipality_id, received_point_id, activation, sum(certificates) from (
    select municipality_id, received_point_id, activation, 1 as certificates from changed where validity in ('valid', 'frozen')
    union all
    select municipality_id, received_point_id, activation, -1 from gone where validity in ('valid', 'frozen')
  ) part group by 1, 2, 3 having sum(certificates) <> 0;
  return null;
end $$;
create trigger certificates_count_inserted after insert on certificates_certificate
  referencing new table as changed for each statement execute function certificates_count_new();
create trigger certificates_count_deleted after delete on certificates_certificate
  referencing old table as gone for each statement execute function certificates_count_old();
create trigger certificates_count_updated after update on certificates_certificate
  referencing old table as gone new table as changed for each statement execute function certificates_count_both();

create view certificates_broken_count as
select coalesce(counted.municipality_id, living.municipality_id) as municipality_id, coalesce(counted.point_id, living.point_id) as point_id,
  coalesce(counted.activation, living.activation) as activation, counted.certificates, living.certificates as living
from certificates_counted counted
full join (
  select municipality_id, received_point_id as point_id, activation, count(*) as certificates from certificates_certificate
  where validity in ('valid', 'frozen') group by 1, 2, 3
) living on living.municipality_id = counted.municipality_id and living.activation = counted.activation
  and coalesce(living.point_id, living.municipality_id) = coalesce(counted.point_id, counted.municipality_id)
where counted.certificates is distinct from living.certificates;
comment on view certificates_broken_count is 'Counts of living certificates that are not what the registry holds.';

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
