-- Tickets (обращения): questions to the support or a municipality's coordinator, with or without a cabinet.
create sequence support_ticket_number;
create table support_ticket (
  id uuid primary key,
  number text not null unique,
  topic text not null check (topic in ('access', 'child', 'certificate', 'enrolment', 'money', 'work', 'other')),
  name text not null,
  email text not null,
  user_id uuid references access_user,
  municipality_id uuid references region_municipality,
  desk text not null check (desk in ('support', 'municipality')),
  state text not null check (state in ('waiting', 'answered', 'closed')),
  due_on date,
  taken_by uuid references access_user,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  constraint support_ticket_waits_with_a_term check ((state = 'waiting') = (due_on is not null)),
  constraint support_ticket_closed_at_a_time check ((state = 'closed') = (closed_at is not null)),
  constraint support_ticket_forwarded_to_a_place check (desk = 'support' or municipality_id is not null)
);
comment on table support_ticket is 'A question with its number. Waiting is for the desk, answered is for the person; nobody but the desk knows the address.';
create index support_ticket_of_a_desk on support_ticket (desk, municipality_id, due_on) where state <> 'closed';
create index support_ticket_of_a_user on support_ticket (user_id, opened_at desc) where user_id is not null;

create table support_message (
  id uuid primary key,
  ticket_id uuid not null references support_ticket,
  kind text not null check (kind in ('asked', 'added', 'question', 'answer', 'forward')),
  text text not null constraint support_message_short check (length(text) between 1 and 4000),
  written_by uuid references access_user,
  written_at timestamptz not null
);
comment on table support_message is 'What was written on a ticket by the person (asked, added) and by the desk; never changed.';
create index support_message_of_a_ticket on support_message (ticket_id, written_at, id);
