-- One word for one thing: what was public and is public no more by somebody else's decision was taken down, be it a piece of news or a
-- text of help. Withdrawn is what its own author takes back.
alter table help_edition rename column withdrawn to taken_down;

alter table news_piece
  drop constraint news_piece_state_check,
  drop constraint news_piece_hidden_says_why,
  drop constraint news_piece_sent_back_is_hidden;
drop index news_piece_hidden;
alter table news_piece rename column hidden_reason to taken_down_reason;
update news_piece set state = 'taken-down' where state = 'hidden';
alter table news_piece
  add constraint news_piece_state_check check (state in ('draft', 'published', 'archived', 'taken-down')),
  add constraint news_piece_taken_down_says_why check ((state = 'taken-down') = (taken_down_reason is not null)),
  add constraint news_piece_sent_back_is_taken_down check (sent_back_at is null or state = 'taken-down');
create index news_piece_taken_down on news_piece (changed_at desc, id) where state = 'taken-down';
