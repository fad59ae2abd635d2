-- Both the counts of a month and the order of its list are answered by one index alone: a narrow question (a municipality
-- without events) walked through all rows of the table, descriptions included.
drop index events_event_next;
drop index events_event_calendar;
create index events_event_calendar on events_event (starts_on, starts_at, number)
  include (id, ends_on, municipality_id, kind, level, audience, age_from, age_to, cost_kopecks, entry_to) where state = 'published';
