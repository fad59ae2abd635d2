-- Applications that a family prepares before it files them (корзина): no seat and no money is held by a line.
create table basket_line (
  id uuid primary key,
  user_id uuid not null references access_user,
  child_id uuid not null references families_child,
  group_id uuid not null references programmes_group,
  -- In this order lines are filed: what is first gets the certificate's money first.
  ordinal integer not null,
  added_at timestamptz not null,
  -- When the family was written that the group takes applications; at once where it took them already.
  told_at timestamptz,
  application_id uuid constraint basket_line_application_once unique references enrolment_application,
  filed_at timestamptz,
  constraint basket_line_filed_with_application check ((application_id is null) = (filed_at is null))
);
comment on table basket_line is 'Applications that a family prepares before it files them: no seat and no money is held by a line.';
create unique index basket_line_once on basket_line (user_id, child_id, group_id) where application_id is null;
create index basket_line_of on basket_line (user_id, ordinal);
create index basket_line_to_tell on basket_line (group_id) where told_at is null and application_id is null;
create index basket_line_child on basket_line (child_id);
create index basket_line_group on basket_line (group_id);
