-- A child who turned fourteen between adding and filing brings a passport: the kind of a kept document is known without opening it.
alter table families_vault add column document_kind text;
update families_vault set document_kind = case
  when masked ~ '^[IVXLC]+-' then 'birth-certificate-rf'
  when masked ~ '^[0-9]{2} [0-9]{2} ' then 'passport-rf' end
where kind = 'document';
alter table families_vault add constraint families_vault_document_kind check (kind = 'document' or document_kind is null);
comment on column families_vault.document_kind is 'Which document it is; null where it was kept before the kind was, and its mask does not tell.';
