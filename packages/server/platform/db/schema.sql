-- The schema that the migrations amount to; written by schema-dump.ts, never by hand.
set check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.held_by_law(conversation uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$select exists (select from holds_on(conversation))$function$;

CREATE OR REPLACE FUNCTION public.holds_on(conversation uuid)
 RETURNS SETOF legal_holds
 LANGUAGE sql
 STABLE
AS $function$
  with recursive up as (
    select id, merged_into, customer_id from conversations where id = conversation
    union
    select c.id, c.merged_into, c.customer_id from up join conversations c on c.id = up.merged_into),
  down as (
    select id from conversations where id = conversation
    union
    select c.id from down join conversations c on c.merged_into = down.id)
  select h.* from legal_holds h
  where h.lifted_at is null and (h.conversation_id in (select id from up union select id from down)
    or h.customer_id in (select customer_id from up))
$function$;

CREATE OR REPLACE FUNCTION public.keep_announcement_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.keep_held()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.conversation_id is not null and held_by_law(old.conversation_id) then
    raise exception 'held by law' using errcode = 'VDH01';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.merged_end(start uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  with recursive way(id, next, steps) as (
    select id, merged_into, 0 from conversations where id = start
    union all
    select c.id, c.merged_into, steps + 1 from way join conversations c on c.id = way.next where steps < 100)
  select id from way where next is null
$function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'events are append-only' using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION public.register_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.version is not null then raise exception 'a published version of the register stays as it is'; end if;
  return new;
end $function$;

create sequence announcement_numbers as bigint increment by 1 minvalue 1 maxvalue 9223372036854775807 start with 1001 cache 1;

create table announcement_deliveries (
  announcement_id uuid not null,
  version integer not null,
  channel text not null,
  state text not null,
  due_at timestamp with time zone not null,
  tries integer default 0 not null,
  error text,
  retry_at timestamp with time zone,
  done_at timestamp with time zone,
  link text,
  constraint announcement_deliveries_pkey PRIMARY KEY (announcement_id, version, channel),
  constraint announcement_deliveries_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'cancelled'::text])))
);

create table announcement_judgements (
  announcement_id uuid not null,
  version integer not null,
  authors uuid[] not null,
  approved boolean not null,
  by_id uuid not null,
  why text default ''::text not null,
  at timestamp with time zone not null,
  constraint announcement_judgements_check CHECK ((approved OR (why <> ''::text))),
  constraint announcement_judgements_pkey PRIMARY KEY (announcement_id, version),
  constraint announcement_second_person CHECK ((by_id <> ALL (authors)))
);

create table announcement_notices (
  announcement_id uuid not null,
  version integer not null,
  subscription_id uuid not null,
  via text not null,
  state text default 'waiting'::text not null,
  due_at timestamp with time zone not null,
  tries integer default 0 not null,
  done_at timestamp with time zone,
  mail_key text,
  constraint announcement_notices_pkey PRIMARY KEY (announcement_id, version, subscription_id),
  constraint announcement_notices_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text])))
);

create table announcement_slugs (
  slug text not null,
  announcement_id uuid not null,
  constraint announcement_slugs_pkey PRIMARY KEY (slug)
);

create table announcement_subscriptions (
  id uuid not null,
  brand_id uuid not null,
  via text not null,
  customer_id uuid,
  email text,
  push jsonb,
  locale text not null,
  kinds text[] not null,
  assets text[] default '{}'::text[] not null,
  quiet_from smallint,
  quiet_to smallint,
  zone text not null,
  rhythm text default 'at-once'::text not null,
  confirm_digest bytea,
  confirm_until timestamp with time zone,
  confirmed_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint announcement_subscriptions_check CHECK (((quiet_from IS NULL) = (quiet_to IS NULL))),
  constraint announcement_subscriptions_check1 CHECK (
CASE via
    WHEN 'push'::text THEN ((push IS NOT NULL) AND (email IS NULL))
    ELSE ((push IS NULL) AND ((email IS NULL) <> (customer_id IS NULL)))
END),
  constraint announcement_subscriptions_locale_check CHECK ((locale = ANY (ARRAY['en'::text, 'zh-CN'::text]))),
  constraint announcement_subscriptions_pkey PRIMARY KEY (id),
  constraint announcement_subscriptions_quiet_from_check CHECK (((quiet_from >= 0) AND (quiet_from <= 1439))),
  constraint announcement_subscriptions_quiet_to_check CHECK (((quiet_to >= 0) AND (quiet_to <= 1439))),
  constraint announcement_subscriptions_rhythm_check CHECK ((rhythm = ANY (ARRAY['at-once'::text, 'daily'::text]))),
  constraint announcement_subscriptions_via_check CHECK ((via = ANY (ARRAY['mail'::text, 'push'::text])))
);

create table announcement_versions (
  announcement_id uuid not null,
  version integer not null,
  reason text not null,
  note jsonb not null,
  content jsonb not null,
  author_id uuid not null,
  authors uuid[] not null,
  created_at timestamp with time zone not null,
  published_at timestamp with time zone,
  published_by uuid,
  signature text,
  fingerprint text,
  constraint announcement_versions_announcement_id_version_authors_key UNIQUE (announcement_id, version, authors),
  constraint announcement_versions_check CHECK ((author_id = ANY (authors))),
  constraint announcement_versions_check1 CHECK (((reason = 'first'::text) OR (((note ->> 'en'::text) <> ''::text) AND ((note ->> 'zh'::text) <> ''::text)))),
  constraint announcement_versions_check2 CHECK (((published_at IS NULL) = (published_by IS NULL))),
  constraint announcement_versions_check3 CHECK ((((published_at IS NULL) = (signature IS NULL)) AND ((published_at IS NULL) = (fingerprint IS NULL)))),
  constraint announcement_versions_fingerprint_key UNIQUE (fingerprint),
  constraint announcement_versions_pkey PRIMARY KEY (announcement_id, version),
  constraint announcement_versions_reason_check CHECK ((reason = ANY (ARRAY['first'::text, 'correction'::text, 'update'::text])))
);

create table announcements (
  id uuid not null,
  number integer,
  slug text,
  latest integer not null,
  published integer,
  stage text not null,
  plan jsonb default '[]'::jsonb not null,
  publish_at timestamp with time zone,
  scheduled_by uuid,
  published_at timestamp with time zone,
  republished_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_why jsonb,
  edited_at timestamp with time zone not null,
  kind text not null,
  assets text[] default '{}'::text[] not null,
  ends_at timestamp with time zone,
  constraint announcements_check CHECK (((published IS NULL) = (number IS NULL))),
  constraint announcements_check1 CHECK (((stage = 'scheduled'::text) = (publish_at IS NOT NULL))),
  constraint announcements_kind_check CHECK ((kind = ANY (ARRAY['listing'::text, 'campaign'::text, 'maintenance'::text, 'security'::text, 'policy'::text, 'incident'::text]))),
  constraint announcements_number_key UNIQUE (number),
  constraint announcements_pkey PRIMARY KEY (id),
  constraint announcements_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,99}$'::text)),
  constraint announcements_slug_key UNIQUE (slug),
  constraint announcements_stage_check CHECK ((stage = ANY (ARRAY['draft'::text, 'waiting'::text, 'refused'::text, 'approved'::text, 'scheduled'::text, 'published'::text])))
);

create table article_defaults (
  singleton boolean default true not null,
  digest bytea not null,
  constraint article_defaults_pkey PRIMARY KEY (singleton),
  constraint article_defaults_singleton_check CHECK (singleton)
);

create table article_feedback (
  id uuid not null,
  article_id uuid not null,
  locale text not null,
  version integer not null,
  reader bytea not null,
  useful boolean not null,
  reason text,
  comment text default ''::text not null,
  at timestamp with time zone not null,
  constraint article_feedback_article_id_locale_version_reader_key UNIQUE (article_id, locale, version, reader),
  constraint article_feedback_pkey PRIMARY KEY (id),
  constraint article_feedback_reason_check CHECK ((reason = ANY (ARRAY['unclear'::text, 'incomplete'::text, 'wrong'::text, 'other-problem'::text])))
);

create table article_redirects (
  slug text not null,
  article_id uuid not null,
  created_at timestamp with time zone not null,
  constraint article_redirects_pkey PRIMARY KEY (slug)
);

create table article_texts (
  article_id uuid not null,
  locale text not null,
  latest integer not null,
  published integer,
  scheduled integer,
  scheduled_at timestamp with time zone,
  scheduled_by uuid,
  constraint article_texts_check CHECK (((scheduled IS NULL) = (scheduled_at IS NULL))),
  constraint article_texts_locale_check CHECK ((locale = ANY (ARRAY['en'::text, 'zh-CN'::text]))),
  constraint article_texts_pkey PRIMARY KEY (article_id, locale)
);

create table article_topics (
  key text not null,
  name_en text not null,
  name_zh text not null,
  "position" integer not null,
  revision integer default 1 not null,
  constraint article_topics_key_check CHECK ((key ~ '^[a-z][a-z0-9-]{0,39}$'::text)),
  constraint article_topics_pkey PRIMARY KEY (key)
);

create table article_versions (
  article_id uuid not null,
  locale text not null,
  version integer not null,
  title text not null,
  summary text not null,
  keywords text[] not null,
  doc jsonb not null,
  links text[] not null,
  note text not null,
  author_id uuid,
  from_locale text,
  from_version integer,
  created_at timestamp with time zone not null,
  published_at timestamp with time zone,
  published_by uuid,
  constraint article_versions_check CHECK (((from_locale IS NULL) = (from_version IS NULL))),
  constraint article_versions_pkey PRIMARY KEY (article_id, locale, version)
);

create table article_votes (
  article_id uuid not null,
  locale text not null,
  version integer not null,
  day date not null,
  useful integer default 0 not null,
  not_useful integer default 0 not null,
  unclear integer default 0 not null,
  incomplete integer default 0 not null,
  wrong integer default 0 not null,
  other_problem integer default 0 not null,
  constraint article_votes_pkey PRIMARY KEY (article_id, locale, version, day)
);

create table articles (
  id uuid not null,
  slug text not null,
  topic_key text not null,
  audience text not null,
  team_key text,
  review_days integer,
  review_on date,
  forms text[] default '{}'::text[] not null,
  place integer,
  revision integer default 1 not null,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint articles_audience_check CHECK ((audience = ANY (ARRAY['public'::text, 'signed-in'::text, 'staff'::text]))),
  constraint articles_pkey PRIMARY KEY (id),
  constraint articles_review_days_check CHECK ((review_days > 0)),
  constraint articles_slug_check CHECK ((slug ~ '^[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?$'::text)),
  constraint articles_slug_key UNIQUE (slug)
);

create table attachments (
  id uuid not null,
  realm text not null,
  owner_id uuid,
  holder bytea,
  draft_id uuid,
  conversation_id uuid,
  message_id uuid,
  name text not null,
  media_type text default 'application/octet-stream'::text not null,
  declared_size bigint not null,
  size bigint not null,
  sha256 bytea,
  thumbnail bytea,
  state text not null,
  refusal text,
  refusal_values jsonb default '{}'::jsonb not null,
  width integer,
  height integer,
  facts jsonb default '{}'::jsonb not null,
  lease_until timestamp with time zone,
  created_at timestamp with time zone not null,
  kept_for text,
  constraint attachments_check CHECK (((owner_id IS NOT NULL) OR (holder IS NOT NULL))),
  constraint attachments_check1 CHECK (((state = 'ready'::text) = (sha256 IS NOT NULL))),
  constraint attachments_check2 CHECK (((state = 'refused'::text) = (refusal IS NOT NULL))),
  constraint attachments_check3 CHECK (((message_id IS NULL) OR ((state = 'ready'::text) AND (conversation_id IS NOT NULL)))),
  constraint attachments_declared_size_check CHECK ((declared_size >= 0)),
  constraint attachments_pkey PRIMARY KEY (id),
  constraint attachments_realm_check CHECK ((realm = ANY (ARRAY['customer'::text, 'staff'::text]))),
  constraint attachments_sha256_check CHECK ((length(sha256) = 32)),
  constraint attachments_state_check CHECK ((state = ANY (ARRAY['uploading'::text, 'checking'::text, 'ready'::text, 'refused'::text, 'removed'::text]))),
  constraint attachments_thumbnail_check CHECK ((length(thumbnail) = 32))
);

create table brand_hosts (
  host text not null,
  brand_id uuid not null,
  place smallint not null,
  constraint brand_hosts_host_check CHECK ((host ~ '^[a-z0-9.-]{1,253}(:[0-9]{1,5})?$'::text)),
  constraint brand_hosts_pkey PRIMARY KEY (host)
);

create table brands (
  id uuid not null,
  key text not null,
  name text not null,
  legal_entity text not null,
  created_at timestamp with time zone default now() not null,
  short_name text default ''::text not null,
  accent text default '#0b5563'::text not null,
  mark text,
  support_email text,
  saved_at timestamp with time zone,
  saved_by uuid,
  constraint brands_accent_check CHECK ((accent ~ '^#[0-9a-f]{6}$'::text)),
  constraint brands_key_check CHECK ((key ~ '^[a-z0-9-]{1,40}$'::text)),
  constraint brands_key_key UNIQUE (key),
  constraint brands_mark_check CHECK ((length(mark) <= 4000)),
  constraint brands_pkey PRIMARY KEY (id),
  constraint brands_short_name_check CHECK ((length(short_name) <= 40)),
  constraint brands_support_email_check CHECK ((length(support_email) <= 254))
);

create table chat_agents (
  staff_id uuid not null,
  presence text default 'away'::text not null,
  capacity smallint,
  missed smallint default 0 not null,
  seen_at timestamp with time zone,
  offered_at timestamp with time zone,
  changed_at timestamp with time zone default now() not null,
  constraint chat_agents_capacity_check CHECK (((capacity >= 0) AND (capacity <= 6))),
  constraint chat_agents_pkey PRIMARY KEY (staff_id),
  constraint chat_agents_presence_check CHECK ((presence = ANY (ARRAY['online'::text, 'busy'::text, 'away'::text])))
);

create table chat_mails (
  conversation_id uuid not null,
  up_to_seq integer not null,
  at timestamp with time zone not null,
  constraint chat_mails_pkey PRIMARY KEY (conversation_id)
);

create table chat_settings (
  one boolean default true not null,
  settings jsonb not null,
  saved_by uuid,
  saved_at timestamp with time zone default now() not null,
  constraint chat_settings_one_check CHECK (one),
  constraint chat_settings_pkey PRIMARY KEY (one)
);

create table chats (
  conversation_id uuid not null,
  phase text not null,
  risk smallint not null,
  returned boolean default false not null,
  page jsonb default '{}'::jsonb not null,
  queued_at timestamp with time zone not null,
  kept_until timestamp with time zone not null,
  began_at_place integer default 1 not null,
  passed_over integer default 0 not null,
  passed_why text,
  offered_to uuid,
  offered_until timestamp with time zone,
  declined_by uuid[] default '{}'::uuid[] not null,
  agent_id uuid,
  joined_at timestamp with time zone,
  waited_ms bigint,
  last_customer_at timestamp with time zone,
  last_staff_at timestamp with time zone,
  closes_at timestamp with time zone,
  conduct text default 'none'::text not null,
  paused_until timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by text,
  end_reason text,
  read_seq integer default 0 not null,
  customer_read_seq integer default 0 not null,
  rated_at timestamp with time zone,
  acts_at timestamp with time zone,
  constraint chats_check CHECK (((phase <> 'active'::text) OR (agent_id IS NOT NULL))),
  constraint chats_conduct_check CHECK ((conduct = ANY (ARRAY['none'::text, 'warned'::text, 'paused'::text]))),
  constraint chats_end_reason_check CHECK ((end_reason = ANY (ARRAY['done'::text, 'conduct'::text, 'no-answer'::text]))),
  constraint chats_ended_by_check CHECK ((ended_by = ANY (ARRAY['customer'::text, 'staff'::text, 'idle'::text]))),
  constraint chats_passed_why_check CHECK ((passed_why = ANY (ARRAY['language'::text, 'skill'::text, 'team'::text, 'picked'::text]))),
  constraint chats_phase_check CHECK ((phase = ANY (ARRAY['queued'::text, 'active'::text, 'ended'::text, 'ticket'::text]))),
  constraint chats_pkey PRIMARY KEY (conversation_id),
  constraint chats_risk_check CHECK (((risk >= 0) AND (risk <= 2)))
);

create table claim_links (
  token_hash bytea not null,
  conversation_id uuid not null,
  customer_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint claim_links_pkey PRIMARY KEY (token_hash)
);

create table clock_policies (
  version integer not null,
  document jsonb not null,
  note text not null,
  made_by uuid,
  created_at timestamp with time zone default now() not null,
  constraint clock_policies_pkey PRIMARY KEY (version)
);

create table clocks (
  conversation_id uuid not null,
  metric text not null,
  round integer not null,
  form_key text not null,
  priority smallint not null,
  calendar_key text not null,
  policy integer not null,
  target_ms bigint not null,
  started_at timestamp with time zone not null,
  running_since timestamp with time zone,
  worked_ms bigint not null,
  left_ms bigint,
  pauses jsonb not null,
  due_at timestamp with time zone,
  warn_at timestamp with time zone,
  warned_at timestamp with time zone,
  breached_at timestamp with time zone,
  told_at timestamp with time zone,
  ended_at timestamp with time zone,
  outcome text,
  constraint clocks_metric_check CHECK ((metric = ANY (ARRAY['first'::text, 'next'::text, 'resolution'::text]))),
  constraint clocks_outcome_check CHECK ((outcome = ANY (ARRAY['met'::text, 'missed'::text, 'dropped'::text]))),
  constraint clocks_pkey PRIMARY KEY (conversation_id, metric, round)
) with (fillfactor=80);

create table conversations (
  id uuid not null,
  number bigint not null,
  brand_id uuid not null,
  customer_id uuid not null,
  channel text not null,
  form_key text not null,
  form_version integer not null,
  fields jsonb not null,
  subject text not null,
  locale text not null,
  identity_level text not null,
  status text not null,
  priority smallint not null,
  team_id uuid,
  assignee_id uuid,
  preview text not null,
  last_side text not null,
  waiting_since timestamp with time zone,
  due_at timestamp with time zone,
  first_reply_at timestamp with time zone,
  solved_at timestamp with time zone,
  follow_ups integer default 0 not null,
  last_follow_up_at timestamp with time zone,
  last_seq integer not null,
  chain_head bytea not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  reply_left_ms bigint,
  merged_into uuid,
  waiting_on text,
  escalated_at timestamp with time zone,
  status_key text,
  constraint conversations_last_side_check CHECK ((last_side = ANY (ARRAY['customer'::text, 'staff'::text, 'system'::text]))),
  constraint conversations_pkey PRIMARY KEY (id),
  constraint conversations_priority_check CHECK (((priority >= 0) AND (priority <= 4))),
  constraint conversations_status_check CHECK ((status = ANY (ARRAY['new'::text, 'open'::text, 'waiting-customer'::text, 'waiting-third-party'::text, 'solved'::text, 'closed'::text]))),
  constraint conversations_waiting_on_check CHECK ((waiting_on = ANY (ARRAY['network'::text, 'bank'::text, 'platform'::text, 'specialist'::text])))
) with (fillfactor=85);

create table customer_accounts (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean default false not null,
  image text,
  two_factor_enabled boolean default false not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  username text,
  constraint customer_accounts_email_key UNIQUE (email),
  constraint customer_accounts_pkey PRIMARY KEY (id),
  constraint customer_accounts_username_key UNIQUE (username)
);

create table customer_credentials (
  id uuid not null,
  account_id uuid not null,
  provider text not null,
  subject text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint customer_credentials_pkey PRIMARY KEY (id),
  constraint customer_credentials_provider_subject_key UNIQUE (provider, subject)
);

create table customer_links (
  token_hash bytea not null,
  kind text not null,
  account_id uuid not null,
  email text not null,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint customer_links_kind_check CHECK ((kind = ANY (ARRAY['verify-email'::text, 'password-reset'::text]))),
  constraint customer_links_pkey PRIMARY KEY (token_hash)
);

create table customer_passkeys (
  id uuid not null,
  account_id uuid not null,
  name text,
  public_key text not null,
  credential_id text not null,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamp with time zone default now() not null,
  aaguid text,
  used_at timestamp with time zone,
  constraint customer_passkeys_credential_id_key UNIQUE (credential_id),
  constraint customer_passkeys_pkey PRIMARY KEY (id)
);

create table customer_reads (
  conversation_id uuid not null,
  seq integer not null,
  constraint customer_reads_pkey PRIMARY KEY (conversation_id)
);

create table customer_sessions (
  id uuid not null,
  token text not null,
  account_id uuid not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  second_factor_at timestamp with time zone,
  last_seen_at timestamp with time zone default now() not null,
  constraint customer_sessions_pkey PRIMARY KEY (id),
  constraint customer_sessions_token_key UNIQUE (token)
);

create table customer_two_factors (
  id uuid not null,
  account_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean default false not null,
  failed_verification_count integer default 0 not null,
  locked_until timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  codes_made_at timestamp with time zone default now() not null,
  constraint customer_two_factors_account_id_key UNIQUE (account_id),
  constraint customer_two_factors_pkey PRIMARY KEY (id)
);

create table customer_used_codes (
  account_id uuid not null,
  code text not null,
  used_at timestamp with time zone not null,
  constraint customer_used_codes_pkey PRIMARY KEY (account_id, code)
);

create table customer_verifications (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint customer_verifications_pkey PRIMARY KEY (id)
);

create table customers (
  id uuid not null,
  brand_id uuid not null,
  exchange_uid text,
  name text not null,
  email text,
  email_verified_at timestamp with time zone,
  locale text default 'en'::text not null,
  timezone text,
  vip smallint,
  legal_entity text,
  created_at timestamp with time zone default now() not null,
  constraint customers_pkey PRIMARY KEY (id)
);

create table dkim_keys (
  domain text not null,
  selector text not null,
  sealed bytea not null,
  public_key text not null,
  created_at timestamp with time zone default now() not null,
  constraint dkim_keys_domain_check CHECK ((domain = lower(domain))),
  constraint dkim_keys_pkey PRIMARY KEY (domain)
);

create table drafts (
  staff_id uuid not null,
  conversation_id uuid not null,
  mode text not null,
  body text not null,
  attachment_ids uuid[] default '{}'::uuid[] not null,
  updated_at timestamp with time zone default now() not null,
  macros jsonb default '[]'::jsonb not null,
  cc text[] default '{}'::text[] not null,
  constraint drafts_mode_check CHECK ((mode = ANY (ARRAY['reply'::text, 'note'::text]))),
  constraint drafts_pkey PRIMARY KEY (staff_id, conversation_id, mode)
);

create table events (
  id bigint generated always as identity not null,
  conversation_id uuid not null,
  seq integer not null,
  kind text not null,
  actor_realm text not null,
  actor_id uuid,
  payload jsonb not null,
  at timestamp with time zone not null,
  xid xid8 default pg_current_xact_id() not null,
  prev_hash bytea not null,
  hash bytea not null,
  constraint events_actor_realm_check CHECK ((actor_realm = ANY (ARRAY['customer'::text, 'staff'::text, 'system'::text]))),
  constraint events_pkey PRIMARY KEY (conversation_id, seq)
);

create table exchange_tokens_spent (
  issuer text not null,
  jti text not null,
  expires_at timestamp with time zone not null,
  constraint exchange_tokens_spent_pkey PRIMARY KEY (issuer, jti)
);

create table file_links (
  token_hash bytea not null,
  attachment_id uuid not null,
  mail_id uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint file_links_pkey PRIMARY KEY (token_hash),
  constraint file_links_token_hash_check CHECK ((length(token_hash) = 32))
);

create table imap_cursors (
  mailbox_id uuid not null,
  folder text not null,
  uid_validity bigint not null,
  last_uid bigint not null,
  checked_at timestamp with time zone,
  fault text,
  failing_since timestamp with time zone,
  since timestamp with time zone default now() not null,
  again_since timestamp with time zone,
  missed jsonb default '[]'::jsonb not null,
  again_from timestamp with time zone,
  again_by uuid,
  again_at timestamp with time zone,
  again_found integer default 0 not null,
  again_taken integer default 0 not null,
  again_done_at timestamp with time zone,
  constraint imap_cursors_pkey PRIMARY KEY (mailbox_id, folder)
);

create table impostor_reports (
  id uuid not null,
  impostor_id uuid not null,
  reporter bytea not null,
  signed_in boolean not null,
  met_at text not null,
  story text not null,
  at timestamp with time zone not null,
  constraint impostor_reports_pkey PRIMARY KEY (id)
);

create table impostors (
  id uuid not null,
  kind text not null,
  identifier text not null,
  resembles text,
  tricks text[] not null,
  state text not null,
  known_for_en text default ''::text not null,
  known_for_zh text default ''::text not null,
  takedown jsonb,
  version integer default 1 not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  first_reported_at timestamp with time zone not null,
  last_reported_at timestamp with time zone not null,
  constraint impostors_kind_identifier_key UNIQUE (kind, identifier),
  constraint impostors_pkey PRIMARY KEY (id),
  constraint impostors_state_check CHECK ((state = ANY (ARRAY['new'::text, 'confirmed'::text, 'dismissed'::text])))
);

create table inbox_counts (
  view text not null,
  n integer not null,
  constraint inbox_counts_pkey PRIMARY KEY (view)
);

create table incident_answer_tickets (
  answer_id uuid not null,
  conversation_id uuid not null,
  message_id uuid not null,
  state text not null,
  why text,
  constraint incident_answer_tickets_pkey PRIMARY KEY (answer_id, conversation_id),
  constraint incident_answer_tickets_state_check CHECK ((state = ANY (ARRAY['held'::text, 'sending'::text, 'sent'::text, 'withdrawn'::text, 'skipped'::text])))
);

create table incident_answers (
  id uuid not null,
  incident_id uuid not null,
  body_en text not null,
  body_zh text not null,
  resolves boolean not null,
  state text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  send_at timestamp with time zone not null,
  constraint incident_answers_pkey PRIMARY KEY (id),
  constraint incident_answers_state_check CHECK ((state = ANY (ARRAY['held'::text, 'sending'::text, 'sent'::text, 'withdrawn'::text])))
);

create table incident_tickets (
  incident_id uuid not null,
  conversation_id uuid not null,
  joined_at timestamp with time zone not null,
  left_at timestamp with time zone,
  constraint incident_tickets_pkey PRIMARY KEY (incident_id, conversation_id)
);

create table incidents (
  id uuid not null,
  title_en text not null,
  title_zh text not null,
  about_en text not null,
  about_zh text not null,
  state text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint incidents_about_en_check CHECK ((length(about_en) <= 4000)),
  constraint incidents_about_zh_check CHECK ((length(about_zh) <= 4000)),
  constraint incidents_pkey PRIMARY KEY (id),
  constraint incidents_state_check CHECK ((state = ANY (ARRAY['detected'::text, 'declared'::text, 'identified'::text, 'mitigating'::text, 'resolved'::text, 'compensation'::text, 'reviewed'::text]))),
  constraint incidents_title_en_check CHECK (((length(title_en) >= 1) AND (length(title_en) <= 200))),
  constraint incidents_title_zh_check CHECK (((length(title_zh) >= 1) AND (length(title_zh) <= 200)))
);

create table incoming_mails (
  id uuid not null,
  raw_id uuid not null,
  mailbox_id uuid,
  way text not null,
  source_key text,
  envelope jsonb not null,
  received_at timestamp with time zone not null,
  fate text default 'stored'::text not null,
  reason text,
  settled_at timestamp with time zone,
  attempts integer default 0 not null,
  lease_until timestamp with time zone,
  conversation_id uuid,
  message_id uuid,
  from_address text,
  from_name text,
  subject text,
  details jsonb default '{}'::jsonb not null,
  same_as text,
  lane text,
  fault text,
  faults integer default 0 not null,
  constraint incoming_mails_check CHECK (((fate = 'stored'::text) = (settled_at IS NULL))),
  constraint incoming_mails_check1 CHECK (((fate = 'conversation'::text) = (conversation_id IS NOT NULL))),
  constraint incoming_mails_check2 CHECK (((fate <> ALL (ARRAY['quarantine'::text, 'rejected'::text])) OR (reason IS NOT NULL))),
  constraint incoming_mails_fate_check CHECK ((fate = ANY (ARRAY['stored'::text, 'conversation'::text, 'quarantine'::text, 'rejected'::text]))),
  constraint incoming_mails_lane_check CHECK ((lane <> ''::text)),
  constraint incoming_mails_pkey PRIMARY KEY (id),
  constraint incoming_mails_reason_check CHECK ((reason <> ''::text)),
  constraint incoming_mails_same_as_check CHECK ((same_as <> ''::text)),
  constraint incoming_mails_source_key_check CHECK ((source_key <> ''::text)),
  constraint incoming_mails_source_key_key UNIQUE (source_key),
  constraint incoming_mails_way_check CHECK ((way = ANY (ARRAY['smtp'::text, 'imap'::text, 'pipe'::text, 'hook'::text])))
);

create table intake_forms (
  key text not null,
  version integer not null,
  definition jsonb not null,
  created_at timestamp with time zone default now() not null,
  saved_by uuid,
  based_on integer,
  note text default ''::text not null,
  constraint intake_forms_pkey PRIMARY KEY (key, version)
);

create table kept_mails (
  id uuid not null,
  recipient text not null,
  subject text not null,
  html text not null,
  body text not null,
  headers jsonb not null,
  at timestamp with time zone default now() not null,
  constraint kept_mails_pkey PRIMARY KEY (id)
);

create table legal_holds (
  id uuid not null,
  conversation_id uuid,
  reason text not null,
  placed_by uuid not null,
  placed_at timestamp with time zone not null,
  lifted_by uuid,
  lifted_at timestamp with time zone,
  lifted_why text,
  customer_id uuid,
  constraint legal_holds_check CHECK (((lifted_at IS NULL) = (lifted_by IS NULL))),
  constraint legal_holds_of CHECK (((conversation_id IS NULL) <> (customer_id IS NULL))),
  constraint legal_holds_pkey PRIMARY KEY (id)
);

create table links (
  id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  kind text not null,
  linked_by uuid not null,
  linked_at timestamp with time zone not null,
  removed_by uuid,
  removed_at timestamp with time zone,
  constraint links_kind_check CHECK ((kind = ANY (ARRAY['related'::text, 'child'::text, 'duplicate'::text]))),
  constraint links_pkey PRIMARY KEY (id)
);

create table macro_uses (
  macro_key text not null,
  day date not null,
  n integer not null,
  constraint macro_uses_pkey PRIMARY KEY (macro_key, day)
);

create table macro_versions (
  macro_key text not null,
  version integer not null,
  content jsonb not null,
  note text not null,
  author_id uuid,
  approved_by uuid,
  published_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint macro_versions_check CHECK (((approved_by IS NULL) OR (approved_by <> author_id))),
  constraint macro_versions_pkey PRIMARY KEY (macro_key, version)
);

create table macros (
  key text not null,
  latest integer not null,
  published integer,
  retired_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint macros_key_check CHECK ((key ~ '^[a-z][a-z0-9-]{0,79}$'::text)),
  constraint macros_pkey PRIMARY KEY (key)
);

create table mail_blocks (
  what text not null,
  by uuid not null,
  note text not null,
  at timestamp with time zone not null,
  constraint mail_blocks_pkey PRIMARY KEY (what),
  constraint mail_blocks_what_check CHECK ((what = lower(what)))
);

create table mail_ids (
  rfc_id text not null,
  conversation_id uuid not null,
  sent boolean not null,
  at timestamp with time zone not null,
  constraint mail_ids_pkey PRIMARY KEY (rfc_id, conversation_id),
  constraint mail_ids_rfc_id_check CHECK ((rfc_id <> ''::text))
);

create table mail_keys (
  id uuid not null,
  brand_id uuid not null,
  mailbox_id uuid,
  kind text not null,
  purpose text not null,
  address text,
  fingerprint text not null,
  public_part text not null,
  private_part bytea,
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  constraint mail_keys_address_check CHECK (((address = lower(address)) AND (address <> ''::text))),
  constraint mail_keys_check CHECK (((purpose = 'own'::text) = (mailbox_id IS NOT NULL))),
  constraint mail_keys_check1 CHECK (((purpose = 'trusted-ca'::text) = (address IS NULL))),
  constraint mail_keys_check2 CHECK ((((purpose = 'own'::text) AND (revoked_at IS NULL)) = (private_part IS NOT NULL))),
  constraint mail_keys_check3 CHECK (((revoked_at IS NULL) = (revoked_by IS NULL))),
  constraint mail_keys_fingerprint_check CHECK ((fingerprint ~ '^[0-9a-f]{40,64}$'::text)),
  constraint mail_keys_kind_check CHECK ((kind = ANY (ARRAY['pgp'::text, 'smime'::text]))),
  constraint mail_keys_pkey PRIMARY KEY (id),
  constraint mail_keys_purpose_check CHECK ((purpose = ANY (ARRAY['own'::text, 'correspondent'::text, 'trusted-ca'::text])))
);

create table mail_looks (
  id uuid not null,
  mail_id uuid not null,
  conversation_id uuid,
  staff_id uuid not null,
  at timestamp with time zone not null,
  constraint mail_looks_pkey PRIMARY KEY (id)
);

create table mail_participants (
  conversation_id uuid not null,
  address text not null,
  token_hash bytea,
  since timestamp with time zone not null,
  constraint mail_participants_address_check CHECK (((address = lower(address)) AND (address <> ''::text))),
  constraint mail_participants_pkey PRIMARY KEY (conversation_id, address),
  constraint mail_participants_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint mail_participants_token_hash_key UNIQUE (token_hash)
);

create table mail_senders (
  brand_id uuid not null,
  address text not null,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  mails integer default 1 not null,
  hour_from timestamp with time zone not null,
  in_hour integer default 1 not null,
  customer_id uuid,
  answered_at timestamp with time zone,
  constraint mail_senders_address_check CHECK (((address = lower(address)) AND (address <> ''::text))),
  constraint mail_senders_pkey PRIMARY KEY (brand_id, address)
);

create table mail_threads (
  conversation_id uuid not null,
  mailbox_id uuid not null,
  correspondent text,
  aligned boolean not null,
  automatic boolean default false not null,
  acknowledge boolean default false not null,
  subject text not null,
  last_rfc_id text,
  rfc_ids text[] default '{}'::text[] not null,
  constraint mail_threads_correspondent_check CHECK ((correspondent = lower(correspondent))),
  constraint mail_threads_pkey PRIMARY KEY (conversation_id)
);

create table mail_troubles (
  address text not null,
  kind text not null,
  status text,
  why text not null,
  mail_id uuid,
  times integer default 1 not null,
  since timestamp with time zone not null,
  last_at timestamp with time zone not null,
  cleared_at timestamp with time zone,
  cleared_by uuid,
  constraint mail_troubles_address_check CHECK (((address = lower(address)) AND (address <> ''::text))),
  constraint mail_troubles_check CHECK (((cleared_at IS NULL) = (cleared_by IS NULL))),
  constraint mail_troubles_kind_check CHECK ((kind = ANY (ARRAY['bounced'::text, 'complained'::text]))),
  constraint mail_troubles_pkey PRIMARY KEY (address)
);

create table mail_words (
  message_id uuid not null,
  words tsvector not null,
  constraint mail_words_pkey PRIMARY KEY (message_id)
);

create table mailbox_versions (
  mailbox_id uuid not null,
  version integer not null,
  document jsonb not null,
  saved_by uuid not null,
  saved_at timestamp with time zone not null,
  constraint mailbox_versions_pkey PRIMARY KEY (mailbox_id, version),
  constraint mailbox_versions_version_check CHECK ((version > 0))
);

create table mailboxes (
  id uuid not null,
  key text not null,
  brand_id uuid not null,
  address text not null,
  aliases text[] default '{}'::text[] not null,
  name_en text not null,
  name_zh text not null,
  team_id uuid,
  form_key text not null,
  locale text,
  signature_en text default ''::text not null,
  signature_zh text default ''::text not null,
  paused boolean default false not null,
  imap jsonb,
  imap_secret bytea,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  constraint mailboxes_address_check CHECK (((address = lower(address)) AND (length(address) <= 254))),
  constraint mailboxes_address_key UNIQUE (address),
  constraint mailboxes_key_check CHECK ((key ~ '^[a-z][a-z0-9-]{0,39}$'::text)),
  constraint mailboxes_key_key UNIQUE (key),
  constraint mailboxes_locale_check CHECK ((locale = ANY (ARRAY['en'::text, 'zh-CN'::text]))),
  constraint mailboxes_pkey PRIMARY KEY (id)
);

create table mails (
  message_id uuid not null,
  conversation_id uuid not null,
  incoming_id uuid not null,
  from_address text not null,
  from_name text not null,
  people jsonb not null,
  subject text not null,
  sent_at timestamp with time zone,
  text text not null,
  html text,
  authenticity jsonb not null,
  reading jsonb not null,
  constraint mails_pkey PRIMARY KEY (message_id)
);

create table merges (
  id uuid not null,
  source_id uuid not null,
  target_id uuid not null,
  reason text not null,
  source_was jsonb not null,
  target_was jsonb not null,
  target_is jsonb not null,
  target_seq integer not null,
  merged_by uuid not null,
  merged_at timestamp with time zone not null,
  undone_by uuid,
  undone_at timestamp with time zone,
  constraint merges_pkey PRIMARY KEY (id)
);

create table message_copies (
  message_id uuid not null,
  place smallint not null,
  address text not null,
  constraint message_copies_address_check CHECK ((address <> ''::text)),
  constraint message_copies_pkey PRIMARY KEY (message_id, place)
);

create table messages (
  id uuid not null,
  conversation_id uuid not null,
  seq integer not null,
  kind text not null,
  side text not null,
  author_id uuid,
  body text,
  salt bytea,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  edited_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint messages_kind_check CHECK ((kind = ANY (ARRAY['reply'::text, 'note'::text]))),
  constraint messages_pkey PRIMARY KEY (id),
  constraint messages_side_check CHECK ((side = ANY (ARRAY['customer'::text, 'staff'::text, 'system'::text])))
);

create table not_duplicates (
  one_id uuid not null,
  other_id uuid not null,
  said_by uuid not null,
  said_at timestamp with time zone not null,
  constraint not_duplicates_pkey PRIMARY KEY (one_id, other_id)
);

create table outgoing_mails (
  id uuid not null,
  dedupe_key text not null,
  kind text not null,
  recipient text not null,
  locale text not null,
  customer_id uuid,
  conversation_id uuid,
  details jsonb not null,
  state text default 'queued'::text not null,
  attempts integer default 0 not null,
  last_error text,
  message_id text not null,
  queued_at timestamp with time zone default now() not null,
  settled_at timestamp with time zone,
  mailbox_id uuid,
  about_message uuid,
  held_until timestamp with time zone,
  replaces uuid,
  written_by uuid,
  constraint outgoing_mails_dedupe_key_key UNIQUE (dedupe_key),
  constraint outgoing_mails_pkey PRIMARY KEY (id),
  constraint outgoing_mails_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'accepted'::text, 'delivered'::text, 'bounced'::text, 'failed'::text, 'suppressed'::text, 'withdrawn'::text])))
);

create table outgoing_recipients (
  mail_id uuid not null,
  place smallint not null,
  role text not null,
  address text not null,
  state text default 'queued'::text not null,
  status text,
  why text,
  token_hash bytea,
  at timestamp with time zone default now() not null,
  constraint outgoing_recipients_pkey PRIMARY KEY (mail_id, place),
  constraint outgoing_recipients_role_check CHECK ((role = ANY (ARRAY['to'::text, 'cc'::text]))),
  constraint outgoing_recipients_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'accepted'::text, 'delivered'::text, 'bounced'::text, 'failed'::text, 'suppressed'::text, 'withdrawn'::text]))),
  constraint outgoing_recipients_token_hash_check CHECK ((length(token_hash) = 32))
);

create unlogged table rate_limits (
  key character varying(255) not null,
  points integer default 0 not null,
  expire bigint,
  constraint rate_limits_pkey PRIMARY KEY (key)
);

create table ratings (
  conversation_id uuid not null,
  score smallint,
  reasons text[] default '{}'::text[] not null,
  message_id uuid,
  at timestamp with time zone not null,
  constraint ratings_pkey PRIMARY KEY (conversation_id),
  constraint ratings_score_check CHECK (((score >= 1) AND (score <= 5)))
);

create table raw_mails (
  id uuid not null,
  sha256 bytea not null,
  size bigint not null,
  sealed bytea,
  blob text,
  constraint raw_mails_check CHECK (((sealed IS NULL) <> (blob IS NULL))),
  constraint raw_mails_pkey PRIMARY KEY (id),
  constraint raw_mails_sha256_check CHECK ((length(sha256) = 32))
);

create table readers (
  name text not null,
  xid xid8 not null,
  id bigint not null,
  updated_at timestamp with time zone default now() not null,
  constraint readers_pkey PRIMARY KEY (name)
);

create table reads (
  staff_id uuid not null,
  conversation_id uuid not null,
  seq integer not null,
  constraint reads_pkey PRIMARY KEY (staff_id, conversation_id)
);

create table register_signals (
  day date not null,
  verdict text not null,
  kind text not null,
  identifier text not null,
  resembles text,
  n integer not null,
  constraint register_signals_pkey PRIMARY KEY (day, verdict, kind, identifier)
);

create table register_versions (
  id uuid not null,
  version integer,
  based_on integer not null,
  entries jsonb not null,
  document jsonb,
  note text not null,
  author_id uuid,
  decided_by uuid,
  decided_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint register_versions_check CHECK (((version IS NULL) = (document IS NULL))),
  constraint register_versions_check1 CHECK (((version IS NULL) OR (decided_by IS NULL) OR (decided_by <> author_id))),
  constraint register_versions_pkey PRIMARY KEY (id),
  constraint register_versions_version_key UNIQUE (version)
);

create table reply_figures (
  form_key text not null,
  metric text not null,
  n integer not null,
  p50_ms bigint not null,
  p80_ms bigint not null,
  p90_ms bigint not null,
  counted_at timestamp with time zone not null,
  constraint reply_figures_pkey PRIMARY KEY (form_key, metric)
);

create table request_items (
  id uuid not null,
  request_id uuid not null,
  conversation_id uuid not null,
  place integer not null,
  title text not null,
  about text default ''::text not null,
  kind text not null,
  accepts text[] default '{}'::text[] not null,
  state text not null,
  refusal text,
  refusal_text text default ''::text not null,
  message_ids uuid[] default '{}'::uuid[] not null,
  answered_at timestamp with time zone,
  decided_at timestamp with time zone,
  decided_by uuid,
  constraint request_items_check CHECK (((state = 'refused'::text) = (refusal IS NOT NULL))),
  constraint request_items_conversation_id_place_key UNIQUE (conversation_id, place),
  constraint request_items_kind_check CHECK ((kind = ANY (ARRAY['file'::text, 'text'::text]))),
  constraint request_items_pkey PRIMARY KEY (id),
  constraint request_items_state_check CHECK ((state = ANY (ARRAY['missing'::text, 'checking'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text])))
);

create table requests (
  id uuid not null,
  conversation_id uuid not null,
  seq integer not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  complete boolean not null,
  why text default ''::text not null,
  wanted_by date,
  constraint requests_pkey PRIMARY KEY (id)
);

create table routing_stops (
  conversation_id uuid not null,
  at timestamp with time zone not null,
  version integer not null,
  rule text not null,
  chain text[] not null,
  why text not null,
  constraint routing_stops_pkey PRIMARY KEY (conversation_id, at),
  constraint routing_stops_why_check CHECK ((why = ANY (ARRAY['again'::text, 'too-long'::text])))
);

create table rule_sets (
  version integer not null,
  set jsonb not null,
  note text default ''::text not null,
  author_id uuid,
  created_at timestamp with time zone default now() not null,
  active_from timestamp with time zone not null,
  constraint rule_sets_pkey PRIMARY KEY (version)
);

create table search_asked (
  day date not null,
  question text not null,
  locale text not null,
  asked integer default 0 not null,
  empty integer default 0 not null,
  chosen integer default 0 not null,
  constraint search_asked_pkey PRIMARY KEY (day, question, locale),
  constraint search_asked_question_check CHECK (((length(question) >= 1) AND (length(question) <= 100)))
);

create table search_documents (
  id bigint generated always as identity not null,
  kind text not null,
  key text not null,
  locale text not null,
  title text not null,
  summary text not null,
  body text not null,
  keywords text[] not null,
  topic text,
  audience text not null,
  updated_at timestamp with time zone not null,
  head tsvector not null,
  title_words integer not null,
  whole tsvector not null,
  constraint search_documents_audience_check CHECK ((audience = ANY (ARRAY['public'::text, 'signed-in'::text, 'staff'::text]))),
  constraint search_documents_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200))),
  constraint search_documents_kind_check CHECK ((kind = ANY (ARRAY['article'::text, 'announcement'::text, 'tool'::text]))),
  constraint search_documents_kind_key_locale_key UNIQUE (kind, key, locale),
  constraint search_documents_locale_check CHECK ((locale = ANY (ARRAY['en'::text, 'zh-CN'::text]))),
  constraint search_documents_pkey PRIMARY KEY (id)
);

create table search_gaps_done (
  question text not null,
  done_by uuid not null,
  done_at timestamp with time zone not null,
  constraint search_gaps_done_pkey PRIMARY KEY (question)
);

create table search_readers (
  question text not null,
  reader bytea not null,
  seen date not null,
  constraint search_readers_pkey PRIMARY KEY (question, reader)
);

create table search_synonyms (
  id uuid not null,
  shipped_key text,
  words text[] not null,
  active boolean default true not null,
  edited_by uuid,
  updated_at timestamp with time zone not null,
  constraint search_synonyms_pkey PRIMARY KEY (id),
  constraint search_synonyms_shipped_key_key UNIQUE (shipped_key),
  constraint search_synonyms_words_check CHECK (((cardinality(words) >= 2) AND (cardinality(words) <= 40)))
);

create table search_words (
  word text not null,
  documents integer not null,
  as_word boolean not null,
  constraint search_words_pkey PRIMARY KEY (word)
);

create table sent_copies (
  mail_id uuid not null,
  place smallint not null,
  sha256 bytea not null,
  size bigint not null,
  sealed bytea not null,
  sent_at timestamp with time zone not null,
  constraint sent_copies_pkey PRIMARY KEY (mail_id, place),
  constraint sent_copies_sha256_check CHECK ((length(sha256) = 32))
);

create table sent_texts (
  digest bytea not null,
  what text not null,
  sender text not null,
  channel text not null,
  sent_at timestamp with time zone not null,
  constraint sent_texts_channel_check CHECK ((channel = ANY (ARRAY['ticket'::text, 'mail'::text]))),
  constraint sent_texts_pkey PRIMARY KEY (digest, what, sent_at),
  constraint sent_texts_what_check CHECK ((what = ANY (ARRAY['message'::text, 'mail'::text, 'last-line'::text])))
);

create table service_days (
  component text not null,
  day date not null,
  answered integer default 0 not null,
  missed integer default 0 not null,
  state text not null,
  state_since timestamp with time zone not null,
  measured_at timestamp with time zone not null,
  ms integer not null,
  constraint service_days_component_check CHECK (((length(component) >= 1) AND (length(component) <= 60))),
  constraint service_days_pkey PRIMARY KEY (component, day),
  constraint service_days_state_check CHECK ((state = ANY (ARRAY['ok'::text, 'down'::text])))
);

create table side_links (
  token_hash bytea not null,
  thread_id uuid not null,
  expires_at timestamp with time zone not null,
  constraint side_links_pkey PRIMARY KEY (token_hash)
);

create table side_messages (
  id uuid not null,
  thread_id uuid not null,
  author_id uuid,
  body text,
  salt bytea,
  at timestamp with time zone not null,
  constraint side_messages_pkey PRIMARY KEY (id)
);

create table side_threads (
  id uuid not null,
  conversation_id uuid not null,
  subject text not null,
  team_id uuid,
  address text,
  state text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  constraint side_threads_check CHECK (((team_id IS NULL) <> (address IS NULL))),
  constraint side_threads_pkey PRIMARY KEY (id),
  constraint side_threads_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'answered'::text, 'closed'::text]))),
  constraint side_threads_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 200)))
);

create table site_edition (
  singleton boolean default true not null,
  number bigint default 1 not null,
  constraint site_edition_pkey PRIMARY KEY (singleton),
  constraint site_edition_singleton_check CHECK (singleton)
);

create table splits (
  id uuid not null,
  source_id uuid not null,
  target_id uuid not null,
  message_ids uuid[] not null,
  split_by uuid not null,
  split_at timestamp with time zone not null,
  constraint splits_pkey PRIMARY KEY (id)
);

create table staff (
  id uuid not null,
  email text not null,
  name text not null,
  role text not null,
  locale text default 'en'::text not null,
  active boolean default true not null,
  created_at timestamp with time zone default now() not null,
  languages text[] default '{}'::text[] not null,
  skills text[] default '{}'::text[] not null,
  constraint staff_pkey PRIMARY KEY (id),
  constraint staff_role_check CHECK ((role = ANY (ARRAY['agent'::text, 'lead'::text, 'administrator'::text, 'auditor'::text])))
);

create table staff_accounts (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean default false not null,
  image text,
  two_factor_enabled boolean default false not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint staff_accounts_email_key UNIQUE (email),
  constraint staff_accounts_pkey PRIMARY KEY (id)
);

create table staff_changes (
  id uuid not null,
  staff_id uuid not null,
  changed_by uuid,
  kind text not null,
  details jsonb default '{}'::jsonb not null,
  at timestamp with time zone default now() not null,
  constraint staff_changes_kind_check CHECK ((kind = ANY (ARRAY['invited'::text, 'joined'::text, 'edited'::text, 'role'::text, 'deactivated'::text, 'reactivated'::text, 'second-factor-reset'::text, 'teams'::text]))),
  constraint staff_changes_pkey PRIMARY KEY (id)
);

create table staff_credentials (
  id uuid not null,
  account_id uuid not null,
  provider text not null,
  subject text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint staff_credentials_pkey PRIMARY KEY (id),
  constraint staff_credentials_provider_subject_key UNIQUE (provider, subject)
);

create table staff_links (
  token_hash bytea not null,
  kind text not null,
  staff_id uuid,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint staff_links_check CHECK (((kind = 'first-administrator'::text) = (staff_id IS NULL))),
  constraint staff_links_kind_check CHECK ((kind = ANY (ARRAY['first-administrator'::text, 'invitation'::text, 'password-reset'::text]))),
  constraint staff_links_pkey PRIMARY KEY (token_hash)
);

create table staff_passkeys (
  id uuid not null,
  account_id uuid not null,
  name text,
  public_key text not null,
  credential_id text not null,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamp with time zone default now() not null,
  aaguid text,
  used_at timestamp with time zone,
  constraint staff_passkeys_credential_id_key UNIQUE (credential_id),
  constraint staff_passkeys_pkey PRIMARY KEY (id)
);

create table staff_sessions (
  id uuid not null,
  token text not null,
  account_id uuid not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  second_factor_at timestamp with time zone,
  last_seen_at timestamp with time zone default now() not null,
  constraint staff_sessions_pkey PRIMARY KEY (id),
  constraint staff_sessions_token_key UNIQUE (token)
);

create table staff_two_factors (
  id uuid not null,
  account_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean default false not null,
  failed_verification_count integer default 0 not null,
  locked_until timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  codes_made_at timestamp with time zone default now() not null,
  constraint staff_two_factors_account_id_key UNIQUE (account_id),
  constraint staff_two_factors_pkey PRIMARY KEY (id)
);

create table staff_used_codes (
  account_id uuid not null,
  code text not null,
  used_at timestamp with time zone not null,
  constraint staff_used_codes_pkey PRIMARY KEY (account_id, code)
);

create table staff_verifications (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint staff_verifications_pkey PRIMARY KEY (id)
);

create table status_versions (
  version integer not null,
  document jsonb not null,
  saved_by uuid not null,
  saved_at timestamp with time zone not null,
  constraint status_versions_pkey PRIMARY KEY (version)
);

create table statuses (
  key text not null,
  category text not null,
  label_en text not null,
  label_zh text not null,
  customer_en text,
  customer_zh text,
  "position" integer not null,
  retired_at timestamp with time zone,
  constraint statuses_category_check CHECK ((category = ANY (ARRAY['open'::text, 'waiting-customer'::text, 'waiting-third-party'::text, 'solved'::text]))),
  constraint statuses_customer_en_check CHECK (((length(customer_en) >= 1) AND (length(customer_en) <= 60))),
  constraint statuses_customer_zh_check CHECK (((length(customer_zh) >= 1) AND (length(customer_zh) <= 60))),
  constraint statuses_key_category_key UNIQUE (key, category),
  constraint statuses_key_check CHECK ((key ~ '^[a-z][a-z0-9-]{0,39}$'::text)),
  constraint statuses_label_en_check CHECK (((length(label_en) >= 1) AND (length(label_en) <= 40))),
  constraint statuses_label_zh_check CHECK (((length(label_zh) >= 1) AND (length(label_zh) <= 40))),
  constraint statuses_pkey PRIMARY KEY (key)
);

create table tasks (
  id uuid not null,
  conversation_id uuid not null,
  title text not null,
  state text not null,
  team_id uuid,
  assignee_id uuid,
  due_at timestamp with time zone,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  settled_by uuid,
  settled_at timestamp with time zone,
  constraint tasks_check CHECK (((state = 'open'::text) = (settled_at IS NULL))),
  constraint tasks_pkey PRIMARY KEY (id),
  constraint tasks_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text]))),
  constraint tasks_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);

create table team_members (
  team_id uuid not null,
  staff_id uuid not null,
  constraint team_members_pkey PRIMARY KEY (team_id, staff_id)
);

create table teams (
  id uuid not null,
  key text not null,
  name_en text not null,
  name_zh text not null,
  languages text[] default '{}'::text[] not null,
  skills text[] default '{}'::text[] not null,
  created_at timestamp with time zone default now() not null,
  constraint teams_key_check CHECK ((key ~ '^[a-z0-9-]{1,40}$'::text)),
  constraint teams_key_key UNIQUE (key),
  constraint teams_pkey PRIMARY KEY (id)
);

create table waiting_for_people (
  conversation_id uuid not null,
  need jsonb not null,
  cause jsonb not null,
  since timestamp with time zone not null,
  constraint waiting_for_people_pkey PRIMARY KEY (conversation_id)
);

create table webhook_deliveries (
  id uuid not null,
  endpoint_id uuid not null,
  topic text not null,
  about text not null,
  payload text not null,
  state text not null,
  tries integer default 0 not null,
  status integer,
  error text,
  retry_at timestamp with time zone,
  made_at timestamp with time zone not null,
  done_at timestamp with time zone,
  constraint webhook_deliveries_endpoint_id_about_key UNIQUE (endpoint_id, about),
  constraint webhook_deliveries_pkey PRIMARY KEY (id),
  constraint webhook_deliveries_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'given-up'::text])))
);

create table webhook_endpoints (
  id uuid not null,
  url text not null,
  about text default ''::text not null,
  topics text[] default '{}'::text[] not null,
  secret_version integer default 1 not null,
  paused_at timestamp with time zone,
  removed_at timestamp with time zone,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint webhook_endpoints_about_check CHECK ((length(about) <= 200)),
  constraint webhook_endpoints_pkey PRIMARY KEY (id),
  constraint webhook_endpoints_url_check CHECK ((length(url) <= 2000))
);

create table widget_sessions (
  token_hash bytea not null,
  customer_id uuid not null,
  brand_id uuid not null,
  identity_level text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint widget_sessions_identity_level_check CHECK ((identity_level = ANY (ARRAY['claimed'::text, 'session'::text, 'session-2fa'::text]))),
  constraint widget_sessions_pkey PRIMARY KEY (token_hash)
);

create table workloads (
  staff_id uuid not null,
  capacity smallint default 6 not null,
  away_since timestamp with time zone,
  last_assigned_at timestamp with time zone,
  constraint workloads_capacity_check CHECK (((capacity >= 0) AND (capacity <= 200))),
  constraint workloads_pkey PRIMARY KEY (staff_id)
);

create table writes (
  actor_id uuid not null,
  key uuid not null,
  fingerprint bytea not null,
  result jsonb not null,
  created_at timestamp with time zone default now() not null,
  constraint writes_pkey PRIMARY KEY (actor_id, key)
);

CREATE INDEX announcement_deliveries_waiting ON public.announcement_deliveries USING btree (due_at) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text, 'failed'::text]));

CREATE INDEX announcement_notices_of_subscription ON public.announcement_notices USING btree (subscription_id);

CREATE INDEX announcement_notices_waiting ON public.announcement_notices USING btree (via, due_at) WHERE (state = 'waiting'::text);

CREATE UNIQUE INDEX announcement_subscription_by_link ON public.announcement_subscriptions USING btree (confirm_digest) WHERE (confirm_digest IS NOT NULL);

CREATE UNIQUE INDEX announcement_subscription_of_browser ON public.announcement_subscriptions USING btree (((push ->> 'endpoint'::text))) WHERE (via = 'push'::text);

CREATE UNIQUE INDEX announcement_subscription_of_customer ON public.announcement_subscriptions USING btree (brand_id, customer_id) WHERE (via = 'mail'::text);

CREATE UNIQUE INDEX announcement_subscription_of_mailbox ON public.announcement_subscriptions USING btree (brand_id, lower(email)) WHERE (email IS NOT NULL);

CREATE UNIQUE INDEX announcement_signatures ON public.announcement_versions USING btree (signature) WHERE (signature IS NOT NULL);

CREATE INDEX announcements_by_edit ON public.announcements USING btree (edited_at DESC, id DESC);

CREATE INDEX announcements_due ON public.announcements USING btree (publish_at) WHERE (publish_at IS NOT NULL);

CREATE INDEX announcements_public ON public.announcements USING btree (published_at DESC, id DESC) WHERE (published IS NOT NULL);

CREATE INDEX article_feedback_newest ON public.article_feedback USING btree (article_id, at DESC) WHERE (comment <> ''::text);

CREATE INDEX article_redirects_of_article ON public.article_redirects USING btree (article_id);

CREATE INDEX article_texts_scheduled ON public.article_texts USING btree (scheduled_at) WHERE (scheduled IS NOT NULL);

CREATE INDEX article_versions_links ON public.article_versions USING gin (links) WHERE (published_at IS NOT NULL);

CREATE INDEX articles_for_review ON public.articles USING btree (review_on) WHERE (archived_at IS NULL);

CREATE INDEX articles_of_topic ON public.articles USING btree (topic_key, slug);

CREATE INDEX attachments_being_checked ON public.attachments USING btree (lease_until) WHERE (state = 'checking'::text);

CREATE INDEX attachments_by_content ON public.attachments USING btree (sha256) WHERE (sha256 IS NOT NULL);

CREATE INDEX attachments_by_thumbnail ON public.attachments USING btree (thumbnail) WHERE (thumbnail IS NOT NULL);

CREATE INDEX attachments_kept ON public.attachments USING btree (kept_for) WHERE (kept_for IS NOT NULL);

CREATE INDEX attachments_of_conversation ON public.attachments USING btree (conversation_id) WHERE (conversation_id IS NOT NULL);

CREATE INDEX attachments_of_holder ON public.attachments USING btree (holder, created_at) WHERE (holder IS NOT NULL);

CREATE INDEX attachments_of_message ON public.attachments USING btree (message_id) WHERE (message_id IS NOT NULL);

CREATE INDEX attachments_of_owner ON public.attachments USING btree (owner_id, created_at) WHERE (owner_id IS NOT NULL);

CREATE INDEX attachments_unbound ON public.attachments USING btree (created_at) WHERE (message_id IS NULL);

CREATE INDEX brand_hosts_brand ON public.brand_hosts USING btree (brand_id, place);

CREATE INDEX chats_acts ON public.chats USING btree (acts_at) WHERE (acts_at IS NOT NULL);

CREATE INDEX chats_joined ON public.chats USING btree (joined_at) WHERE (joined_at IS NOT NULL);

CREATE INDEX chats_line ON public.chats USING btree (risk, returned DESC, queued_at, conversation_id) WHERE (phase = 'queued'::text);

CREATE INDEX chats_of_agent ON public.chats USING btree (agent_id) WHERE (phase = 'active'::text);

CREATE INDEX chats_offered ON public.chats USING btree (offered_to) WHERE (offered_to IS NOT NULL);

CREATE INDEX chats_spoken ON public.chats USING btree (last_staff_at) WHERE (last_staff_at IS NOT NULL);

CREATE INDEX claim_links_by_end ON public.claim_links USING btree (expires_at);

CREATE INDEX clocks_ended ON public.clocks USING btree (ended_at) WHERE ((ended_at IS NOT NULL) AND (outcome <> 'dropped'::text));

CREATE INDEX clocks_to_tell_late ON public.clocks USING btree (due_at) WHERE ((due_at IS NOT NULL) AND (ended_at IS NULL) AND (told_at IS NULL));

CREATE INDEX clocks_to_warn_of ON public.clocks USING btree (warn_at) WHERE ((warn_at IS NOT NULL) AND (warned_at IS NULL));

CREATE INDEX conversations_by_txid ON public.conversations USING btree (((fields ->> 'txid'::text))) WHERE (fields ? 'txid'::text);

CREATE INDEX conversations_merged_into ON public.conversations USING btree (merged_into) WHERE (merged_into IS NOT NULL);

CREATE UNIQUE INDEX conversations_number ON public.conversations USING btree (number);

CREATE INDEX conversations_of_customer ON public.conversations USING btree (customer_id, created_at DESC, id);

CREATE INDEX inbox_all_by_clock ON public.conversations USING btree (due_at, id) WHERE (waiting_since IS NOT NULL);

CREATE INDEX inbox_all_by_wait ON public.conversations USING btree (waiting_since, id) WHERE (waiting_since IS NOT NULL);

CREATE INDEX inbox_by_change ON public.conversations USING btree (updated_at DESC, id);

CREATE INDEX inbox_person_by_change ON public.conversations USING btree (assignee_id, updated_at DESC, id);

CREATE INDEX inbox_person_by_clock ON public.conversations USING btree (assignee_id, due_at, id) WHERE (waiting_since IS NOT NULL);

CREATE INDEX inbox_person_by_wait ON public.conversations USING btree (assignee_id, waiting_since, id) WHERE (waiting_since IS NOT NULL);

CREATE INDEX inbox_team_by_change ON public.conversations USING btree (team_id, updated_at DESC, id);

CREATE INDEX inbox_team_by_clock ON public.conversations USING btree (team_id, due_at, id) WHERE (waiting_since IS NOT NULL);

CREATE INDEX inbox_team_by_wait ON public.conversations USING btree (team_id, waiting_since, id) WHERE (waiting_since IS NOT NULL);

CREATE INDEX customer_credentials_of_account ON public.customer_credentials USING btree (account_id);

CREATE INDEX customer_links_of_account ON public.customer_links USING btree (account_id, kind);

CREATE INDEX customer_passkeys_of_account ON public.customer_passkeys USING btree (account_id);

CREATE INDEX customer_sessions_by_end ON public.customer_sessions USING btree (expires_at);

CREATE INDEX customer_sessions_of_account ON public.customer_sessions USING btree (account_id);

CREATE INDEX customer_verifications_by_end ON public.customer_verifications USING btree (expires_at);

CREATE INDEX customer_verifications_by_identifier ON public.customer_verifications USING btree (identifier);

CREATE INDEX customers_email ON public.customers USING btree (lower(email)) WHERE (email IS NOT NULL);

CREATE UNIQUE INDEX customers_exchange_uid ON public.customers USING btree (brand_id, exchange_uid) WHERE (exchange_uid IS NOT NULL);

CREATE INDEX customers_name ON public.customers USING btree (lower(name) text_pattern_ops);

CREATE UNIQUE INDEX events_for_readers ON public.events USING btree (xid, id);

CREATE INDEX exchange_tokens_spent_by_end ON public.exchange_tokens_spent USING btree (expires_at);

CREATE INDEX impostor_reports_by_reporter ON public.impostor_reports USING btree (impostor_id, reporter);

CREATE INDEX impostor_reports_of ON public.impostor_reports USING btree (impostor_id, at DESC);

CREATE INDEX impostors_by_last ON public.impostors USING btree (last_reported_at DESC, id);

CREATE INDEX incident_answer_tickets_held ON public.incident_answer_tickets USING btree (answer_id, conversation_id) WHERE (state = ANY (ARRAY['held'::text, 'sending'::text]));

CREATE INDEX incident_answers_of_incident ON public.incident_answers USING btree (incident_id, made_at DESC);

CREATE UNIQUE INDEX incident_of_ticket ON public.incident_tickets USING btree (conversation_id) WHERE (left_at IS NULL);

CREATE INDEX incidents_by_change ON public.incidents USING btree (updated_at DESC, id);

CREATE INDEX incoming_mails_address ON public.incoming_mails USING btree (from_address, received_at, id);

CREATE INDEX incoming_mails_domain ON public.incoming_mails USING btree (split_part(from_address, '@'::text, '-1'::integer), received_at, id);

CREATE INDEX incoming_mails_fates ON public.incoming_mails USING btree (fate, id) WHERE (fate = ANY (ARRAY['quarantine'::text, 'rejected'::text]));

CREATE INDEX incoming_mails_in_order ON public.incoming_mails USING btree (received_at, id);

CREATE INDEX incoming_mails_lanes ON public.incoming_mails USING btree (lane, id) WHERE (fate = 'stored'::text);

CREATE UNIQUE INDEX incoming_mails_once ON public.incoming_mails USING btree (mailbox_id, same_as) WHERE (fate = ANY (ARRAY['conversation'::text, 'quarantine'::text]));

CREATE INDEX incoming_mails_raw ON public.incoming_mails USING btree (raw_id);

CREATE INDEX incoming_mails_waiting ON public.incoming_mails USING btree (id) WHERE (fate = 'stored'::text);

CREATE INDEX kept_mails_by_age ON public.kept_mails USING btree (at DESC, id);

CREATE UNIQUE INDEX legal_holds_customer_now ON public.legal_holds USING btree (customer_id) WHERE ((customer_id IS NOT NULL) AND (lifted_at IS NULL));

CREATE UNIQUE INDEX legal_holds_now ON public.legal_holds USING btree (conversation_id) WHERE (lifted_at IS NULL);

CREATE UNIQUE INDEX links_one_a_pair ON public.links USING btree (LEAST(from_id, to_id), GREATEST(from_id, to_id)) WHERE (removed_at IS NULL);

CREATE UNIQUE INDEX links_one_parent ON public.links USING btree (from_id) WHERE ((kind = 'child'::text) AND (removed_at IS NULL));

CREATE INDEX links_to ON public.links USING btree (to_id) WHERE (removed_at IS NULL);

CREATE INDEX mail_keys_of_address ON public.mail_keys USING btree (address) WHERE (revoked_at IS NULL);

CREATE UNIQUE INDEX mail_keys_once ON public.mail_keys USING btree (purpose, fingerprint, COALESCE(address, ''::text)) WHERE (revoked_at IS NULL);

CREATE INDEX mail_looks_of ON public.mail_looks USING btree (mail_id, id);

CREATE INDEX mail_participants_address ON public.mail_participants USING btree (address);

CREATE INDEX mail_words_by_word ON public.mail_words USING gin (words);

CREATE INDEX mails_of_conversation ON public.mails USING btree (conversation_id);

CREATE UNIQUE INDEX merges_in_force ON public.merges USING btree (source_id) WHERE (undone_at IS NULL);

CREATE INDEX merges_of_target ON public.merges USING btree (target_id);

CREATE UNIQUE INDEX messages_in_order ON public.messages USING btree (conversation_id, seq);

CREATE INDEX outgoing_mails_about ON public.outgoing_mails USING btree (about_message) WHERE (about_message IS NOT NULL);

CREATE INDEX outgoing_mails_by_recipient ON public.outgoing_mails USING btree (lower(recipient), queued_at);

CREATE INDEX outgoing_mails_in_order ON public.outgoing_mails USING btree (queued_at, id);

CREATE INDEX outgoing_mails_of_conversation ON public.outgoing_mails USING btree (conversation_id, id) WHERE (conversation_id IS NOT NULL);

CREATE INDEX outgoing_mails_rfc_id ON public.outgoing_mails USING btree (message_id);

CREATE INDEX outgoing_mails_states ON public.outgoing_mails USING btree (state, id);

CREATE INDEX outgoing_mails_unsettled ON public.outgoing_mails USING btree (queued_at) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]));

CREATE INDEX outgoing_receipts_by_domain ON public.outgoing_mails USING btree (split_part(lower(recipient), '@'::text, '-1'::integer), queued_at) WHERE (kind = 'mail-received'::text);

CREATE INDEX outgoing_recipients_address ON public.outgoing_recipients USING btree (lower(address), mail_id);

CREATE INDEX outgoing_recipients_domain ON public.outgoing_recipients USING btree (split_part(lower(address), '@'::text, '-1'::integer), mail_id);

CREATE INDEX outgoing_recipients_token ON public.outgoing_recipients USING btree (token_hash, mail_id) WHERE (token_hash IS NOT NULL);

CREATE INDEX raw_mails_sha256 ON public.raw_mails USING btree (sha256);

CREATE UNIQUE INDEX register_one_waiting ON public.register_versions USING btree ((true)) WHERE (decided_at IS NULL);

CREATE INDEX requests_of_conversation ON public.requests USING btree (conversation_id, asked_at);

CREATE INDEX routing_stops_newest ON public.routing_stops USING btree (at DESC);

CREATE INDEX search_documents_by_word ON public.search_documents USING gin (whole) WITH (fastupdate=off);

CREATE INDEX search_readers_by_day ON public.search_readers USING btree (seen);

CREATE INDEX service_days_by_day ON public.service_days USING btree (day);

CREATE INDEX side_links_by_end ON public.side_links USING btree (expires_at);

CREATE INDEX side_messages_in_order ON public.side_messages USING btree (thread_id, at, id);

CREATE INDEX side_threads_of_conversation ON public.side_threads USING btree (conversation_id);

CREATE INDEX side_threads_open_of_team ON public.side_threads USING btree (team_id, last_at, id) WHERE (state <> 'closed'::text);

CREATE INDEX splits_of_source ON public.splits USING btree (source_id);

CREATE INDEX splits_of_target ON public.splits USING btree (target_id);

CREATE UNIQUE INDEX staff_email ON public.staff USING btree (lower(email));

CREATE INDEX staff_changes_of_staff ON public.staff_changes USING btree (staff_id, at);

CREATE INDEX staff_credentials_of_account ON public.staff_credentials USING btree (account_id);

CREATE INDEX staff_links_of_staff ON public.staff_links USING btree (staff_id, kind);

CREATE INDEX staff_passkeys_of_account ON public.staff_passkeys USING btree (account_id);

CREATE INDEX staff_sessions_by_end ON public.staff_sessions USING btree (expires_at);

CREATE INDEX staff_sessions_of_account ON public.staff_sessions USING btree (account_id);

CREATE INDEX staff_verifications_by_end ON public.staff_verifications USING btree (expires_at);

CREATE INDEX staff_verifications_by_identifier ON public.staff_verifications USING btree (identifier);

CREATE INDEX tasks_of_conversation ON public.tasks USING btree (conversation_id);

CREATE INDEX tasks_open_of_person ON public.tasks USING btree (assignee_id, due_at, id) WHERE (state = 'open'::text);

CREATE INDEX tasks_open_of_team ON public.tasks USING btree (team_id, due_at, id) WHERE (state = 'open'::text);

CREATE INDEX team_members_of_staff ON public.team_members USING btree (staff_id);

CREATE INDEX webhook_deliveries_about ON public.webhook_deliveries USING btree (about);

CREATE INDEX webhook_deliveries_of_endpoint ON public.webhook_deliveries USING btree (endpoint_id, made_at DESC, id DESC);

CREATE INDEX webhook_deliveries_waiting ON public.webhook_deliveries USING btree (retry_at) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text, 'failed'::text]));

CREATE INDEX widget_sessions_customer ON public.widget_sessions USING btree (customer_id);

CREATE INDEX widget_sessions_expiry ON public.widget_sessions USING btree (expires_at);

CREATE INDEX widget_sessions_revoked ON public.widget_sessions USING btree (revoked_at) WHERE (revoked_at IS NOT NULL);

CREATE INDEX writes_by_age ON public.writes USING brin (created_at);

alter table announcement_deliveries add constraint announcement_deliveries_announcement_id_version_fkey FOREIGN KEY (announcement_id, version) REFERENCES announcement_versions(announcement_id, version);

alter table announcement_judgements add constraint announcement_judgements_announcement_id_version_authors_fkey FOREIGN KEY (announcement_id, version, authors) REFERENCES announcement_versions(announcement_id, version, authors);

alter table announcement_judgements add constraint announcement_judgements_by_id_fkey FOREIGN KEY (by_id) REFERENCES staff(id);

alter table announcement_notices add constraint announcement_notices_announcement_id_version_fkey FOREIGN KEY (announcement_id, version) REFERENCES announcement_versions(announcement_id, version);

alter table announcement_notices add constraint announcement_notices_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES announcement_subscriptions(id) ON DELETE CASCADE;

alter table announcement_slugs add constraint announcement_slugs_announcement_id_fkey FOREIGN KEY (announcement_id) REFERENCES announcements(id);

alter table announcement_subscriptions add constraint announcement_subscriptions_brand_id_fkey FOREIGN KEY (brand_id) REFERENCES brands(id);

alter table announcement_subscriptions add constraint announcement_subscriptions_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE;

alter table announcement_versions add constraint announcement_versions_announcement_id_fkey FOREIGN KEY (announcement_id) REFERENCES announcements(id);

alter table announcement_versions add constraint announcement_versions_author_id_fkey FOREIGN KEY (author_id) REFERENCES staff(id);

alter table announcement_versions add constraint announcement_versions_published_by_fkey FOREIGN KEY (published_by) REFERENCES staff(id);

alter table announcements add constraint announcements_scheduled_by_fkey FOREIGN KEY (scheduled_by) REFERENCES staff(id);

alter table announcements add constraint announcements_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES staff(id);

alter table article_feedback add constraint article_feedback_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id);

alter table article_redirects add constraint article_redirects_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id);

alter table article_texts add constraint article_texts_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id);

alter table article_texts add constraint article_texts_scheduled_by_fkey FOREIGN KEY (scheduled_by) REFERENCES staff(id);

alter table article_versions add constraint article_versions_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id);

alter table article_versions add constraint article_versions_article_id_locale_fkey FOREIGN KEY (article_id, locale) REFERENCES article_texts(article_id, locale);

alter table article_versions add constraint article_versions_author_id_fkey FOREIGN KEY (author_id) REFERENCES staff(id);

alter table article_versions add constraint article_versions_published_by_fkey FOREIGN KEY (published_by) REFERENCES staff(id);

alter table article_votes add constraint article_votes_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id);

alter table articles add constraint articles_topic_key_fkey FOREIGN KEY (topic_key) REFERENCES article_topics(key);

alter table attachments add constraint attachments_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table attachments add constraint attachments_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id);

alter table brand_hosts add constraint brand_hosts_brand_id_fkey FOREIGN KEY (brand_id) REFERENCES brands(id);

alter table brands add constraint brands_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES staff(id);

alter table chat_agents add constraint chat_agents_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE;

alter table chat_mails add constraint chat_mails_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table chat_settings add constraint chat_settings_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES staff(id);

alter table chats add constraint chats_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES staff(id);

alter table chats add constraint chats_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table chats add constraint chats_offered_to_fkey FOREIGN KEY (offered_to) REFERENCES staff(id);

alter table claim_links add constraint claim_links_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE;

alter table clock_policies add constraint clock_policies_made_by_fkey FOREIGN KEY (made_by) REFERENCES staff(id);

alter table conversations add constraint conversations_status_key_fkey FOREIGN KEY (status_key, status) REFERENCES statuses(key, category);

alter table customer_accounts add constraint customer_accounts_id_fkey FOREIGN KEY (id) REFERENCES customers(id) ON DELETE CASCADE;

alter table customer_credentials add constraint customer_credentials_account_id_fkey FOREIGN KEY (account_id) REFERENCES customer_accounts(id) ON DELETE CASCADE;

alter table customer_links add constraint customer_links_account_id_fkey FOREIGN KEY (account_id) REFERENCES customer_accounts(id) ON DELETE CASCADE;

alter table customer_passkeys add constraint customer_passkeys_account_id_fkey FOREIGN KEY (account_id) REFERENCES customer_accounts(id) ON DELETE CASCADE;

alter table customer_sessions add constraint customer_sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES customer_accounts(id) ON DELETE CASCADE;

alter table customer_two_factors add constraint customer_two_factors_account_id_fkey FOREIGN KEY (account_id) REFERENCES customer_accounts(id) ON DELETE CASCADE;

alter table customer_used_codes add constraint customer_used_codes_account_id_fkey FOREIGN KEY (account_id) REFERENCES customer_accounts(id) ON DELETE CASCADE;

alter table customers add constraint customers_brand_id_fkey FOREIGN KEY (brand_id) REFERENCES brands(id);

alter table drafts add constraint drafts_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id);

alter table file_links add constraint file_links_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES outgoing_mails(id) ON DELETE SET NULL;

alter table imap_cursors add constraint imap_cursors_again_by_fkey FOREIGN KEY (again_by) REFERENCES staff(id);

alter table imap_cursors add constraint imap_cursors_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailboxes(id);

alter table impostor_reports add constraint impostor_reports_impostor_id_fkey FOREIGN KEY (impostor_id) REFERENCES impostors(id);

alter table impostors add constraint impostors_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES staff(id);

alter table incident_answer_tickets add constraint incident_answer_tickets_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES incident_answers(id);

alter table incident_answer_tickets add constraint incident_answer_tickets_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table incident_answers add constraint incident_answers_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents(id);

alter table incident_answers add constraint incident_answers_made_by_fkey FOREIGN KEY (made_by) REFERENCES staff(id);

alter table incident_tickets add constraint incident_tickets_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table incident_tickets add constraint incident_tickets_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents(id);

alter table incidents add constraint incidents_made_by_fkey FOREIGN KEY (made_by) REFERENCES staff(id);

alter table incoming_mails add constraint incoming_mails_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table incoming_mails add constraint incoming_mails_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailboxes(id);

alter table incoming_mails add constraint incoming_mails_raw_id_fkey FOREIGN KEY (raw_id) REFERENCES raw_mails(id);

alter table intake_forms add constraint intake_forms_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES staff(id);

alter table legal_holds add constraint legal_holds_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table legal_holds add constraint legal_holds_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);

alter table legal_holds add constraint legal_holds_lifted_by_fkey FOREIGN KEY (lifted_by) REFERENCES staff(id);

alter table legal_holds add constraint legal_holds_placed_by_fkey FOREIGN KEY (placed_by) REFERENCES staff(id);

alter table links add constraint links_linked_by_fkey FOREIGN KEY (linked_by) REFERENCES staff(id);

alter table links add constraint links_removed_by_fkey FOREIGN KEY (removed_by) REFERENCES staff(id);

alter table macro_versions add constraint macro_versions_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES staff(id);

alter table macro_versions add constraint macro_versions_author_id_fkey FOREIGN KEY (author_id) REFERENCES staff(id);

alter table macro_versions add constraint macro_versions_macro_key_fkey FOREIGN KEY (macro_key) REFERENCES macros(key);

alter table mail_blocks add constraint mail_blocks_by_fkey FOREIGN KEY (by) REFERENCES staff(id);

alter table mail_ids add constraint mail_ids_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table mail_keys add constraint mail_keys_added_by_fkey FOREIGN KEY (added_by) REFERENCES staff(id);

alter table mail_keys add constraint mail_keys_brand_id_fkey FOREIGN KEY (brand_id) REFERENCES brands(id);

alter table mail_keys add constraint mail_keys_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailboxes(id);

alter table mail_keys add constraint mail_keys_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES staff(id);

alter table mail_looks add constraint mail_looks_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table mail_looks add constraint mail_looks_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id);

alter table mail_participants add constraint mail_participants_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table mail_senders add constraint mail_senders_brand_id_fkey FOREIGN KEY (brand_id) REFERENCES brands(id);

alter table mail_senders add constraint mail_senders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);

alter table mail_threads add constraint mail_threads_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table mail_threads add constraint mail_threads_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailboxes(id);

alter table mail_troubles add constraint mail_troubles_cleared_by_fkey FOREIGN KEY (cleared_by) REFERENCES staff(id);

alter table mail_troubles add constraint mail_troubles_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES outgoing_mails(id) ON DELETE SET NULL;

alter table mail_words add constraint mail_words_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE;

alter table mailbox_versions add constraint mailbox_versions_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailboxes(id);

alter table mailbox_versions add constraint mailbox_versions_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES staff(id);

alter table mailboxes add constraint mailboxes_brand_id_fkey FOREIGN KEY (brand_id) REFERENCES brands(id);

alter table mailboxes add constraint mailboxes_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id);

alter table mails add constraint mails_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table mails add constraint mails_incoming_id_fkey FOREIGN KEY (incoming_id) REFERENCES incoming_mails(id);

alter table merges add constraint merges_merged_by_fkey FOREIGN KEY (merged_by) REFERENCES staff(id);

alter table merges add constraint merges_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES staff(id);

alter table not_duplicates add constraint not_duplicates_said_by_fkey FOREIGN KEY (said_by) REFERENCES staff(id);

alter table outgoing_mails add constraint outgoing_mails_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailboxes(id);

alter table outgoing_mails add constraint outgoing_mails_replaces_fkey FOREIGN KEY (replaces) REFERENCES outgoing_mails(id);

alter table outgoing_mails add constraint outgoing_mails_written_by_fkey FOREIGN KEY (written_by) REFERENCES staff(id);

alter table outgoing_recipients add constraint outgoing_recipients_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES outgoing_mails(id) ON DELETE CASCADE;

alter table ratings add constraint ratings_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table reads add constraint reads_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id);

alter table register_versions add constraint register_versions_author_id_fkey FOREIGN KEY (author_id) REFERENCES staff(id);

alter table register_versions add constraint register_versions_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES staff(id);

alter table request_items add constraint request_items_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table request_items add constraint request_items_request_id_fkey FOREIGN KEY (request_id) REFERENCES requests(id);

alter table requests add constraint requests_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table routing_stops add constraint routing_stops_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table rule_sets add constraint rule_sets_author_id_fkey FOREIGN KEY (author_id) REFERENCES staff(id);

alter table search_gaps_done add constraint search_gaps_done_done_by_fkey FOREIGN KEY (done_by) REFERENCES staff(id);

alter table search_synonyms add constraint search_synonyms_edited_by_fkey FOREIGN KEY (edited_by) REFERENCES staff(id);

alter table sent_copies add constraint sent_copies_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES outgoing_mails(id) ON DELETE CASCADE;

alter table side_links add constraint side_links_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES side_threads(id);

alter table side_messages add constraint side_messages_author_id_fkey FOREIGN KEY (author_id) REFERENCES staff(id);

alter table side_messages add constraint side_messages_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES side_threads(id);

alter table side_threads add constraint side_threads_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table side_threads add constraint side_threads_made_by_fkey FOREIGN KEY (made_by) REFERENCES staff(id);

alter table side_threads add constraint side_threads_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id);

alter table splits add constraint splits_split_by_fkey FOREIGN KEY (split_by) REFERENCES staff(id);

alter table staff_accounts add constraint staff_accounts_id_fkey FOREIGN KEY (id) REFERENCES staff(id) ON DELETE CASCADE;

alter table staff_changes add constraint staff_changes_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES staff(id);

alter table staff_changes add constraint staff_changes_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id);

alter table staff_credentials add constraint staff_credentials_account_id_fkey FOREIGN KEY (account_id) REFERENCES staff_accounts(id) ON DELETE CASCADE;

alter table staff_links add constraint staff_links_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE;

alter table staff_passkeys add constraint staff_passkeys_account_id_fkey FOREIGN KEY (account_id) REFERENCES staff_accounts(id) ON DELETE CASCADE;

alter table staff_sessions add constraint staff_sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES staff_accounts(id) ON DELETE CASCADE;

alter table staff_two_factors add constraint staff_two_factors_account_id_fkey FOREIGN KEY (account_id) REFERENCES staff_accounts(id) ON DELETE CASCADE;

alter table staff_used_codes add constraint staff_used_codes_account_id_fkey FOREIGN KEY (account_id) REFERENCES staff_accounts(id) ON DELETE CASCADE;

alter table status_versions add constraint status_versions_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES staff(id);

alter table tasks add constraint tasks_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES staff(id);

alter table tasks add constraint tasks_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table tasks add constraint tasks_made_by_fkey FOREIGN KEY (made_by) REFERENCES staff(id);

alter table tasks add constraint tasks_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES staff(id);

alter table tasks add constraint tasks_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id);

alter table team_members add constraint team_members_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id);

alter table team_members add constraint team_members_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id);

alter table waiting_for_people add constraint waiting_for_people_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table webhook_deliveries add constraint webhook_deliveries_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoints(id);

alter table webhook_endpoints add constraint webhook_endpoints_made_by_fkey FOREIGN KEY (made_by) REFERENCES staff(id);

alter table widget_sessions add constraint widget_sessions_brand_id_fkey FOREIGN KEY (brand_id) REFERENCES brands(id);

alter table widget_sessions add constraint widget_sessions_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id);

alter table workloads add constraint workloads_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE;

CREATE TRIGGER announcement_version_kept BEFORE DELETE OR UPDATE ON public.announcement_versions FOR EACH ROW EXECUTE FUNCTION keep_announcement_version();

CREATE TRIGGER attachments_held BEFORE UPDATE OF sha256, conversation_id, message_id ON public.attachments FOR EACH ROW WHEN (((old.sha256 IS DISTINCT FROM new.sha256) OR (old.conversation_id IS DISTINCT FROM new.conversation_id) OR (old.message_id IS DISTINCT FROM new.message_id))) EXECUTE FUNCTION keep_held();

CREATE TRIGGER attachments_held_whole BEFORE DELETE ON public.attachments FOR EACH ROW EXECUTE FUNCTION keep_held();

CREATE TRIGGER events_append_only BEFORE DELETE OR UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER events_no_truncate BEFORE TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER incoming_mails_held BEFORE UPDATE OF raw_id, conversation_id ON public.incoming_mails FOR EACH ROW WHEN (((old.raw_id <> new.raw_id) OR (old.conversation_id IS DISTINCT FROM new.conversation_id))) EXECUTE FUNCTION keep_held();

CREATE TRIGGER incoming_mails_held_whole BEFORE DELETE ON public.incoming_mails FOR EACH ROW EXECUTE FUNCTION keep_held();

CREATE TRIGGER mails_held BEFORE UPDATE OF text, html ON public.mails FOR EACH ROW WHEN (((old.text IS DISTINCT FROM new.text) OR (old.html IS DISTINCT FROM new.html))) EXECUTE FUNCTION keep_held();

CREATE TRIGGER mails_held_whole BEFORE DELETE ON public.mails FOR EACH ROW EXECUTE FUNCTION keep_held();

CREATE TRIGGER messages_held BEFORE UPDATE OF body ON public.messages FOR EACH ROW WHEN ((old.body IS DISTINCT FROM new.body)) EXECUTE FUNCTION keep_held();

CREATE TRIGGER messages_held_whole BEFORE DELETE ON public.messages FOR EACH ROW EXECUTE FUNCTION keep_held();

CREATE TRIGGER outgoing_mails_held BEFORE DELETE ON public.outgoing_mails FOR EACH ROW EXECUTE FUNCTION keep_held();

CREATE TRIGGER register_stays BEFORE DELETE OR UPDATE ON public.register_versions FOR EACH ROW EXECUTE FUNCTION register_stays();
