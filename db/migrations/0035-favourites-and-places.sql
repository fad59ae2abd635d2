-- What a person put aside while choosing (избранное): one's own list, seen by nobody else.
create table programmes_favourite (
  user_id uuid not null references access_user,
  programme_id uuid not null references programmes_programme,
  added_at timestamptz not null,
  primary key (user_id, programme_id)
);
comment on table programmes_favourite is 'Programmes that a person has put aside while choosing.';
create index programmes_favourite_programme on programmes_favourite (programme_id);

-- The catalogue orders by distance, so it must hear when a group moves.
create trigger programmes_group_moved after update on programmes_group for each row
  when (old.latitude <> new.latitude or old.longitude <> new.longitude)
  execute function programmes_note_change();
