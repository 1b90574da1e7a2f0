-- Files of people. A row begins with the first byte that is sent and lasts as long as its message;
-- the bytes lie in the blob store under their SHA-256, shared by all rows that have the same.

create table attachments (
  id uuid primary key, -- made by the client, so that a retry is the same upload
  realm text not null check (realm in ('customer', 'staff')),
  owner_id uuid,       -- the uploader; null for one who is not signed in
  holder bytea,        -- SHA-256 of the token that one holds instead
  draft_id uuid,       -- the form or composer it was added to; the limit per message counts these
  conversation_id uuid references conversations,
  message_id uuid references messages,
  name text not null,
  media_type text not null default 'application/octet-stream',
  declared_size bigint not null check (declared_size >= 0),
  size bigint not null,
  sha256 bytea check (length(sha256) = 32),
  thumbnail bytea check (length(thumbnail) = 32),
  state text not null check (state in ('uploading', 'checking', 'ready', 'refused', 'removed')),
  refusal text,
  refusal_values jsonb not null default '{}',
  width int,
  height int,
  facts jsonb not null default '{}',
  lease_until timestamptz, -- until when the process that checks it is trusted to be alive
  created_at timestamptz not null,
  check (owner_id is not null or holder is not null),
  check ((state = 'ready') = (sha256 is not null)),
  check ((state = 'refused') = (refusal is not null)),
  check (message_id is null or (state = 'ready' and conversation_id is not null))
);
create index attachments_of_message on attachments (message_id) where message_id is not null;
create index attachments_of_conversation on attachments (conversation_id) where conversation_id is not null;
create index attachments_of_owner on attachments (owner_id, created_at) where owner_id is not null;
create index attachments_of_holder on attachments (holder, created_at) where holder is not null;
create index attachments_unbound on attachments (created_at) where message_id is null;
create index attachments_being_checked on attachments (lease_until) where state = 'checking';
create index attachments_by_content on attachments (sha256) where sha256 is not null;
create index attachments_by_thumbnail on attachments (thumbnail) where thumbnail is not null;
