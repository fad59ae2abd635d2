-- Who answers families in a municipality, as it says itself (S-012); what stood before is kept.
alter table region_municipality add column coordinator text check (char_length(coordinator) between 3 and 150);

create table region_contacts_before (
  municipality_id uuid not null references region_municipality,
  ordinal int not null check (ordinal > 0),
  coordinator text,
  phone text not null,
  email text not null,
  hours text not null,
  replaced_at timestamptz not null,
  replaced_by uuid not null,
  primary key (municipality_id, ordinal)
);
comment on table region_contacts_before is 'Contacts of a municipality before each change of them.';
