-- Who gets a ticket: versions of rules, how much each person can carry, and what waits for somebody.

-- The rules in force are the highest version whose time has come; a version is never changed.
create table rule_sets (
  version int primary key,
  set jsonb not null,
  note text not null default '',
  author_id uuid references staff (id),
  created_at timestamptz not null default now(),
  active_from timestamptz not null
);

-- A row to lock while somebody is chosen; apart from staff, whose rows everything else refers to.
create table workloads (
  staff_id uuid primary key references staff (id) on delete cascade,
  capacity smallint not null default 6 check (capacity between 0 and 200),
  away_since timestamptz,
  last_assigned_at timestamptz
);

-- Conversations that a rule wants a person for, while nobody who may have them is free.
create table waiting_for_people (
  conversation_id uuid primary key references conversations (id),
  need jsonb not null,
  cause jsonb not null,
  since timestamptz not null
);

-- Rules that set one another off and were stopped, for the list that leads look at.
create table routing_stops (
  conversation_id uuid not null references conversations (id),
  at timestamptz not null,
  version int not null,
  rule text not null,
  chain text[] not null,
  why text not null check (why in ('again', 'too-long')),
  primary key (conversation_id, at)
);
create index routing_stops_newest on routing_stops (at desc);

-- What happened before there were rules is not for them to act on.
insert into readers (name, xid, id) select 'route', xid, id from events order by xid desc, id desc limit 1;
