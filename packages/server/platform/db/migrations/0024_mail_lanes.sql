-- Mails of one sender are placed one after the other: whose they are, as far as can be said before they are read.
alter table incoming_mails add column lane text check (lane <> '');
create index incoming_mails_lanes on incoming_mails (lane, id) where fate = 'stored';
-- What went wrong the last time somebody tried to place it.
alter table incoming_mails add column fault text;
create index incoming_mails_raw on incoming_mails (raw_id);
