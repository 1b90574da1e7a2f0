-- Work that others do for a ticket: tasks with somebody to do them, and threads with another department beside it.

create table tasks (
  id uuid primary key,
  conversation_id uuid not null references conversations (id),
  title text not null check (length(title) between 1 and 200),
  state text not null check (state in ('open', 'done', 'dropped')),
  team_id uuid references teams (id),
  assignee_id uuid references staff (id),
  due_at timestamptz,
  made_by uuid not null references staff (id),
  made_at timestamptz not null,
  settled_by uuid references staff (id),
  settled_at timestamptz,
  check ((state = 'open') = (settled_at is null))
);
create index tasks_of_conversation on tasks (conversation_id);
create index tasks_open_of_team on tasks (team_id, due_at nulls last, id) where state = 'open';
create index tasks_open_of_person on tasks (assignee_id, due_at nulls last, id) where state = 'open';

-- A thread goes to a team of ours or to one address outside, never to the customer.
create table side_threads (
  id uuid primary key,
  conversation_id uuid not null references conversations (id),
  subject text not null check (length(subject) between 1 and 200),
  team_id uuid references teams (id),
  address text,
  state text not null check (state in ('asked', 'answered', 'closed')),
  made_by uuid not null references staff (id),
  made_at timestamptz not null,
  last_at timestamptz not null,
  check ((team_id is null) <> (address is null))
);
create index side_threads_of_conversation on side_threads (conversation_id);
create index side_threads_open_of_team on side_threads (team_id, last_at, id) where state <> 'closed';

-- The texts stand here and may be erased; the conversation's chain holds their salted digests.
create table side_messages (
  id uuid primary key,
  thread_id uuid not null references side_threads (id),
  author_id uuid references staff (id),
  body text,
  salt bytea,
  at timestamptz not null
);
create index side_messages_in_order on side_messages (thread_id, at, id);

-- With which whoever was written to outside reads and answers, without an account; only the token's digest is kept.
create table side_links (
  token_hash bytea primary key,
  thread_id uuid not null references side_threads (id),
  expires_at timestamptz not null
);
create index side_links_by_end on side_links (expires_at);
