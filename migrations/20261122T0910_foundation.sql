create table tenants (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z][a-z0-9-]{1,30}$'),
  name text not null check (name <> ''),
  name_en text not null default '',
  region_code text not null default '',
  created_at timestamptz not null default now()
);

-- A web site of a tenant. The site without a host answers for every address that no other site claims.
create table sites (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  name text not null check (name <> ''),
  name_en text not null default '',
  host text unique,
  -- 网站标识码, ten digits given by the site register; empty until assigned
  site_code text not null default '',
  icp_number text not null default '',
  police_number text not null default '',
  organiser text not null default '',
  contact text not null default '',
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);

create table organisations (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  parent_id uuid,
  code text not null check (code ~ '^[a-z][a-z0-9-]{0,40}$'),
  name text not null check (name <> ''),
  short_name text not null default '',
  name_en text not null default '',
  kind text not null default 'department' check (kind in ('government', 'department', 'district', 'institution', 'enterprise')),
  credit_code text not null default '',
  address text not null default '',
  phone text not null default '',
  office_hours text not null default '',
  duties text not null default '',
  sort_order integer not null default 0,
  status text not null default 'active' check (status in ('active', 'closed')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, parent_id) references organisations (tenant_id, id),
  check (parent_id is distinct from id)
);
create unique index organisations_credit_code on organisations (tenant_id, credit_code) where credit_code <> '';

create table accounts (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  name text not null check (name ~ '^[a-z0-9][a-z0-9._-]{1,40}$'),
  display_name text not null check (display_name <> ''),
  organisation_id uuid,
  password_hash text not null,
  must_change_password boolean not null default true,
  status text not null default 'active' check (status in ('active', 'disabled')),
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  last_signed_in_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, name),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);

-- A role holds below one organisation and everything under it; without one, in the whole tenant.
create table account_roles (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  organisation_id uuid,
  granted_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
create unique index account_roles_once on account_roles (tenant_id, account_id, role, coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'));

-- Only a hash of the session token is kept: a copy of the table lets nobody in.
create table sessions (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  address text not null default '',
  user_agent text not null default '',
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id)
);
create index sessions_of_account on sessions (tenant_id, account_id) where revoked_at is null;

create table audit_entries (
  tenant_id uuid not null,
  id uuid not null,
  occurred_at timestamptz not null,
  actor_kind text not null check (actor_kind in ('account', 'system')),
  actor_id text not null,
  actor_name text not null,
  action text not null,
  subject_type text not null,
  subject_id text not null,
  before jsonb,
  after jsonb,
  request_id text not null default '',
  primary key (tenant_id, id)
);
create index audit_entries_subject on audit_entries (tenant_id, subject_type, subject_id, id);
create index audit_entries_actor on audit_entries (tenant_id, actor_id, id);

-- The chain stands beside the entries, so that an entry is never touched after it was written.
create table audit_chain (
  tenant_id uuid not null,
  seq bigint not null,
  entry_id uuid not null,
  hash bytea not null,
  sealed_at timestamptz not null default now(),
  primary key (tenant_id, seq),
  unique (tenant_id, entry_id)
);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'audit rows are append-only';
end $$;
create trigger audit_entries_append_only before update or delete or truncate on audit_entries
  for each statement execute function audit_is_append_only();
create trigger audit_chain_append_only before update or delete or truncate on audit_chain
  for each statement execute function audit_is_append_only();
