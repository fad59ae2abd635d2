-- What a desk corrects by papers is of a child or of a guardian; both kinds are history, sealed alike.
alter table families_correction alter column child_id drop not null;
alter table families_correction add column user_id uuid references access_user;
alter table families_correction add constraint families_correction_of_one check (num_nonnulls(child_id, user_id) = 1);
create index families_correction_user on families_correction (user_id, corrected_at) where user_id is not null;
