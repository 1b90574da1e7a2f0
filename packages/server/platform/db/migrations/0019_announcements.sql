-- Announcements: one item, many versions, none of them ever changed. What is out was approved by somebody who wrote
-- none of it, and the database holds everybody to that.

create sequence announcement_numbers start 1001;

create table announcements (
  id uuid primary key,
  number int unique,
  slug text unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
  latest int not null,
  published int,
  stage text not null check (stage in ('draft', 'waiting', 'refused', 'approved', 'scheduled', 'published')),
  -- Where it goes when it goes, and how many minutes later than the first place.
  plan jsonb not null default '[]',
  publish_at timestamptz,
  scheduled_by uuid references staff (id),
  published_at timestamptz,
  republished_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by uuid references staff (id),
  withdrawn_why jsonb,
  edited_at timestamptz not null,
  -- What lists ask for, of the version that is out (before that, of the newest).
  kind text not null check (kind in ('listing', 'campaign', 'maintenance', 'security', 'policy', 'incident')),
  assets text[] not null default '{}',
  ends_at timestamptz,
  check ((published is null) = (number is null)),
  check ((stage = 'scheduled') = (publish_at is not null))
);
create index announcements_by_edit on announcements (edited_at desc, id desc);
create index announcements_public on announcements (published_at desc, id desc) where published is not null;
create index announcements_due on announcements (publish_at) where publish_at is not null;

-- Addresses it had before; they lead to the present one.
create table announcement_slugs (
  slug text primary key,
  announcement_id uuid not null references announcements (id)
);

create table announcement_versions (
  announcement_id uuid not null references announcements (id),
  version int not null,
  reason text not null check (reason in ('first', 'correction', 'update')),
  note jsonb not null,
  content jsonb not null,
  author_id uuid not null references staff (id),
  -- Everybody who wrote any of it since it was last published.
  authors uuid[] not null check (author_id = any(authors)),
  created_at timestamptz not null,
  published_at timestamptz,
  published_by uuid references staff (id),
  signature text,
  fingerprint text unique,
  primary key (announcement_id, version),
  unique (announcement_id, version, authors),
  check (reason = 'first' or (note ->> 'en' <> '' and note ->> 'zh' <> '')),
  check ((published_at is null) = (published_by is null)),
  check ((published_at is null) = (signature is null) and (published_at is null) = (fingerprint is null))
);
create unique index announcement_signatures on announcement_versions (signature) where signature is not null;

-- What a second person said. None of its authors can be that person.
create table announcement_judgements (
  announcement_id uuid not null,
  version int not null,
  authors uuid[] not null,
  approved boolean not null,
  by_id uuid not null references staff (id),
  why text not null default '',
  at timestamptz not null,
  primary key (announcement_id, version),
  foreign key (announcement_id, version, authors)
    references announcement_versions (announcement_id, version, authors),
  constraint announcement_second_person check (by_id <> all (authors)),
  check (approved or why <> '')
);

-- A version stays as it was written. It is published once, and only after a second person has approved it.
create function keep_announcement_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'versions of announcements are kept' using errcode = '23514';
  end if;
  if row(new.announcement_id, new.version, new.reason, new.note, new.content, new.author_id, new.authors, new.created_at)
    is distinct from
    row(old.announcement_id, old.version, old.reason, old.note, old.content, old.author_id, old.authors, old.created_at)
    or old.published_at is not null then
    raise exception 'a version of an announcement does not change' using errcode = '23514';
  end if;
  if new.published_at is not null and not exists (
    select from announcement_judgements j
    where j.announcement_id = new.announcement_id and j.version = new.version and j.approved) then
    raise exception 'nobody has approved this version' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger announcement_version_kept before update or delete on announcement_versions
  for each row execute function keep_announcement_version();

-- One line for each place a version goes to.
create table announcement_deliveries (
  announcement_id uuid not null,
  version int not null,
  channel text not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'cancelled')),
  due_at timestamptz not null,
  tries int not null default 0,
  error text,
  retry_at timestamptz,
  done_at timestamptz,
  link text,
  primary key (announcement_id, version, channel),
  foreign key (announcement_id, version) references announcement_versions (announcement_id, version)
);
create index announcement_deliveries_waiting on announcement_deliveries (due_at) where state in ('queued', 'sending', 'failed');

-- Who wants to hear of what, and how: by mail (an account's own address, or one that has confirmed), or by web push.
create table announcement_subscriptions (
  id uuid primary key,
  -- At whose site it was asked for: its readers hear of nothing that is for another brand.
  brand_id uuid not null references brands (id),
  via text not null check (via in ('mail', 'push')),
  customer_id uuid references customers (id) on delete cascade,
  email text,
  push jsonb,
  locale text not null check (locale in ('en', 'zh-CN')),
  kinds text[] not null,
  -- Empty: all.
  assets text[] not null default '{}',
  -- Minutes of the day in `zone`; null: never quiet.
  quiet_from smallint check (quiet_from between 0 and 1439),
  quiet_to smallint check (quiet_to between 0 and 1439),
  zone text not null,
  rhythm text not null default 'at-once' check (rhythm in ('at-once', 'daily')),
  -- Of the link that confirms an address; null once it is confirmed.
  confirm_digest bytea,
  confirm_until timestamptz,
  confirmed_at timestamptz,
  created_at timestamptz not null,
  check ((quiet_from is null) = (quiet_to is null)),
  check (case via when 'push' then push is not null and email is null
    else push is null and (email is null) <> (customer_id is null) end)
);
create unique index announcement_subscription_of_customer on announcement_subscriptions (brand_id, customer_id) where via = 'mail';
create unique index announcement_subscription_of_mailbox on announcement_subscriptions (brand_id, lower(email)) where email is not null;
create unique index announcement_subscription_of_browser on announcement_subscriptions ((push ->> 'endpoint')) where via = 'push';
create unique index announcement_subscription_by_link on announcement_subscriptions (confirm_digest) where confirm_digest is not null;

-- One line for each version and subscriber it is for.
create table announcement_notices (
  announcement_id uuid not null,
  version int not null,
  subscription_id uuid not null references announcement_subscriptions (id) on delete cascade,
  via text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  due_at timestamptz not null,
  tries int not null default 0,
  done_at timestamptz,
  -- Of the mail it went into, in the outbox.
  mail_key text,
  primary key (announcement_id, version, subscription_id),
  foreign key (announcement_id, version) references announcement_versions (announcement_id, version)
);
create index announcement_notices_waiting on announcement_notices (via, due_at) where state = 'waiting';
create index announcement_notices_of_subscription on announcement_notices (subscription_id);

-- Webhooks: addresses of an administrator's choice that are told of what becomes public.
create table webhook_endpoints (
  id uuid primary key,
  url text not null check (length(url) <= 2000),
  about text not null default '' check (length(about) <= 200),
  -- Empty: every topic.
  topics text[] not null default '{}',
  -- Counts up with each new secret; the secret itself is derived and nowhere kept.
  secret_version int not null default 1,
  paused_at timestamptz,
  removed_at timestamptz,
  made_by uuid not null references staff (id),
  made_at timestamptz not null
);

create table webhook_deliveries (
  id uuid primary key,
  endpoint_id uuid not null references webhook_endpoints (id),
  topic text not null,
  -- What it is about; the same twice is the same delivery.
  about text not null,
  payload text not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'given-up')),
  tries int not null default 0,
  status int,
  error text,
  retry_at timestamptz,
  made_at timestamptz not null,
  done_at timestamptz,
  unique (endpoint_id, about)
);
create index webhook_deliveries_of_endpoint on webhook_deliveries (endpoint_id, made_at desc, id desc);
create index webhook_deliveries_about on webhook_deliveries (about);
create index webhook_deliveries_waiting on webhook_deliveries (retry_at) where state in ('queued', 'sending', 'failed');
