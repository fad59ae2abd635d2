-- «Доступна оплата сертификатом» (S-087) depends on agreements: the catalogue must hear of them.
create function programmes_note_agreement() returns trigger language plpgsql as $$
begin
  insert into programmes_change (programme_id)
    select id from programmes_programme where provider_id = new.provider_id and register = 'certified';
  return null;
end $$;
create trigger programmes_agreement_noted after insert or update on providers_agreement for each row
  execute function programmes_note_agreement();
