-- A free seat belongs to the waiting list while somebody stands in it, so the catalogue hears of that change too.
drop trigger programmes_group_changed on programmes_group;
create trigger programmes_group_changed after update on programmes_group for each row when (
  (old.taken < old.capacity and old.waiting = 0) <> (new.taken < new.capacity and new.waiting = 0)
  or old.state <> new.state
  or old.applications_from <> new.applications_from or old.applications_to <> new.applications_to
  or old.next_applications_from is distinct from new.next_applications_from
  or old.next_applications_to is distinct from new.next_applications_to)
  execute function programmes_note_change();
