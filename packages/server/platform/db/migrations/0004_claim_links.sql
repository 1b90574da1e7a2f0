-- Links that let somebody who is locked out read and answer their ticket from the mailbox that an account has proved.
create table claim_links (
  token_hash bytea primary key,
  conversation_id uuid not null,
  customer_id uuid not null references customers on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index claim_links_by_end on claim_links (expires_at);
