-- The register of official channels, in versions, and those who pretend to be one of them.

create table register_versions (
  id uuid primary key,
  version int unique,              -- given when it is published
  based_on int not null,
  entries jsonb not null,
  document jsonb,                  -- what is signed; null while it isn't published
  note text not null,
  author_id uuid references staff, -- null: made from the installation's configuration
  decided_by uuid references staff,
  decided_at timestamptz,          -- null: waits for a second person
  created_at timestamptz not null,
  check ((version is null) = (document is null)),
  check (version is null or decided_by is null or decided_by <> author_id)
);

-- One change waits at a time: two side by side would each undo the other when they are published.
create unique index register_one_waiting on register_versions ((true)) where decided_at is null;

-- What has been published is what people checked against and may hold a signed copy of.
create function register_stays() returns trigger language plpgsql as $$
begin
  if old.version is not null then raise exception 'a published version of the register stays as it is'; end if;
  return new;
end $$;
create trigger register_stays before update or delete on register_versions
  for each row execute function register_stays();

-- One impostor: all reports of the same address, however each of them wrote it.
create table impostors (
  id uuid primary key,
  kind text not null,
  identifier text not null,        -- the string that is compared
  resembles text,                  -- key of the entry it imitates
  tricks text[] not null,
  state text not null check (state in ('new', 'confirmed', 'dismissed')),
  known_for_en text not null default '',
  known_for_zh text not null default '',
  takedown jsonb,
  version int not null default 1,
  decided_by uuid references staff,
  decided_at timestamptz,
  first_reported_at timestamptz not null,
  last_reported_at timestamptz not null,
  unique (kind, identifier)
);
create index impostors_by_last on impostors (last_reported_at desc, id);

create table impostor_reports (
  id uuid primary key,             -- of the request, so that a retry is one report
  impostor_id uuid not null references impostors,
  reporter bytea not null,         -- keyed digest of who reported, to count people and not reports
  signed_in boolean not null,
  met_at text not null,
  story text not null,
  at timestamptz not null
);
create index impostor_reports_of on impostor_reports (impostor_id, at desc);
create index impostor_reports_by_reporter on impostor_reports (impostor_id, reporter);

-- Evidence of a report is found by it.
create index attachments_kept on attachments (kept_for) where kept_for is not null;

-- What people ask about, by day and without who asked. `identifier` only where it imitates one of ours: anything else
-- that somebody checks may be a private person's number or mailbox.
create table register_signals (
  day date not null,
  verdict text not null,
  kind text not null,
  identifier text not null,
  resembles text,
  n int not null,
  primary key (day, verdict, kind, identifier)
);

-- Texts that this installation sent, as keyed digests: to say "that was us" without keeping or telling them.
create table sent_texts (
  digest bytea not null,
  what text not null check (what in ('message', 'mail', 'last-line')),
  sender text not null,            -- the name that the customer was shown
  channel text not null check (channel in ('ticket', 'mail')),
  sent_at timestamptz not null,
  primary key (digest, what, sent_at)
);
