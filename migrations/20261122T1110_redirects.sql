-- Old addresses lead to their new ones for ever: rows are added and corrected, never removed.
create table redirects (
  tenant_id uuid not null references tenants (id),
  -- '' stands for every host of the tenant
  host text not null default '',
  path text not null check (path like '/%' and length(path) <= 1000),
  target text not null check (target <> ''),
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, host, path)
);
