-- Mails are found by who wrote them and when; ids are in the order of time.
create index mails_from_address on mails (from_address, message_id);
create index outgoing_mails_recipient on outgoing_mails (lower(recipient), id);

-- What must be kept whole, whatever else would end it; who said so, and who says that it is over.
create table legal_holds (
  id uuid primary key,
  conversation_id uuid not null references conversations (id),
  reason text not null,
  placed_by uuid not null references staff (id),
  placed_at timestamptz not null,
  lifted_by uuid references staff (id),
  lifted_at timestamptz,
  lifted_why text,
  check ((lifted_at is null) = (lifted_by is null))
);
create unique index legal_holds_now on legal_holds (conversation_id) where lifted_at is null;
