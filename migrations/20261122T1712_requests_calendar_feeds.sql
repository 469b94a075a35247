-- The calendar address of an officer: last days of his cases for his own calendar program. One at a time; only a hash of the token is kept.
create table request_calendar_feeds (
  tenant_id uuid not null references tenants (id),
  account_id uuid not null,
  token_index text not null,
  created_at timestamptz not null,
  primary key (tenant_id, account_id),
  unique (token_index)
);
