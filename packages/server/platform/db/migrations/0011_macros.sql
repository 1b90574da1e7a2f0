-- Macros: texts with variables and what happens beside them; letters are macros of a formal kind.

create table macros (
  key text primary key check (key ~ '^[a-z][a-z0-9-]{0,79}$'),
  latest int not null,
  published int, -- the version that is offered; null while the first one waits for a second person
  retired_at timestamptz,
  created_at timestamptz not null
);

-- Versions stay: a reply of last year names the one it was written with, and any of them comes back in one click.
create table macro_versions (
  macro_key text not null references macros,
  version int not null,
  content jsonb not null,
  note text not null,
  author_id uuid references staff, -- null: came with the product
  approved_by uuid references staff,
  published_at timestamptz,        -- null: waits for a second person, or was overtaken while it waited
  created_at timestamptz not null,
  primary key (macro_key, version),
  check (approved_by is null or approved_by <> author_id)
);

-- How often, by day; kept by a reader of the log, so that no reply waits for a counter's row.
create table macro_uses (
  macro_key text not null,
  day date not null,
  n int not null,
  primary key (macro_key, day)
);

-- What a draft takes with it: which macros are in it, and which of their actions were left standing.
alter table drafts add column macros jsonb not null default '[]';
