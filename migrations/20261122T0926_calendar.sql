-- Working-day years loaded at run time; a year here stands above the one that came with the release. A tenant has its own, because
-- some regions have days off of their own.
create table calendar_years (
  tenant_id uuid not null references tenants (id),
  year integer not null check (year between 1949 and 2999),
  notices jsonb not null,
  off_days jsonb not null,
  work_days jsonb not null,
  version integer not null default 1,
  loaded_by text not null,
  loaded_at timestamptz not null,
  primary key (tenant_id, year)
);
