-- Mailboxes of the installation: each with its team, its form (and so its clock), its language and its signature.
create table mailboxes (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z][a-z0-9-]{0,39}$'),
  brand_id uuid not null references brands (id),
  address text not null unique check (address = lower(address) and length(address) <= 254),
  aliases text[] not null default '{}',
  name_en text not null,
  name_zh text not null,
  team_id uuid references teams (id),
  form_key text not null,
  locale text check (locale in ('en', 'zh-CN')),
  signature_en text not null default '',
  signature_zh text not null default '',
  paused boolean not null default false,
  -- How it is fetched elsewhere, without what signs in there.
  imap jsonb,
  -- Password or refresh token, sealed with the installation's secret.
  imap_secret bytea,
  version integer not null default 1,
  created_at timestamptz not null default now()
);

-- The bytes of mails as they came in, sealed; small ones here, large ones in the blob store under this address.
create table raw_mails (
  id uuid primary key,
  sha256 bytea not null check (length(sha256) = 32),
  size bigint not null,
  sealed bytea,
  blob text,
  check ((sealed is null) <> (blob is null))
);
-- They are sealed, which nothing makes smaller.
alter table raw_mails alter column sealed set storage external;

-- What came in, for each of our mailboxes that it came to; and where it ended.
create table incoming_mails (
  id uuid primary key,
  raw_id uuid not null references raw_mails (id),
  mailbox_id uuid references mailboxes (id),
  way text not null check (way in ('smtp', 'imap', 'pipe', 'hook')),
  -- What makes handing it over twice the same: account, folder, UIDVALIDITY and UID; a delivery's id.
  source_key text unique check (source_key <> ''),
  envelope jsonb not null,
  received_at timestamptz not null,
  fate text not null default 'stored' check (fate in ('stored', 'conversation', 'quarantine', 'rejected')),
  reason text check (reason <> ''),
  settled_at timestamptz,
  attempts integer not null default 0,
  -- Nobody else reads it until then.
  lease_until timestamptz,
  conversation_id uuid references conversations (id),
  message_id uuid,
  -- What was read of it, for lists: who, about what.
  from_address text,
  from_name text,
  subject text,
  details jsonb not null default '{}',
  -- Of one mailbox, the same mail once (rfc id, or digest of its bytes); only of those that led somewhere.
  same_as text check (same_as <> ''),
  check ((fate = 'stored') = (settled_at is null)),
  check ((fate = 'conversation') = (conversation_id is not null)),
  check (fate not in ('quarantine', 'rejected') or reason is not null)
);
create index incoming_mails_waiting on incoming_mails (id) where fate = 'stored';
create index incoming_mails_fates on incoming_mails (fate, id) where fate in ('quarantine', 'rejected');
create unique index incoming_mails_once on incoming_mails (mailbox_id, same_as) where fate in ('conversation', 'quarantine');
create index incoming_mails_received on incoming_mails (received_at);

-- Of each message that came by mail what the mail was, secrets taken out.
create table mails (
  message_id uuid primary key,
  conversation_id uuid not null references conversations (id),
  incoming_id uuid not null references incoming_mails (id),
  from_address text not null,
  from_name text not null,
  people jsonb not null,
  subject text not null,
  sent_at timestamptz,
  text text not null,
  html text,
  authenticity jsonb not null,
  -- Kind, marks, evidence, findings, what protects it, what was removed, what else it may belong to.
  reading jsonb not null
);
create index mails_of_conversation on mails (conversation_id);

-- Message-IDs of mails that we sent and that came in, by which answers find their conversation.
create table mail_ids (
  rfc_id text not null check (rfc_id <> ''),
  conversation_id uuid not null references conversations (id),
  sent boolean not null,
  at timestamptz not null,
  primary key (rfc_id, conversation_id)
);

-- What is known of a conversation as a mail: which mailbox writes, to whom, under which subject.
create table mail_threads (
  conversation_id uuid primary key references conversations (id),
  mailbox_id uuid not null references mailboxes (id),
  -- To whom answers go; null where nobody may be written to.
  correspondent text check (correspondent = lower(correspondent)),
  -- Their mail was aligned: what is sent there reaches the one who wrote.
  aligned boolean not null,
  -- It came from no person: nothing is ever answered by itself.
  automatic boolean not null default false,
  -- Whether its receipt may go out: to whom is proven and has not just had one.
  acknowledge boolean not null default false,
  subject text not null,
  last_rfc_id text,
  rfc_ids text[] not null default '{}'
);

-- Whoever wrote to a conversation or was written to in it; only their mails join it.
create table mail_participants (
  conversation_id uuid not null references conversations (id),
  address text not null check (address = lower(address) and address <> ''),
  -- The part of a reply address that only they were told, as a digest.
  token_hash bytea unique check (length(token_hash) = 32),
  since timestamptz not null,
  primary key (conversation_id, address)
);
create index mail_participants_address on mail_participants (address);

-- Addresses that have written to a brand: since when, and as which customer those are known who have no account.
create table mail_senders (
  brand_id uuid not null references brands (id),
  address text not null check (address = lower(address) and address <> ''),
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  mails integer not null default 1,
  -- How many in the hour that began then.
  hour_from timestamptz not null,
  in_hour integer not null default 1,
  -- Only of those whose mail is aligned; whoever only claims an address is a person of their own each time.
  customer_id uuid references customers (id),
  -- When they last got something that nobody wrote by hand.
  answered_at timestamptz,
  primary key (brand_id, address)
);

-- Whom staff have shut out: an address, or a domain with a leading "@".
create table mail_blocks (
  what text primary key check (what = lower(what)),
  by uuid not null references staff (id),
  note text not null,
  at timestamptz not null
);

-- How far each folder elsewhere has been read (RFC 3501 §2.3.1.1).
create table imap_cursors (
  mailbox_id uuid not null references mailboxes (id),
  folder text not null,
  uid_validity bigint not null,
  last_uid bigint not null,
  checked_at timestamptz,
  fault text,
  failing_since timestamptz,
  primary key (mailbox_id, folder)
);
