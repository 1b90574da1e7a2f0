-- Mails of one sender are placed one after the other: whose they are, as far as can be said before they are read.
alter table incoming_mails add column lane text check (lane <> '');
create index incoming_mails_lanes on incoming_mails (lane, id) where fate = 'stored';
-- What went wrong the last time somebody tried to place it, and how often something did; what ended the process while
-- it was tried is told by "attempts" alone.
alter table incoming_mails add column fault text;
alter table incoming_mails add column faults integer not null default 0;
create index incoming_mails_raw on incoming_mails (raw_id);
-- By which a mailbox elsewhere is not taken in twice after its numbers have changed.
create index raw_mails_sha256 on raw_mails (sha256);

-- Since when a folder elsewhere is ours to read, from when on it is to be looked through again, and which of its mails
-- could not be fetched.
alter table imap_cursors add column since timestamptz not null default now();
alter table imap_cursors add column again_since timestamptz;
alter table imap_cursors add column missed jsonb not null default '[]';
