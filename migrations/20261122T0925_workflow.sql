-- A workflow table as it stood when cases were started with it; the hash is of its content, so a table is stored once however many cases keep to it.
create table workflow_definitions (
  tenant_id uuid not null references tenants (id),
  key text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  definition jsonb not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, key, hash)
);

create table workflow_instances (
  tenant_id uuid not null,
  id uuid not null,
  subject_type text not null check (subject_type <> ''),
  subject_id uuid not null,
  definition_key text not null,
  definition_hash text not null,
  state text not null,
  -- Grows with every step; whoever takes a step names the version he saw.
  version integer not null check (version > 0),
  started_at timestamptz not null,
  changed_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, definition_key, definition_hash) references workflow_definitions (tenant_id, key, hash)
);
create unique index workflow_instances_running on workflow_instances (tenant_id, subject_type, subject_id, definition_key)
  where ended_at is null;
create index workflow_instances_subject on workflow_instances (tenant_id, subject_type, subject_id, started_at);
create index workflow_instances_waiting on workflow_instances (tenant_id, definition_key, state, changed_at)
  where ended_at is null;

-- One row a step, the start included; never changed afterwards.
create table workflow_steps (
  tenant_id uuid not null,
  instance_id uuid not null,
  version integer not null,
  transition text not null,
  from_state text,
  to_state text not null,
  actor_kind text not null check (actor_kind in ('account', 'system')),
  actor_id text not null,
  actor_name text not null,
  note text not null default '',
  occurred_at timestamptz not null,
  primary key (tenant_id, instance_id, version),
  foreign key (tenant_id, instance_id) references workflow_instances (tenant_id, id)
);
