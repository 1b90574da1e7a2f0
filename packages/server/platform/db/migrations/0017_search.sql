-- What the help site's search finds: one row for each language of an article, announcement or tool.

create table search_documents (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('article', 'announcement', 'tool')),
  key text not null check (length(key) between 1 and 200),
  locale text not null check (locale in ('en', 'zh-CN')),
  title text not null,
  summary text not null,
  body text not null,
  keywords text[] not null,
  topic text,
  audience text not null check (audience in ('public', 'signed-in', 'staff')),
  updated_at timestamptz not null,
  -- Title (A), keywords (B) and summary (C), small enough to stay in the row: ranks many candidates cheaply.
  head tsvector not null,
  title_words int not null,
  -- The same with the body (D): what is looked in.
  whole tsvector not null,
  unique (kind, key, locale)
);
alter table search_documents alter column head set storage main;
create index search_documents_by_word on search_documents using gin (whole) with (fastupdate = off);

-- In how many documents a word stands: rare words weigh more, and misspelt ones are mended against these.
create table search_words (
  word text primary key,
  documents int not null,
  -- It has been a word somewhere, rather than characters side by side.
  as_word boolean not null
);

-- Words that mean the same to who searches. Shipped groups have a key; one that somebody changed or put away stays so.
create table search_synonyms (
  id uuid primary key,
  shipped_key text unique,
  words text[] not null check (cardinality(words) between 2 and 40),
  active boolean not null default true,
  edited_by uuid references staff (id),
  updated_at timestamptz not null
);

-- What readers looked for, by day, without who they were.
create table search_asked (
  day date not null,
  question text not null check (length(question) between 1 and 100),
  locale text not null,
  asked int not null default 0,
  empty int not null default 0,
  chosen int not null default 0,
  primary key (day, question, locale)
);

-- How many different readers asked it: a keyed digest that joins with no other question's.
create table search_readers (
  question text not null,
  reader bytea not null,
  seen date not null,
  primary key (question, reader)
);
create index search_readers_by_day on search_readers (seen);

-- What somebody of the desk has dealt with.
create table search_gaps_done (
  question text primary key,
  done_by uuid not null references staff (id),
  done_at timestamptz not null
);
