-- What mailboxes were, version by version, and who saved each; passwords are never in it.
create table mailbox_versions (
  mailbox_id uuid not null references mailboxes (id),
  version integer not null check (version > 0),
  document jsonb not null,
  saved_by uuid not null references staff (id),
  saved_at timestamptz not null,
  primary key (mailbox_id, version)
);
