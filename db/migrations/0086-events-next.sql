-- What comes next is read in its order, and a page takes only its twenty.
create index events_event_next on events_event (starts_on, starts_at, number) where state = 'published';
