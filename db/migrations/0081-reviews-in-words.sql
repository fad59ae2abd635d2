create table reviews_review (
  id uuid primary key,
  programme_id uuid not null references programmes_programme,
  child_id uuid not null references families_child,
  application_id uuid not null references enrolment_contract (application_id),
  written_by uuid not null references access_user,
  voice text not null check (voice in ('guardian', 'self')),
  mark smallint not null check (mark between 1 and 5),
  words text not null check (char_length(words) between 1 and 3000),
  state text not null check (state in ('awaiting', 'published', 'refused', 'withdrawn')),
  sent_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references access_user,
  ground text,
  note text,
  constraint reviews_review_is_refused_with_a_ground check ((state = 'refused') = (ground is not null)),
  constraint reviews_review_is_decided_by_somebody check (state in ('awaiting', 'withdrawn') or decided_by is not null)
);
comment on table reviews_review is 'A review (отзыв): mark and words of a family whose child attended; public once the operator let it.';
create unique index reviews_review_one_of_author on reviews_review (programme_id, written_by) where state <> 'withdrawn';
create unique index reviews_review_one_of_child on reviews_review (programme_id, child_id) where state <> 'withdrawn';
create index reviews_review_public on reviews_review (programme_id, sent_at desc, id desc) where state = 'published';
create index reviews_review_awaiting on reviews_review (sent_at) where state = 'awaiting';
create index reviews_review_child on reviews_review (child_id);

create table reviews_answer (
  review_id uuid primary key references reviews_review,
  words text not null check (char_length(words) between 1 and 3000),
  state text not null check (state in ('awaiting', 'published', 'refused')),
  written_by uuid not null references access_user,
  sent_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references access_user,
  ground text,
  note text,
  constraint reviews_answer_is_refused_with_a_ground check ((state = 'refused') = (ground is not null)),
  constraint reviews_answer_is_decided_by_somebody check (state = 'awaiting' or decided_by is not null)
);
comment on table reviews_answer is 'What the organisation replies to a review; moderated as the review is.';
create index reviews_answer_awaiting on reviews_answer (sent_at) where state = 'awaiting';

create table reviews_year (
  year smallint primary key,
  begun_at timestamptz not null,
  reached uuid,
  finished_at timestamptz
);
comment on table reviews_year is 'The reminder at the end of a school year (S-100): reached is the last guardian whose letter is planned.';
