-- Articles of the help site: one subject each, with a text of its own in each language, and versions that stay.

create table article_topics (
  key text primary key check (key ~ '^[a-z][a-z0-9-]{0,39}$'),
  name_en text not null,
  name_zh text not null,
  position int not null,
  revision int not null default 1 -- 1: as it came with the product
);

create table articles (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?$'),
  topic_key text not null references article_topics,
  audience text not null check (audience in ('public', 'signed-in', 'staff')),
  team_key text,
  review_days int check (review_days > 0),
  review_on date, -- the day by which somebody has to look at it again
  forms text[] not null default '{}',
  revision int not null default 1, -- 1: as it came with the product
  archived_at timestamptz,
  created_at timestamptz not null
);
create index articles_of_topic on articles (topic_key, slug);
create index articles_for_review on articles (review_on) where archived_at is null;

-- How far each language is: the newest version, the one that is out, and the one that goes out by itself.
create table article_texts (
  article_id uuid not null references articles,
  locale text not null check (locale in ('en', 'zh-CN')),
  latest int not null,
  published int,
  scheduled int,
  scheduled_at timestamptz,
  scheduled_by uuid references staff,
  primary key (article_id, locale),
  check ((scheduled is null) = (scheduled_at is null))
);
create index article_texts_scheduled on article_texts (scheduled_at) where scheduled is not null;

-- Versions stay: what a reader saw last year can be shown, and any of them comes back.
create table article_versions (
  article_id uuid not null references articles,
  locale text not null,
  version int not null,
  title text not null,
  summary text not null,
  keywords text[] not null,
  doc jsonb not null,
  links text[] not null, -- slugs of the articles that it leads to
  note text not null,
  author_id uuid references staff, -- null: came with the product
  from_locale text, -- the text that it was translated from, as that was then
  from_version int,
  created_at timestamptz not null,
  published_at timestamptz,
  published_by uuid references staff,
  primary key (article_id, locale, version),
  foreign key (article_id, locale) references article_texts,
  check ((from_locale is null) = (from_version is null))
);
create index article_versions_links on article_versions using gin (links) where published_at is not null;

-- An address that was given out leads on for ever.
create table article_redirects (
  slug text primary key,
  article_id uuid not null references articles,
  created_at timestamptz not null
);
create index article_redirects_of_article on article_redirects (article_id);

-- What readers said: one word of each reader on each version.
create table article_feedback (
  id uuid primary key,
  article_id uuid not null references articles,
  locale text not null,
  version int not null,
  reader bytea not null, -- a digest; nobody can be found by it
  useful boolean not null,
  reason text check (reason in ('unclear', 'incomplete', 'wrong', 'other-problem')),
  comment text not null default '',
  at timestamptz not null,
  unique (article_id, locale, version, reader)
);
create index article_feedback_newest on article_feedback (article_id, at desc) where comment <> '';

-- The same counted by day, so that figures need no scan.
create table article_votes (
  article_id uuid not null references articles,
  locale text not null,
  version int not null,
  day date not null,
  useful int not null default 0,
  not_useful int not null default 0,
  unclear int not null default 0,
  incomplete int not null default 0,
  wrong int not null default 0,
  other_problem int not null default 0,
  primary key (article_id, locale, version, day)
);

-- Which default articles were looked at last, so that a start without news compares nothing.
create table article_defaults (
  singleton boolean primary key default true check (singleton),
  digest bytea not null
);

-- What an upload is kept for when no message takes it up: such files stay, and are given out by what keeps them.
alter table attachments add column kept_for text;
