-- Old stock goes out without interpretations: nobody explains what has been public for years. Younger documents are still owed one.
alter table interpretation_settings add column stock_days integer not null default 365 check (stock_days between 0 and 3650);
