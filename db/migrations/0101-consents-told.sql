-- Whoever agreed to a text is told once when it has another version.
alter table access_consent add column told_version text;
