-- The customer's side of an open ticket: what we ask them for, on whom else we wait, what they thought of it.

-- On whom a ticket waits that waits for others, in the words a customer may read; null where nobody said.
alter table conversations add column waiting_on text check (waiting_on in ('network', 'bank', 'platform', 'specialist'));
-- Since when somebody above the team has it because the customer was not satisfied (domain.md X4).
alter table conversations add column escalated_at timestamptz;

-- One asking: a list of items with one message. The list is complete, or says that more may come.
create table requests (
  id uuid primary key,
  conversation_id uuid not null references conversations,
  seq int not null, -- of the event that asked
  asked_by uuid not null,
  asked_at timestamptz not null,
  complete boolean not null,
  why text not null default '', -- why the list grew; the first one needs no reason
  wanted_by date                -- until when an answer would help; a hint, nothing ends with it
);
create index requests_of_conversation on requests (conversation_id, asked_at);

-- What is asked for, each with its own place to put it. Texts stand here and not in the log, so that they can be erased.
create table request_items (
  id uuid primary key,
  request_id uuid not null references requests,
  conversation_id uuid not null references conversations,
  place int not null, -- the how-manieth of its conversation, as customer and agent see it counted
  title text not null,
  about text not null default '',
  kind text not null check (kind in ('file', 'text')),
  accepts text[] not null default '{}', -- kinds of files; empty takes all that we take
  state text not null check (state in ('missing', 'checking', 'accepted', 'refused', 'withdrawn')),
  refusal text,                         -- code of the reason
  refusal_text text not null default '',
  message_ids uuid[] not null default '{}', -- messages that brought what was sent, oldest first
  answered_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  unique (conversation_id, place),
  check ((state = 'refused') = (refusal is not null))
);

-- What the customer thought of it: one row a conversation, which stands open to change until the ticket is closed.
create table ratings (
  conversation_id uuid primary key references conversations,
  score smallint check (score between 1 and 5), -- null: they chose to skip it, and are not asked again
  reasons text[] not null default '{}',
  message_id uuid,                              -- their words, if they left any
  at timestamptz not null
);
