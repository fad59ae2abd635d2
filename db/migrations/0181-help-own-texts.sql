-- Texts of help that the operator adds, films' descriptions, for whom and beside which pages; withdrawn and shown again as editions.
-- Without audiences and pages a text has those of the program.
alter table help_edition
  drop constraint help_edition_kind_check,
  add constraint help_edition_kind_check check (kind in ('instruction', 'question', 'lesson')),
  add column audiences text[],
  add column pages text[],
  add column withdrawn boolean not null default false,
  add constraint help_edition_is_for_somebody
    check (audiences <@ array['family', 'reception', 'provider', 'municipality', 'region'] and cardinality(audiences) > 0);
