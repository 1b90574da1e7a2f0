-- Signing in: two realms with the same tables and nothing else in common. The account of a person has the id of
-- the person, so an account without a customer or a member of staff can't exist. The columns the
-- authentication library writes stand first in each table, ours after them.
-- What stands in accounts.email is a handle of ours ("<id>@customer.invalid"), never an address: addresses belong to
-- customers and staff, where one address may be claimed by several until one of them proves it.

create table customer_accounts (
  id uuid primary key references customers on delete cascade,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  username text unique -- folded (NFKC, lower case); as typed it is customers.name. Null for who comes from the exchange
);

create table customer_credentials (
  id uuid primary key,
  account_id uuid not null references customer_accounts on delete cascade,
  provider text not null, -- 'credential' (a password) or 'exchange'
  subject text not null,  -- the account's own id, or the uid at the exchange
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text, -- argon2id, PHC string
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider, subject)
);
create index customer_credentials_of_account on customer_credentials (account_id);

create table customer_sessions (
  id uuid primary key,
  token text not null unique,
  account_id uuid not null references customer_accounts on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  second_factor_at timestamptz, -- when a second factor was last given in this session
  last_seen_at timestamptz not null default now()
);
create index customer_sessions_of_account on customer_sessions (account_id);
create index customer_sessions_by_end on customer_sessions (expires_at);

create table customer_verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index customer_verifications_by_identifier on customer_verifications (identifier);
create index customer_verifications_by_end on customer_verifications (expires_at);

create table customer_two_factors (
  id uuid primary key,
  account_id uuid not null unique references customer_accounts on delete cascade,
  secret text not null, -- encrypted under the installation's secret
  backup_codes text not null, -- digests of those not used yet
  verified boolean not null default false,
  failed_verification_count int not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default now(),
  codes_made_at timestamptz not null default now()
);

create table customer_passkeys (
  id uuid primary key,
  account_id uuid not null references customer_accounts on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamptz not null default now(),
  aaguid text,
  used_at timestamptz
);
create index customer_passkeys_of_account on customer_passkeys (account_id);

-- A code from an authenticator counts once (RFC 6238 §5.2).
create table customer_used_codes (
  account_id uuid not null references customer_accounts on delete cascade,
  code text not null,
  used_at timestamptz not null,
  primary key (account_id, code)
);

-- Links by mail, for one use; only the token's digest is kept.
create table customer_links (
  token_hash bytea primary key,
  kind text not null check (kind in ('verify-email', 'password-reset')),
  account_id uuid not null references customer_accounts on delete cascade,
  email text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index customer_links_of_account on customer_links (account_id, kind);

-- Each signed token of the exchange opens one session.
create table exchange_tokens_spent (
  issuer text not null,
  jti text not null,
  expires_at timestamptz not null,
  primary key (issuer, jti)
);
create index exchange_tokens_spent_by_end on exchange_tokens_spent (expires_at);

create table staff_accounts (
  id uuid primary key references staff on delete cascade,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table staff_credentials (
  id uuid primary key,
  account_id uuid not null references staff_accounts on delete cascade,
  provider text not null,
  subject text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider, subject)
);
create index staff_credentials_of_account on staff_credentials (account_id);

create table staff_sessions (
  id uuid primary key,
  token text not null unique,
  account_id uuid not null references staff_accounts on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  second_factor_at timestamptz,
  last_seen_at timestamptz not null default now()
);
create index staff_sessions_of_account on staff_sessions (account_id);
create index staff_sessions_by_end on staff_sessions (expires_at);

create table staff_verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index staff_verifications_by_identifier on staff_verifications (identifier);
create index staff_verifications_by_end on staff_verifications (expires_at);

create table staff_two_factors (
  id uuid primary key,
  account_id uuid not null unique references staff_accounts on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default false,
  failed_verification_count int not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default now(),
  codes_made_at timestamptz not null default now()
);

create table staff_passkeys (
  id uuid primary key,
  account_id uuid not null references staff_accounts on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamptz not null default now(),
  aaguid text,
  used_at timestamptz
);
create index staff_passkeys_of_account on staff_passkeys (account_id);

create table staff_used_codes (
  account_id uuid not null references staff_accounts on delete cascade,
  code text not null,
  used_at timestamptz not null,
  primary key (account_id, code)
);

-- Invitations, resets and the first administrator's link (which has no person yet).
create table staff_links (
  token_hash bytea primary key,
  kind text not null check (kind in ('first-administrator', 'invitation', 'password-reset')),
  staff_id uuid references staff on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((kind = 'first-administrator') = (staff_id is null))
);
create index staff_links_of_staff on staff_links (staff_id, kind);

-- What a person speaks and is good at; where they were asked in and by whom is in staff_changes.
alter table staff add column languages text[] not null default '{}', add column skills text[] not null default '{}';

-- Who changed whose rights and when: rows are added, never changed.
create table staff_changes (
  id uuid primary key,
  staff_id uuid not null references staff,
  changed_by uuid references staff, -- null: by a one-time link
  kind text not null check (kind in ('invited', 'joined', 'edited', 'role', 'deactivated', 'reactivated', 'second-factor-reset', 'teams')),
  details jsonb not null default '{}',
  at timestamptz not null default now()
);
create index staff_changes_of_staff on staff_changes (staff_id, at);

-- Counters of the rate limits, shared by all processes. The columns are those of the library. After a crash they
-- may start again, so they need no write-ahead log.
create unlogged table rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
