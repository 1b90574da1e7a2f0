-- An answer that was taken back before it went out: it stays, and says so.
alter table messages add column withdrawn_at timestamptz;

-- Who gets a copy of an answer; state of the draft and of the message, never carried on to the next one.
alter table drafts add column cc text[] not null default '{}';
create table message_copies (
  message_id uuid not null,
  -- 0 is to whom it goes instead of whom it would go to by itself.
  place smallint not null,
  address text not null check (address <> ''),
  primary key (message_id, place)
);

alter table outgoing_mails drop constraint outgoing_mails_state_check;
alter table outgoing_mails add constraint outgoing_mails_state_check check (
  state in ('queued', 'sending', 'accepted', 'delivered', 'bounced', 'failed', 'suppressed', 'withdrawn'));
alter table outgoing_mails
  -- Which mailbox writes, and so to which answers come.
  add column mailbox_id uuid references mailboxes (id),
  -- The answer that it brings.
  add column about_message uuid,
  -- Until then it can be taken back.
  add column held_until timestamptz,
  -- The one that failed and is sent again with this one.
  add column replaces uuid references outgoing_mails (id),
  -- The agent who wrote what it brings; null where nobody wrote it by hand.
  add column written_by uuid references staff (id);
create index outgoing_mails_rfc_id on outgoing_mails (message_id);
create index outgoing_mails_about on outgoing_mails (about_message) where about_message is not null;
create index outgoing_mails_of_conversation on outgoing_mails (conversation_id, id) where conversation_id is not null;
create index outgoing_mails_states on outgoing_mails (state, id);
-- What answers mails by itself is counted by the domain it goes to.
create index outgoing_receipts_by_domain on outgoing_mails (split_part(lower(recipient), '@', -1), queued_at)
  where kind = 'mail-received';

-- Each recipient of a mail, with what became of theirs: one that was taken is never sent again.
create table outgoing_recipients (
  mail_id uuid not null references outgoing_mails (id) on delete cascade,
  place smallint not null,
  role text not null check (role in ('to', 'cc')),
  address text not null,
  state text not null default 'queued' check (
    state in ('queued', 'sending', 'accepted', 'delivered', 'bounced', 'failed', 'suppressed', 'withdrawn')),
  -- Of RFC 3463, such as 5.1.1, where the far side said one.
  status text,
  why text,
  -- Of the part of the envelope's sender by which a bounce comes back; the same as in mail_participants.
  token_hash bytea check (length(token_hash) = 32),
  at timestamptz not null default now(),
  primary key (mail_id, place)
);
create index outgoing_recipients_token on outgoing_recipients (token_hash, mail_id) where token_hash is not null;
insert into outgoing_recipients (mail_id, place, role, address, state, why, at)
  select id, 0, 'to', recipient, state, last_error, coalesce(settled_at, queued_at) from outgoing_mails;

-- Addresses to which nothing is sent by itself, for mail to them came back or was complained of; until staff say it is well.
create table mail_troubles (
  address text primary key check (address = lower(address) and address <> ''),
  kind text not null check (kind in ('bounced', 'complained')),
  status text,
  why text not null,
  mail_id uuid references outgoing_mails (id) on delete set null,
  times integer not null default 1,
  since timestamptz not null,
  last_at timestamptz not null,
  cleared_at timestamptz,
  cleared_by uuid references staff (id),
  check ((cleared_at is null) = (cleared_by is null))
);

-- With what mails of a domain are signed (RFC 6376); made when it first sends.
create table dkim_keys (
  domain text primary key check (domain = lower(domain)),
  selector text not null,
  -- The private key, sealed with the installation's secret.
  sealed bytea not null,
  public_key text not null,
  created_at timestamptz not null default now()
);

-- What went out as it went, without the customer's anti-phishing code, sealed.
create table sent_copies (
  mail_id uuid not null references outgoing_mails (id) on delete cascade,
  place smallint not null,
  sha256 bytea not null check (length(sha256) = 32),
  size bigint not null,
  sealed bytea not null,
  sent_at timestamptz not null,
  primary key (mail_id, place)
);
alter table sent_copies alter column sealed set storage external;

-- Links to files that are too large or too delicate to lie in a mail; each opens one file once.
create table file_links (
  token_hash bytea primary key check (length(token_hash) = 32),
  attachment_id uuid not null,
  mail_id uuid references outgoing_mails (id) on delete set null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Live conversations in which staff have spoken of late.
create index chats_spoken on chats (last_staff_at) where last_staff_at is not null;

-- How far the answers of a live conversation that its customer did not see have gone out by mail.
create table chat_mails (
  conversation_id uuid primary key references conversations (id),
  up_to_seq integer not null,
  at timestamptz not null
);
