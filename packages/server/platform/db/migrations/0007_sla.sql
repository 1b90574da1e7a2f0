-- Clocks: what was promised by which rules, and how each promise fares.

-- Working time left of a promise that stands still while somebody else has to act; null while it runs.
alter table conversations add column reply_left_ms bigint;

-- Targets, calendars and what happens before a breach, as one document with versions: a new version holds for promises
-- made from then on, those that were made stay.
create table clock_policies (
  version int primary key,
  document jsonb not null,
  note text not null,
  made_by uuid references staff, -- null: shipped with the product
  created_at timestamptz not null default now()
);

create table clocks (
  conversation_id uuid not null,
  metric text not null check (metric in ('first', 'next', 'resolution')),
  round int not null, -- the n-th time that somebody waits; a reopened ticket has a new one
  form_key text not null,
  priority smallint not null,
  calendar_key text not null,
  policy int not null,
  target_ms bigint not null,
  started_at timestamptz not null,
  running_since timestamptz, -- null while it stands still and once it has ended
  worked_ms bigint not null, -- working time before running_since
  left_ms bigint,            -- working time left when it began to stand still or ended
  pauses jsonb not null,
  due_at timestamptz,
  warn_at timestamptz,
  warned_at timestamptz,     -- when people were told that it is at risk
  breached_at timestamptz,
  told_at timestamptz,       -- when people were told that it is late
  ended_at timestamptz,
  outcome text check (outcome in ('met', 'missed', 'dropped')),
  primary key (conversation_id, metric, round)
) with (fillfactor = 80);
-- The watch looks for what is ripe; both hold running clocks that nobody was told of, so they stay small.
create index clocks_to_warn_of on clocks (warn_at) where warn_at is not null and warned_at is null;
create index clocks_to_tell_late on clocks (due_at) where due_at is not null and ended_at is null and told_at is null;
create index clocks_ended on clocks (ended_at) where ended_at is not null and outcome <> 'dropped';

-- How long replies really took in the last thirty days, by form; the empty form is all of them.
create table reply_figures (
  form_key text not null,
  metric text not null,
  n int not null,
  p50_ms bigint not null,
  p80_ms bigint not null,
  p90_ms bigint not null,
  counted_at timestamptz not null,
  primary key (form_key, metric)
);

-- Promises that run already get their clock now, by the fixed table they were made with.
insert into clocks (conversation_id, metric, round, form_key, priority, calendar_key, policy, target_ms, started_at,
  running_since, worked_ms, pauses, due_at, warn_at)
select id, case when first_reply_at is null then 'first' else 'next' end, 1, form_key, priority, '24-7', 1,
  extract(epoch from due_at - waiting_since) * 1000, waiting_since, waiting_since, 0, '[]', due_at,
  greatest(waiting_since, due_at - (due_at - waiting_since) / 4)
from conversations where waiting_since is not null and due_at > waiting_since;
