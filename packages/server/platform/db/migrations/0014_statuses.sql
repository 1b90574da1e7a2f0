-- An installation's own statuses: labels over the categories by which lists, counters, clocks and rules work.

create table statuses (
  key text primary key check (key ~ '^[a-z][a-z0-9-]{0,39}$'),
  category text not null check (category in ('open', 'waiting-customer', 'waiting-third-party', 'solved')),
  label_en text not null check (length(label_en) between 1 and 40),
  label_zh text not null check (length(label_zh) between 1 and 40),
  customer_en text check (length(customer_en) between 1 and 60), -- null: customers read the category's own word
  customer_zh text check (length(customer_zh) between 1 and 60),
  position int not null,
  retired_at timestamptz, -- never deleted: old events name it
  unique (key, category)
);

-- Who saved the list when, and what it then said; the newest number is what the next one has to be based on.
create table status_versions (
  version int primary key,
  document jsonb not null,
  saved_by uuid not null references staff,
  saved_at timestamptz not null
);

-- Both columns together, so that no conversation can have a label of another category than the one it is in.
alter table conversations add column status_key text;
alter table conversations add constraint conversations_status_key_fkey
  foreign key (status_key, status) references statuses (key, category);
