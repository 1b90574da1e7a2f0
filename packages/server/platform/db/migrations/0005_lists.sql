-- Every view and order of the inbox finds its page in an index, however many conversations there are.

-- By person, also those that nobody has yet (assignee_id is null).
drop index inbox_mine_by_wait;
create index inbox_person_by_wait on conversations (assignee_id, waiting_since, id) where waiting_since is not null;
create index inbox_team_by_clock on conversations (team_id, due_at, id) where waiting_since is not null;
create index inbox_person_by_clock on conversations (assignee_id, due_at, id) where waiting_since is not null;
create index inbox_team_by_change on conversations (team_id, updated_at desc, id);
create index inbox_person_by_change on conversations (assignee_id, updated_at desc, id);

-- One mailbox is one mailbox, however its address is written.
drop index outgoing_mails_by_recipient;
create index outgoing_mails_by_recipient on outgoing_mails (lower(recipient), queued_at);
