create table news_piece (
  id uuid primary key,
  author text not null check (author in ('provider', 'municipality', 'region')),
  provider_id uuid references providers_provider,
  municipality_id uuid references region_municipality,
  title text not null check (char_length(title) between 1 and 160),
  words text not null check (char_length(words) between 1 and 20000),
  state text not null check (state in ('draft', 'published', 'archived', 'hidden')),
  shows_at timestamptz,
  hides_at timestamptz,
  hidden_reason text,
  written_at timestamptz not null,
  written_by uuid not null references access_user,
  changed_at timestamptz not null,
  constraint news_piece_has_its_author check ((author = 'provider') = (provider_id is not null)),
  constraint news_piece_of_the_region_is_of_no_municipality check ((author = 'region') = (municipality_id is null)),
  constraint news_piece_shown_has_its_moment check (state <> 'published' or shows_at is not null),
  constraint news_piece_hides_after_it_shows check (hides_at is null or hides_at > shows_at),
  constraint news_piece_hidden_says_why check ((state = 'hidden') = (hidden_reason is not null))
);
comment on table news_piece is 'A piece of news (новость, S-051); municipality_id is that of the organisation or of the authorised body.';
create index news_piece_public on news_piece (shows_at desc, id desc) where state = 'published';
create index news_piece_provider on news_piece (provider_id, changed_at desc);
create index news_piece_municipality on news_piece (municipality_id, changed_at desc);

create table news_place (
  piece_id uuid not null references news_piece,
  municipality_id uuid not null references region_municipality,
  primary key (piece_id, municipality_id)
);
comment on table news_place is 'Municipalities that a piece of the regional operator is for; none for the whole region.';

create table news_version (
  piece_id uuid not null references news_piece,
  ordinal smallint not null check (ordinal > 0),
  title text not null,
  words text not null,
  replaced_at timestamptz not null,
  replaced_by uuid not null references access_user,
  primary key (piece_id, ordinal)
);
comment on table news_version is 'What a published piece said before it was corrected.';

create table news_picture (
  id uuid primary key,
  piece_id uuid not null references news_piece,
  ordinal smallint not null check (ordinal between 1 and 10),
  kind text not null check (kind in ('png', 'jpeg', 'webp')),
  description text not null check (char_length(description) between 1 and 300),
  hash text not null check (hash ~ '^[0-9a-f]{16}$'),
  bytes bytea not null check (octet_length(bytes) between 1 and 5242880),
  unique (piece_id, ordinal)
);
comment on table news_picture is 'A picture of a piece, without what cameras write into it; description is read aloud instead.';
