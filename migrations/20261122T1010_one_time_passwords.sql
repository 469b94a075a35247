-- A one-time password that lies in a drawer for a year is a key for whoever finds it: it ends at a time that was told with it.
alter table accounts add column one_time_until timestamptz;
-- Those that were printed before there was an end get one now.
update accounts set one_time_until = now() + interval '72 hours' where must_change_password;
alter table accounts add constraint accounts_one_time check (must_change_password = (one_time_until is not null));
