-- The latest change of anything in the calendar: counts of a month are kept in memory until there is a newer one.
create index events_event_changed on events_event (changed_at desc);
