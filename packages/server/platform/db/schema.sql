-- The schema that the migrations amount to; written by schema-dump.ts, never by hand.
set check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'events are append-only' using errcode = 'restrict_violation';
end $function$;

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

create table brands (
  id uuid not null,
  key text not null,
  name text not null,
  legal_entity text not null,
  created_at timestamp with time zone default now() not null,
  constraint brands_key_check CHECK ((key ~ '^[a-z0-9-]{1,40}$'::text)),
  constraint brands_key_key UNIQUE (key),
  constraint brands_pkey PRIMARY KEY (id)
);

create table claim_links (
  token_hash bytea not null,
  conversation_id uuid not null,
  customer_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint claim_links_pkey PRIMARY KEY (token_hash)
);

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
  waiting_on text,
  escalated_at timestamp with time zone,
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

create table drafts (
  staff_id uuid not null,
  conversation_id uuid not null,
  mode text not null,
  body text not null,
  attachment_ids uuid[] default '{}'::uuid[] not null,
  updated_at timestamp with time zone default now() not null,
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

create table inbox_counts (
  view text not null,
  n integer not null,
  constraint inbox_counts_pkey PRIMARY KEY (view)
);

create table intake_forms (
  key text not null,
  version integer not null,
  definition jsonb not null,
  created_at timestamp with time zone default now() not null,
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
  constraint messages_kind_check CHECK ((kind = ANY (ARRAY['reply'::text, 'note'::text]))),
  constraint messages_pkey PRIMARY KEY (id),
  constraint messages_side_check CHECK ((side = ANY (ARRAY['customer'::text, 'staff'::text, 'system'::text])))
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
  constraint outgoing_mails_dedupe_key_key UNIQUE (dedupe_key),
  constraint outgoing_mails_pkey PRIMARY KEY (id),
  constraint outgoing_mails_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'accepted'::text, 'failed'::text, 'suppressed'::text])))
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

create table writes (
  actor_id uuid not null,
  key uuid not null,
  fingerprint bytea not null,
  result jsonb not null,
  created_at timestamp with time zone default now() not null,
  constraint writes_pkey PRIMARY KEY (actor_id, key)
);

CREATE INDEX attachments_being_checked ON public.attachments USING btree (lease_until) WHERE (state = 'checking'::text);

CREATE INDEX attachments_by_content ON public.attachments USING btree (sha256) WHERE (sha256 IS NOT NULL);

CREATE INDEX attachments_by_thumbnail ON public.attachments USING btree (thumbnail) WHERE (thumbnail IS NOT NULL);

CREATE INDEX attachments_of_conversation ON public.attachments USING btree (conversation_id) WHERE (conversation_id IS NOT NULL);

CREATE INDEX attachments_of_holder ON public.attachments USING btree (holder, created_at) WHERE (holder IS NOT NULL);

CREATE INDEX attachments_of_message ON public.attachments USING btree (message_id) WHERE (message_id IS NOT NULL);

CREATE INDEX attachments_of_owner ON public.attachments USING btree (owner_id, created_at) WHERE (owner_id IS NOT NULL);

CREATE INDEX attachments_unbound ON public.attachments USING btree (created_at) WHERE (message_id IS NULL);

CREATE INDEX claim_links_by_end ON public.claim_links USING btree (expires_at);

CREATE INDEX conversations_by_txid ON public.conversations USING btree (((fields ->> 'txid'::text))) WHERE (fields ? 'txid'::text);

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

CREATE INDEX kept_mails_by_age ON public.kept_mails USING btree (at DESC, id);

CREATE UNIQUE INDEX messages_in_order ON public.messages USING btree (conversation_id, seq);

CREATE INDEX outgoing_mails_by_recipient ON public.outgoing_mails USING btree (lower(recipient), queued_at);

CREATE INDEX outgoing_mails_unsettled ON public.outgoing_mails USING btree (queued_at) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]));

CREATE INDEX requests_of_conversation ON public.requests USING btree (conversation_id, asked_at);

CREATE UNIQUE INDEX staff_email ON public.staff USING btree (lower(email));

CREATE INDEX staff_changes_of_staff ON public.staff_changes USING btree (staff_id, at);

CREATE INDEX staff_credentials_of_account ON public.staff_credentials USING btree (account_id);

CREATE INDEX staff_links_of_staff ON public.staff_links USING btree (staff_id, kind);

CREATE INDEX staff_passkeys_of_account ON public.staff_passkeys USING btree (account_id);

CREATE INDEX staff_sessions_by_end ON public.staff_sessions USING btree (expires_at);

CREATE INDEX staff_sessions_of_account ON public.staff_sessions USING btree (account_id);

CREATE INDEX staff_verifications_by_end ON public.staff_verifications USING btree (expires_at);

CREATE INDEX staff_verifications_by_identifier ON public.staff_verifications USING btree (identifier);

CREATE INDEX team_members_of_staff ON public.team_members USING btree (staff_id);

CREATE INDEX writes_by_age ON public.writes USING brin (created_at);

alter table attachments add constraint attachments_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table attachments add constraint attachments_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id);

alter table claim_links add constraint claim_links_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE;

alter table customer_accounts add constraint customer_accounts_id_fkey FOREIGN KEY (id) REFERENCES customers(id) ON DELETE CASCADE;

alter table customer_credentials add constraint customer_credentials_account_id_fkey FOREIGN KEY (account_id) REFERENCES customer_accounts(id) ON DELETE CASCADE;

alter table customer_links add constraint customer_links_account_id_fkey FOREIGN KEY (account_id) REFERENCES customer_accounts(id) ON DELETE CASCADE;

alter table customer_passkeys add constraint customer_passkeys_account_id_fkey FOREIGN KEY (account_id) REFERENCES customer_accounts(id) ON DELETE CASCADE;

alter table customer_sessions add constraint customer_sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES customer_accounts(id) ON DELETE CASCADE;

alter table customer_two_factors add constraint customer_two_factors_account_id_fkey FOREIGN KEY (account_id) REFERENCES customer_accounts(id) ON DELETE CASCADE;

alter table customer_used_codes add constraint customer_used_codes_account_id_fkey FOREIGN KEY (account_id) REFERENCES customer_accounts(id) ON DELETE CASCADE;

alter table customers add constraint customers_brand_id_fkey FOREIGN KEY (brand_id) REFERENCES brands(id);

alter table drafts add constraint drafts_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id);

alter table ratings add constraint ratings_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table reads add constraint reads_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id);

alter table request_items add constraint request_items_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table request_items add constraint request_items_request_id_fkey FOREIGN KEY (request_id) REFERENCES requests(id);

alter table requests add constraint requests_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id);

alter table staff_accounts add constraint staff_accounts_id_fkey FOREIGN KEY (id) REFERENCES staff(id) ON DELETE CASCADE;

alter table staff_changes add constraint staff_changes_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES staff(id);

alter table staff_changes add constraint staff_changes_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id);

alter table staff_credentials add constraint staff_credentials_account_id_fkey FOREIGN KEY (account_id) REFERENCES staff_accounts(id) ON DELETE CASCADE;

alter table staff_links add constraint staff_links_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE;

alter table staff_passkeys add constraint staff_passkeys_account_id_fkey FOREIGN KEY (account_id) REFERENCES staff_accounts(id) ON DELETE CASCADE;

alter table staff_sessions add constraint staff_sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES staff_accounts(id) ON DELETE CASCADE;

alter table staff_two_factors add constraint staff_two_factors_account_id_fkey FOREIGN KEY (account_id) REFERENCES staff_accounts(id) ON DELETE CASCADE;

alter table staff_used_codes add constraint staff_used_codes_account_id_fkey FOREIGN KEY (account_id) REFERENCES staff_accounts(id) ON DELETE CASCADE;

alter table team_members add constraint team_members_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id);

alter table team_members add constraint team_members_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id);

CREATE TRIGGER events_append_only BEFORE DELETE OR UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER events_no_truncate BEFORE TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
