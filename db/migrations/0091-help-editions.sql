-- Texts of help as the operator edits them; the first edition of each is in the program.
create table help_edition (
  id uuid primary key,
  kind text not null check (kind in ('instruction', 'question')),
  slug text not null,
  number int not null check (number > 0),
  title text,
  summary text,
  body text,
  published_at timestamptz not null,
  published_by uuid not null references access_user,
  constraint help_edition_once unique (kind, slug, number),
  constraint help_edition_whole_or_first check (num_nulls(title, summary, body) in (0, 3)),
  constraint help_edition_short check (length(body) <= 20000)
);
comment on table help_edition is 'Editions of help texts by the operator, never changed; without words the text of the program is in force again.';
