-- The spine (ARCHITECTURE.md): people, conversations, messages, the event log, its readers, outgoing mail.

create table brands (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9-]{1,40}$'),
  name text not null,
  legal_entity text not null,
  created_at timestamptz not null default now()
);

create table teams (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9-]{1,40}$'),
  name_en text not null,
  name_zh text not null,
  languages text[] not null default '{}',
  skills text[] not null default '{}',
  created_at timestamptz not null default now()
);

create table staff (
  id uuid primary key,
  email text not null,
  name text not null,
  role text not null check (role in ('agent', 'lead', 'administrator', 'auditor')),
  locale text not null default 'en',
  active boolean not null default true,
  created_at timestamptz not null default now()
);
create unique index staff_email on staff (lower(email));

create table team_members (
  team_id uuid not null references teams,
  staff_id uuid not null references staff,
  primary key (team_id, staff_id)
);
create index team_members_of_staff on team_members (staff_id);

-- A person who writes to us. The account to sign in with, where there is one, has the same id.
create table customers (
  id uuid primary key,
  brand_id uuid not null references brands,
  exchange_uid text,
  name text not null,
  email text,
  email_verified_at timestamptz,
  locale text not null default 'en',
  timezone text,
  vip smallint,
  legal_entity text,
  created_at timestamptz not null default now()
);
create unique index customers_exchange_uid on customers (brand_id, exchange_uid) where exchange_uid is not null;
create index customers_name on customers (lower(name) text_pattern_ops);
create index customers_email on customers (lower(email)) where email is not null;

-- A form is data; a conversation keeps the version it was filed with.
create table intake_forms (
  key text not null,
  version int not null,
  definition jsonb not null,
  created_at timestamptz not null default now(),
  primary key (key, version)
);

create table conversations (
  id uuid primary key,
  number bigint not null,
  brand_id uuid not null,
  customer_id uuid not null,
  channel text not null,
  form_key text not null,
  form_version int not null,
  fields jsonb not null,
  subject text not null,
  locale text not null,
  identity_level text not null,
  status text not null check (status in ('new', 'open', 'waiting-customer', 'waiting-third-party', 'solved', 'closed')),
  priority smallint not null check (priority between 0 and 4),
  team_id uuid,
  assignee_id uuid,
  preview text not null,
  last_side text not null check (last_side in ('customer', 'staff', 'system')),
  waiting_since timestamptz, -- since when the customer waits for us; null while we wait for them or it is over
  due_at timestamptz,        -- until when we promised the next answer
  first_reply_at timestamptz,
  solved_at timestamptz,
  follow_ups int not null default 0,
  last_follow_up_at timestamptz,
  last_seq int not null,
  chain_head bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
) with (fillfactor = 85);
create unique index conversations_number on conversations (number);
create index conversations_of_customer on conversations (customer_id, created_at desc, id);
-- One index for each inbox view and order; they hold open work only, so they stay small as the archive grows.
create index inbox_all_by_wait on conversations (waiting_since, id) where waiting_since is not null;
create index inbox_team_by_wait on conversations (team_id, waiting_since, id) where waiting_since is not null;
create index inbox_mine_by_wait on conversations (assignee_id, waiting_since, id) where waiting_since is not null and assignee_id is not null;
create index inbox_all_by_clock on conversations (due_at, id) where waiting_since is not null;
create index conversations_by_txid on conversations ((fields ->> 'txid')) where fields ? 'txid';
create index inbox_by_change on conversations (updated_at desc, id);

create table messages (
  id uuid primary key,
  conversation_id uuid not null,
  seq int not null, -- of the event that brought it
  kind text not null check (kind in ('reply', 'note')),
  side text not null check (side in ('customer', 'staff', 'system')),
  author_id uuid,
  body text,        -- null once erased; salt goes with it, the digest in the event stays
  salt bytea,
  version int not null default 1,
  created_at timestamptz not null,
  edited_at timestamptz
);
create unique index messages_in_order on messages (conversation_id, seq);

create table events (
  id bigint generated always as identity,
  conversation_id uuid not null,
  seq int not null,
  kind text not null,
  actor_realm text not null check (actor_realm in ('customer', 'staff', 'system')),
  actor_id uuid,
  payload jsonb not null,
  at timestamptz not null,
  xid xid8 not null default pg_current_xact_id(),
  prev_hash bytea not null,
  hash bytea not null,
  primary key (conversation_id, seq)
);
create unique index events_for_readers on events (xid, id);

-- The log is append-only: nobody changes or removes a line, not even by mistake.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'events are append-only' using errcode = 'restrict_violation';
end $$;
create trigger events_append_only before update or delete on events for each row execute function refuse_change();
create trigger events_no_truncate before truncate on events for each statement execute function refuse_change();

-- Each reader's place in the log: everything up to (xid, id) has been handled.
create table readers (
  name text primary key,
  xid xid8 not null,
  id bigint not null,
  updated_at timestamptz not null default now()
);

-- The first answer of each write, given again to a retry with the same key.
create table writes (
  actor_id uuid not null,
  key uuid not null,
  fingerprint bytea not null,
  result jsonb not null,
  created_at timestamptz not null default now(),
  primary key (actor_id, key)
);
create index writes_by_age on writes using brin (created_at);

create table outgoing_mails (
  id uuid primary key,
  dedupe_key text not null unique,
  kind text not null,
  recipient text not null,
  locale text not null,
  customer_id uuid,
  conversation_id uuid,
  details jsonb not null, -- ids and addresses of links only; content is read when the mail is made
  state text not null default 'queued' check (state in ('queued', 'sending', 'accepted', 'failed', 'suppressed')),
  attempts int not null default 0,
  last_error text,
  message_id text not null,
  queued_at timestamptz not null default now(),
  settled_at timestamptz
);
create index outgoing_mails_by_recipient on outgoing_mails (recipient, queued_at);
create index outgoing_mails_unsettled on outgoing_mails (queued_at) where state in ('queued', 'sending');

-- Where no mail server is set, mails are kept here and shown at /dev/mail.
create table kept_mails (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  html text not null,
  body text not null,
  headers jsonb not null,
  at timestamptz not null default now()
);
create index kept_mails_by_age on kept_mails (at desc, id);

create table drafts (
  staff_id uuid not null references staff,
  conversation_id uuid not null,
  mode text not null check (mode in ('reply', 'note')),
  body text not null,
  attachment_ids uuid[] not null default '{}',
  updated_at timestamptz not null default now(),
  primary key (staff_id, conversation_id, mode)
);

create table reads (
  staff_id uuid not null references staff,
  conversation_id uuid not null,
  seq int not null,
  primary key (staff_id, conversation_id)
);

-- How far each customer has read their own ticket.
create table customer_reads (
  conversation_id uuid primary key,
  seq int not null
);

-- Badges, kept by delta: view is 'all', 'unassigned', 'team:<id>' or 'staff:<id>'.
create table inbox_counts (
  view text primary key,
  n int not null
);
