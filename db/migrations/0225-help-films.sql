-- Films of the operator's own lessons with their captions; those of the program are files beside it.
create table help_film (
  id uuid primary key,
  slug text not null,
  number int not null check (number > 0),
  kind text not null check (kind in ('mp4', 'webm')),
  bytes bytea not null,
  captions text not null,
  seconds int not null check (seconds > 0),
  hash text not null check (hash ~ '^[0-9a-f]{16}$'),
  added_at timestamptz not null,
  added_by uuid not null references access_user,
  constraint help_film_once unique (slug, number),
  constraint help_film_is_not_vast check (octet_length(bytes) between 1 and 48 * 1024 * 1024),
  constraint help_film_captions_are_short check (length(captions) <= 200000)
);
-- A player asks for parts: kept whole and unpacked, so that a part is read without the rest.
alter table help_film alter column bytes set storage external;
comment on table help_film is 'Films of the operator''s own lessons, never changed; the latest of a lesson is shown.';
