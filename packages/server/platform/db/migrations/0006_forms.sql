-- Forms are edited in the desk: a version says who saved it, on top of which one, and why. Nobody: it was shipped.
alter table intake_forms add column saved_by uuid references staff (id);
alter table intake_forms add column based_on int;
alter table intake_forms add column note text not null default '';
