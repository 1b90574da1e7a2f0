-- What a live conversation has beside the conversation: its place in the line, who talks, how it ends.
create table chats (
  conversation_id uuid primary key references conversations (id),
  phase text not null check (phase in ('queued', 'active', 'ended', 'ticket')),
  -- 0 an account may be taken over, 1 money is stuck, 2 anything else: the order of the line, before who came first.
  risk smallint not null check (risk between 0 and 2),
  -- Came back by a transfer, or because its agent left: stands in front of its class.
  returned boolean not null default false,
  page jsonb not null default '{}',
  -- Since when one waits in this line; the place is counted from here and kept until kept_until.
  queued_at timestamptz not null,
  kept_until timestamptz not null,
  began_at_place integer not null default 1,
  passed_over integer not null default 0,
  passed_why text check (passed_why in ('language', 'skill', 'team', 'picked')),
  offered_to uuid references staff (id),
  offered_until timestamptz,
  declined_by uuid[] not null default '{}',
  agent_id uuid references staff (id),
  joined_at timestamptz,
  waited_ms bigint,
  last_customer_at timestamptz,
  last_staff_at timestamptz,
  closes_at timestamptz,
  conduct text not null default 'none' check (conduct in ('none', 'warned', 'paused')),
  paused_until timestamptz,
  ended_at timestamptz,
  ended_by text check (ended_by in ('customer', 'staff', 'idle')),
  end_reason text check (end_reason in ('done', 'conduct', 'no-answer')),
  read_seq integer not null default 0,
  customer_read_seq integer not null default 0,
  rated_at timestamptz,
  -- The next moment at which something happens by itself.
  acts_at timestamptz,
  check (phase <> 'active' or agent_id is not null)
);
create index chats_line on chats (risk, returned desc, queued_at, conversation_id) where phase = 'queued';
create index chats_of_agent on chats (agent_id) where phase = 'active';
create index chats_offered on chats (offered_to) where offered_to is not null;
create index chats_acts on chats (acts_at) where acts_at is not null;
create index chats_joined on chats (joined_at) where joined_at is not null;

-- Who takes chats, and how many at once. `seen_at`: some process had their desk connected then.
create table chat_agents (
  staff_id uuid primary key references staff (id) on delete cascade,
  presence text not null default 'away' check (presence in ('online', 'busy', 'away')),
  capacity smallint check (capacity between 0 and 6),
  missed smallint not null default 0,
  seen_at timestamptz,
  offered_at timestamptz,
  changed_at timestamptz not null default now()
);

create table chat_settings (
  one boolean primary key default true check (one),
  settings jsonb not null,
  saved_by uuid references staff (id),
  saved_at timestamptz not null default now()
);

-- Keys of the widget: whoever holds one speaks for this customer there and nowhere else.
create table widget_sessions (
  token_hash bytea primary key,
  customer_id uuid not null references customers (id),
  brand_id uuid not null references brands (id),
  identity_level text not null check (identity_level in ('claimed', 'session', 'session-2fa')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index widget_sessions_customer on widget_sessions (customer_id);
create index widget_sessions_revoked on widget_sessions (revoked_at) where revoked_at is not null;
create index widget_sessions_expiry on widget_sessions (expires_at);
