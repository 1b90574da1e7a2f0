-- Merging, splitting and linking: marks laid over conversations. Rows, events and messages stay where they are, so that
-- each of these can be taken back and leaves what was there.

-- The conversation in which this one goes on; null while it goes on by itself. Such a one is in no list of work.
alter table conversations add column merged_into uuid;
create index conversations_merged_into on conversations (merged_into) where merged_into is not null;

-- Where a conversation goes on in the end, however many merges later; itself while it isn't merged.
create function merged_end(start uuid) returns uuid language sql stable as $$
  with recursive way(id, next, steps) as (
    select id, merged_into, 0 from conversations where id = start
    union all
    select c.id, c.merged_into, steps + 1 from way join conversations c on c.id = way.next where steps < 100)
  select id from way where next is null
$$;

create table merges (
  id uuid primary key,
  source_id uuid not null,
  target_id uuid not null,
  reason text not null,
  source_was jsonb not null, -- what the merge took from the source, given back when it is undone
  target_was jsonb not null, -- the same of the target, given back only where nothing has changed since
  target_is jsonb not null,
  target_seq int not null,   -- of the target's event: where its timeline shows what the source holds
  merged_by uuid not null references staff,
  merged_at timestamptz not null,
  undone_by uuid references staff,
  undone_at timestamptz
);
create unique index merges_in_force on merges (source_id) where undone_at is null;
create index merges_of_target on merges (target_id);

-- Messages of one conversation that are dealt with in another one of their own, until that is merged back into it.
create table splits (
  id uuid primary key,
  source_id uuid not null,
  target_id uuid not null,
  message_ids uuid[] not null,
  split_by uuid not null references staff,
  split_at timestamptz not null
);
create index splits_of_source on splits (source_id);
create index splits_of_target on splits (target_id);

-- "from" is the child of "to", its duplicate, or related to it.
create table links (
  id uuid primary key,
  from_id uuid not null,
  to_id uuid not null,
  kind text not null check (kind in ('related', 'child', 'duplicate')),
  linked_by uuid not null references staff,
  linked_at timestamptz not null,
  removed_by uuid references staff,
  removed_at timestamptz
);
create unique index links_one_a_pair on links (least(from_id, to_id), greatest(from_id, to_id)) where removed_at is null;
create unique index links_one_parent on links (from_id) where kind = 'child' and removed_at is null;
create index links_to on links (to_id) where removed_at is null;

-- Pairs of which somebody has said that they are not the same.
create table not_duplicates (
  one_id uuid not null,
  other_id uuid not null,
  said_by uuid not null references staff,
  said_at timestamptz not null,
  primary key (one_id, other_id)
);
