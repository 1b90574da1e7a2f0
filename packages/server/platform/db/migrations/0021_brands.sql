-- A brand as its pages and mails present it, and the hosts at which its help site answers.
alter table brands
  add column short_name text not null default '' check (length(short_name) <= 40),
  add column accent text not null default '#0b5563' check (accent ~ '^#[0-9a-f]{6}$'),
  add column mark text check (length(mark) <= 4000),
  add column support_email text check (length(support_email) <= 254),
  add column saved_at timestamptz,
  add column saved_by uuid references staff (id);

create table brand_hosts (
  host text primary key check (host ~ '^[a-z0-9.-]{1,253}(:[0-9]{1,5})?$'),
  brand_id uuid not null references brands (id),
  place smallint not null
);
create index brand_hosts_brand on brand_hosts (brand_id, place);
