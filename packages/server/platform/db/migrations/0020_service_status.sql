-- Whether what the help site needs answered: one look a minute, counted in one small row for each part and day (UTC).
create table service_days (
  component text not null check (length(component) between 1 and 60),
  day date not null,
  answered int not null default 0,
  missed int not null default 0,
  state text not null check (state in ('ok', 'down')),
  state_since timestamptz not null,
  measured_at timestamptz not null,
  ms int not null,
  primary key (component, day)
);
create index service_days_by_day on service_days (day);
