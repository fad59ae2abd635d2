-- The number of a certificate excluded by a merge signs nobody in while the merge may still be undone; after that the merge
-- is settled and the certificate leaves everything else as well (docs/decisions/013).
alter table access_login add column closed_at timestamptz;
comment on column access_login.closed_at is 'Signs nobody in from then on; null again when the certificate lives again.';

alter table families_merge add column settled_at timestamptz;
alter table families_merge add constraint families_merge_ends_once check (num_nonnulls(undone_at, settled_at) <= 1);
create index families_merge_unsettled on families_merge (undo_until_on) where undone_at is null and settled_at is null;
