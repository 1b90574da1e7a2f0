-- One cause behind many tickets, and one answer to all of them.

create table incidents (
  id uuid primary key,
  title_en text not null check (length(title_en) between 1 and 200),
  title_zh text not null check (length(title_zh) between 1 and 200),
  about_en text not null check (length(about_en) <= 4000),
  about_zh text not null check (length(about_zh) <= 4000),
  state text not null check (state in ('detected', 'declared', 'identified', 'mitigating', 'resolved', 'compensation', 'reviewed')),
  made_by uuid not null references staff (id),
  made_at timestamptz not null,
  updated_at timestamptz not null
);
create index incidents_by_change on incidents (updated_at desc, id);

-- A ticket is part of one incident at a time; those it was part of before stay on record.
create table incident_tickets (
  incident_id uuid not null references incidents (id),
  conversation_id uuid not null references conversations (id),
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (incident_id, conversation_id)
);
create unique index incident_of_ticket on incident_tickets (conversation_id) where left_at is null;

-- An answer to all waits a while before it goes, and can be taken back until then, as a whole or for one ticket.
create table incident_answers (
  id uuid primary key,
  incident_id uuid not null references incidents (id),
  body_en text not null,
  body_zh text not null,
  resolves boolean not null,
  state text not null check (state in ('held', 'sending', 'sent', 'withdrawn')),
  made_by uuid not null references staff (id),
  made_at timestamptz not null,
  send_at timestamptz not null
);
create index incident_answers_of_incident on incident_answers (incident_id, made_at desc);

create table incident_answer_tickets (
  answer_id uuid not null references incident_answers (id),
  conversation_id uuid not null references conversations (id),
  message_id uuid not null,
  state text not null check (state in ('held', 'sending', 'sent', 'withdrawn', 'skipped')),
  why text,
  primary key (answer_id, conversation_id)
);
create index incident_answer_tickets_held on incident_answer_tickets (answer_id, conversation_id) where state in ('held', 'sending');
