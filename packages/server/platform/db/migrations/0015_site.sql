-- Which state of the public pages is out: turned with whatever they show, so that every process draws them anew.
create table site_edition (
  singleton boolean primary key default true check (singleton),
  number bigint not null default 1
);
insert into site_edition default values;
