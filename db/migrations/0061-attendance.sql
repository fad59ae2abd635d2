create table attendance_lesson (
  id uuid primary key,
  group_id uuid not null references programmes_group,
  lesson_on date not null,
  starts_at time not null,
  ends_at time not null,
  room text not null,
  state text not null check (state in ('planned', 'held', 'cancelled', 'moved')),
  topic text,
  reason text,
  moved_to_id uuid unique references attendance_lesson,
  made_at timestamptz not null,
  marked_at timestamptz,
  marked_by uuid references access_user,
  check (ends_at > starts_at),
  constraint attendance_lesson_held_marked check ((state = 'held') <= (marked_at is not null)),
  constraint attendance_lesson_off_reasoned check ((state in ('cancelled', 'moved')) = (reason is not null)),
  constraint attendance_lesson_moved_somewhere check ((state = 'moved') = (moved_to_id is not null)),
  constraint attendance_lesson_once unique (group_id, lesson_on, starts_at)
);
comment on table attendance_lesson is 'One lesson of a group on a day: made from the timetable on the morning of that day, or added by the provider.';

create table attendance_day (
  day date primary key,
  made_at timestamptz not null,
  lessons integer not null
);
comment on table attendance_day is 'Days whose lessons were made from the timetables: each once.';

create table attendance_mark (
  lesson_id uuid not null references attendance_lesson,
  application_id uuid not null references enrolment_application,
  presence text not null check (presence in ('present', 'excused', 'absent')),
  reason text,
  marked_at timestamptz not null,
  marked_by uuid not null references access_user,
  primary key (lesson_id, application_id),
  check (reason is null or presence = 'excused')
);
comment on table attendance_mark is 'Whether a child was at a lesson; what stood before a correction is kept aside.';
create index attendance_mark_application on attendance_mark (application_id);

create table attendance_mark_change (
  id bigint generated always as identity primary key,
  lesson_id uuid not null references attendance_lesson,
  application_id uuid not null references enrolment_application,
  presence text not null,
  reason text,
  marked_at timestamptz not null,
  marked_by uuid not null,
  changed_at timestamptz not null,
  changed_by uuid not null
);
comment on table attendance_mark_change is 'append-only: marks as they stood before they were corrected.';
create index attendance_mark_change_lesson on attendance_mark_change (lesson_id);

create table attendance_month (
  group_id uuid not null references programmes_group,
  month date not null check (extract(day from month) = 1),
  planned smallint not null check (planned >= 0),
  held smallint not null check (held between 0 and planned),
  closed_at timestamptz not null,
  closed_by uuid not null references access_user,
  primary key (group_id, month)
);
comment on table attendance_month is 'A month of a group that its provider has closed: nothing of it is marked any more.';

create table attendance_completeness (
  application_id uuid not null references enrolment_application,
  month date not null,
  group_id uuid not null,
  planned smallint not null check (planned >= 0),
  held smallint not null check (held between 0 and planned),
  present smallint not null check (present between 0 and held),
  counted_share smallint not null check (counted_share between 0 and 10000),
  share smallint not null,
  reason text,
  primary key (application_id, month),
  foreign key (group_id, month) references attendance_month,
  constraint attendance_completeness_only_down check (share between 0 and counted_share),
  constraint attendance_completeness_lowered_reasoned check (share = counted_share or reason is not null)
);
comment on table attendance_completeness is 'Completeness of a closed month by contract, in hundredths of a percent; the provider may only lower it, with a reason.';

create view attendance_broken_completeness as
select c.application_id, c.month, c.share, m.share as settled
from attendance_completeness c join enrolment_month m on m.application_id = c.application_id and m.month = c.month
where m.share is distinct from c.share;
comment on view attendance_broken_completeness is 'Months whose money was settled by another completeness than the journal says.';
