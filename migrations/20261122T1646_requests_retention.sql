-- Destruction of who asked, after its time: proposed by one, approved by another. The row is the certificate; it names cases by number only.
create table request_destructions (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  -- Cases that were closed before this day.
  closed_before date not null,
  state text not null default 'proposed' check (state in ('proposed', 'done', 'refused')),
  proposed_by text not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  decided_by text not null default '',
  decided_by_name text not null default '',
  decided_at timestamptz,
  -- Filled when it is done: how many people, files and texts.
  people integer not null default 0,
  files integer not null default 0,
  texts integer not null default 0,
  version integer not null default 1,
  primary key (tenant_id, id),
  check (state <> 'done' or decided_by <> proposed_by)
);
create table request_destruction_cases (
  tenant_id uuid not null,
  destruction_id uuid not null,
  request_id uuid not null,
  primary key (tenant_id, destruction_id, request_id),
  foreign key (tenant_id, destruction_id) references request_destructions (tenant_id, id),
  foreign key (tenant_id, request_id) references requests (tenant_id, id)
);
create index request_destruction_cases_request on request_destruction_cases (tenant_id, request_id);
