-- Keys with which mails are opened, signed, checked and encrypted: of our mailboxes, of people who write to us, and of
-- authorities whose certificates are believed.
create table mail_keys (
  id uuid primary key,
  brand_id uuid not null references brands (id),
  mailbox_id uuid references mailboxes (id),
  kind text not null check (kind in ('pgp', 'smime')),
  purpose text not null check (purpose in ('own', 'correspondent', 'trusted-ca')),
  -- For whom it speaks, as a person has confirmed it.
  address text check (address = lower(address) and address <> ''),
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{40,64}$'),
  public_part text not null,
  -- Sealed with the installation's secret, without its passphrase; gone once the key is taken back.
  private_part bytea,
  valid_from timestamptz not null,
  valid_until timestamptz,
  added_by uuid not null references staff (id),
  added_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid references staff (id),
  check ((purpose = 'own') = (mailbox_id is not null)),
  check ((purpose = 'trusted-ca') = (address is null)),
  check ((purpose = 'own' and revoked_at is null) = (private_part is not null)),
  check ((revoked_at is null) = (revoked_by is null))
);
create unique index mail_keys_once on mail_keys (purpose, fingerprint, coalesce(address, '')) where revoked_at is null;
create index mail_keys_of_address on mail_keys (address) where revoked_at is null;
