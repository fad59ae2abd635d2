-- What the operator has hidden its author mends and sends back, with a word about what was mended.
alter table news_piece
  add column sent_back_at timestamptz,
  add column sent_back_words text check (char_length(sent_back_words) between 1 and 500),
  add constraint news_piece_sent_back_says_what check ((sent_back_at is null) = (sent_back_words is null)),
  add constraint news_piece_sent_back_is_hidden check (sent_back_at is null or state = 'hidden');

create index news_piece_hidden on news_piece (changed_at desc, id) where state = 'hidden';
