-- Hiding a whole case, and showing it again: proposed by one, decided by another. Whether a case is hidden stands in the case; these rows say how it came to be.
alter table requests add column is_hidden boolean not null default false;
create index requests_hidden on requests (tenant_id, id) where is_hidden;

create table request_hidings (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  request_id uuid not null,
  kind text not null check (kind in ('hide', 'show')),
  state text not null default 'proposed' check (state in ('proposed', 'done', 'refused')),
  -- Encrypted: a reason may name people.
  reason_sealed text not null,
  proposed_by text not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  decided_by text not null default '',
  decided_by_name text not null default '',
  decided_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, request_id) references requests (tenant_id, id),
  check (state <> 'done' or decided_by <> proposed_by)
);
-- One proposal for a case at a time.
create unique index request_hidings_waiting on request_hidings (tenant_id, request_id) where state = 'proposed';
create index request_hidings_request on request_hidings (tenant_id, request_id, proposed_at desc);
