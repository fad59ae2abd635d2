-- Letters leave by a post of their own: neither a slow mail server nor a hundred thousand letters hold up other jobs.

create table mail_outgoing (
  id bigint generated always as identity primary key,
  key text not null constraint mail_outgoing_once unique,
  payload json not null,
  round int not null default 0,
  tries int not null default 0,
  planned_at timestamptz not null,
  due_at timestamptz not null,
  problem text,
  failed_at timestamptz
);
comment on table mail_outgoing is 'Letters on their way: a row lives until the mail server has taken it, or nobody will try again without staff.';
create index mail_outgoing_due on mail_outgoing (due_at, id) where failed_at is null;
create index mail_outgoing_troubled on mail_outgoing (planned_at desc, id desc) where problem is not null;

create table mail_bounce (
  address text primary key,
  problem text not null,
  bounced_at timestamptz not null
);
comment on table mail_bounce is 'Addresses that a mail server knows nobody at; the next letter that arrives takes the mark away.';

create table notices_notice (
  id uuid primary key,
  key text not null constraint notices_notice_once unique,
  user_id uuid references access_user,
  role text,
  scope_id uuid,
  child_id uuid references families_child,
  kind text not null,
  letter text not null,
  title text not null,
  text text not null,
  href text,
  created_at timestamptz not null,
  read_at timestamptz,
  constraint notices_notice_of_one_cabinet check ((user_id is null) <> (role is null) and (scope_id is null or role is not null))
);
comment on table notices_notice is 'What a letter told, in the cabinet of the person or the place it was for.';
create index notices_notice_of_user on notices_notice (user_id, created_at desc, id desc) where user_id is not null;
create index notices_notice_of_place on notices_notice (role, scope_id, created_at desc, id desc) where role is not null;
create index notices_notice_unread_of_user on notices_notice (user_id) where user_id is not null and read_at is null;
create index notices_notice_unread_of_place on notices_notice (role, scope_id) where role is not null and read_at is null;
create index notices_notice_of_child on notices_notice (child_id) where child_id is not null;

create table notices_refusal (
  id uuid primary key,
  user_id uuid references access_user,
  role text,
  scope_id uuid,
  kind text not null,
  refused_at timestamptz not null,
  constraint notices_refusal_once unique nulls not distinct (user_id, role, scope_id, kind),
  constraint notices_refusal_of_one_cabinet check ((user_id is null) <> (role is null) and (scope_id is null or role is not null))
);
comment on table notices_refusal is 'Kinds of letters that a cabinet does not want by mail; its notices come all the same.';
