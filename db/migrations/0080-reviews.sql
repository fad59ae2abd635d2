-- What families say of a programme in numbers, shown on its card. Written from above, whole, by a reckoning.
create table programmes_standing (
  programme_id uuid primary key references programmes_programme,
  rating_tenths smallint check (rating_tenths between 0 and 1000),
  ratings integer not null check (ratings >= 0),
  mark_hundredths smallint check (mark_hundredths between 100 and 500),
  reviews integer not null check (reviews >= 0),
  reckoned_at timestamptz not null,
  constraint programmes_standing_has_a_mark_with_reviews check ((reviews = 0) = (mark_hundredths is null))
);
comment on table programmes_standing is 'How a programme stands with families: rating in tenths of a percent, mean mark in hundredths.';

create table reviews_rating (
  application_id uuid primary key references enrolment_contract (application_id),
  programme_id uuid not null references programmes_programme,
  results smallint not null,
  staffing smallint not null,
  equipment smallint not null,
  satisfaction smallint not null,
  rated_at timestamptz not null,
  rated_by uuid not null references access_user,
  changed_at timestamptz,
  changed_by uuid references access_user,
  constraint reviews_rating_from_0_to_100 check (results between 0 and 100 and staffing between 0 and 100
    and equipment between 0 and 100 and satisfaction between 0 and 100),
  constraint reviews_rating_in_steps_of_10 check (results % 10 = 0 and staffing % 10 = 0 and equipment % 10 = 0
    and satisfaction % 10 = 0),
  check ((changed_at is null) = (changed_by is null))
);
comment on table reviews_rating is 'The rating of a programme by one contract (S-045): four scales in percent; one contract, one rating.';
create index reviews_rating_programme on reviews_rating (programme_id);

create table reviews_turnover (
  programme_id uuid primary key references programmes_programme,
  contracts integer not null check (contracts >= 0),
  left_by_family integer not null check (left_by_family between 0 and contracts),
  counted_on date not null
);
comment on table reviews_turnover is 'Contracts of a programme in the period of its rating, and how many of them families ended; counted once a day.';

create table reviews_asked (
  application_id uuid primary key references enrolment_contract (application_id),
  asked_at timestamptz not null
);
comment on table reviews_asked is 'Contracts whose families were reminded of the rating after the end: each once.';
