-- A hold is on one conversation, or on all of a customer's, those that come later too.
alter table legal_holds alter column conversation_id drop not null;
alter table legal_holds add column customer_id uuid references customers (id);
alter table legal_holds add constraint legal_holds_of check ((conversation_id is null) <> (customer_id is null));
create unique index legal_holds_customer_now on legal_holds (customer_id) where customer_id is not null and lifted_at is null;

-- The holds that keep a conversation: its own, its customer's, and those of the conversations that it goes on in or that
-- go on in it.
create function holds_on(conversation uuid) returns setof legal_holds language sql stable as $$
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
$$;
create function held_by_law(conversation uuid) returns boolean language sql stable as
  'select exists (select from holds_on(conversation))';

-- What is held is neither removed nor written over, whoever tries: the last word is the database's.
create function keep_held() returns trigger language plpgsql as $$
begin
  if old.conversation_id is not null and held_by_law(old.conversation_id) then
    raise exception 'held by law' using errcode = 'VDH01';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end
$$;
create trigger messages_held before update of body on messages
  for each row when (old.body is distinct from new.body) execute function keep_held();
create trigger messages_held_whole before delete on messages for each row execute function keep_held();
create trigger mails_held before update of text, html on mails
  for each row when (old.text is distinct from new.text or old.html is distinct from new.html) execute function keep_held();
create trigger mails_held_whole before delete on mails for each row execute function keep_held();
create trigger incoming_mails_held before update of raw_id, conversation_id on incoming_mails
  for each row when (old.raw_id <> new.raw_id or old.conversation_id is distinct from new.conversation_id)
  execute function keep_held();
create trigger incoming_mails_held_whole before delete on incoming_mails for each row execute function keep_held();
-- Their copies go with them.
create trigger outgoing_mails_held before delete on outgoing_mails for each row execute function keep_held();
create trigger attachments_held before update of sha256, conversation_id, message_id on attachments
  for each row when (old.sha256 is distinct from new.sha256 or old.conversation_id is distinct from new.conversation_id
    or old.message_id is distinct from new.message_id)
  execute function keep_held();
create trigger attachments_held_whole before delete on attachments for each row execute function keep_held();

-- The words of what mails say, as the search of the help site reads them; they go with the message.
create table mail_words (
  message_id uuid primary key references messages (id) on delete cascade,
  words tsvector not null
);
create index mail_words_by_word on mail_words using gin (words);

-- Who looked at which mail of the archive.
create table mail_looks (
  id uuid primary key,
  mail_id uuid not null,
  conversation_id uuid references conversations (id),
  staff_id uuid not null references staff (id),
  at timestamptz not null
);
create index mail_looks_of on mail_looks (mail_id, id);

-- The archive is walked by the time at which mails came and went.
drop index mails_from_address;
drop index outgoing_mails_recipient;
create index incoming_mails_in_order on incoming_mails (received_at, id);
drop index incoming_mails_received;
create index incoming_mails_address on incoming_mails (from_address, received_at, id);
create index incoming_mails_domain on incoming_mails (split_part(from_address, '@', -1), received_at, id);
create index outgoing_mails_in_order on outgoing_mails (queued_at, id);
create index outgoing_recipients_address on outgoing_recipients (lower(address), mail_id);
create index outgoing_recipients_domain on outgoing_recipients (split_part(lower(address), '@', -1), mail_id);

-- Who asked for a folder elsewhere to be looked through again, and what came of it.
alter table imap_cursors add column again_from timestamptz;
alter table imap_cursors add column again_by uuid references staff (id);
alter table imap_cursors add column again_at timestamptz;
alter table imap_cursors add column again_found integer not null default 0;
alter table imap_cursors add column again_taken integer not null default 0;
alter table imap_cursors add column again_done_at timestamptz;
