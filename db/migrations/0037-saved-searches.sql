-- Searches that a person keeps to look again (сохранённые поиски): as the catalogue's own shortest address.
create table programmes_saved_search (
  id uuid primary key,
  user_id uuid not null references access_user,
  address text not null constraint programmes_saved_search_address_short check (length(address) <= 5000),
  saved_at timestamptz not null,
  constraint programmes_saved_search_once unique (user_id, address)
);
comment on table programmes_saved_search is 'Searches of the catalogue that a person keeps to look again.';
create index programmes_saved_search_of on programmes_saved_search (user_id, saved_at desc, id desc);
