-- How many ratings a programme needs before it has a rating: told where it has none yet.
alter table programmes_standing add column ratings_needed integer not null default 0
  constraint programmes_standing_ratings_needed_check check (ratings_needed >= 0);
