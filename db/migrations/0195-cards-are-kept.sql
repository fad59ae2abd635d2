-- A process keeps what it has read of a card and asks only for seats and notes of change: all that a card shows is noted.
drop trigger programmes_group_moved on programmes_group;
drop trigger programmes_group_changed on programmes_group;
-- A seat taken or freed matters only where the group becomes full or ceases to be: this is asked in every application.
create trigger programmes_group_filled after update on programmes_group for each row
  when ((old.taken < old.capacity and old.waiting = 0) <> (new.taken < new.capacity and new.waiting = 0))
  execute function programmes_note_change();
create trigger programmes_group_changed after update of module_id, name, address, latitude, longitude, starts_on, capacity,
  state, applications_from, applications_to, next_applications_from, next_applications_to
  on programmes_group for each row execute function programmes_note_change();

create function programmes_note_municipality() returns trigger language plpgsql as $$
begin
  insert into programmes_change (programme_id) select id from programmes_programme where municipality_id = new.id;
  return null;
end $$;
create trigger programmes_municipality_noted after update of name on region_municipality for each row
  when (old.name <> new.name) execute function programmes_note_municipality();
