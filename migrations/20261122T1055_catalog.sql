-- The standard catalog (标准目录): what is to be made public, by whom, how soon, in the ten columns of 国办发〔2019〕54号.
create table catalog_entries (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  -- 试点领域 or another field that the place keeps a catalog for
  field text not null check (field <> ''),
  number integer not null,
  level1 text not null check (level1 <> ''),
  level2 text not null default '',
  content text not null check (content <> ''),
  basis text not null default '',
  -- the time limit as written, and what could be read of it
  time_limit text not null default '',
  terms jsonb not null default '[]',
  -- 公开主体 as written, and the unit that it names
  publisher text not null default '',
  organisation_id uuid,
  channels text[] not null default '{}',
  to_society boolean not null default true,
  -- 特定群体: which one; '' where the whole society is meant
  to_group text not null default '',
  proactive boolean not null default true,
  on_request boolean not null default false,
  at_county boolean not null default true,
  at_township boolean not null default false,
  -- what proves that it was done, besides the documents filed under it
  evidence text not null default '',
  status text not null default 'open' check (status in ('open', 'closed')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
create index catalog_entries_by_field on catalog_entries (tenant_id, field, number);
create index catalog_entries_of_unit on catalog_entries (tenant_id, organisation_id, field);

create table catalog_filings (
  tenant_id uuid not null,
  entry_id uuid not null,
  document_id uuid not null,
  filed_at timestamptz not null default now(),
  filed_by text not null,
  primary key (tenant_id, entry_id, document_id),
  foreign key (tenant_id, entry_id) references catalog_entries (tenant_id, id),
  foreign key (tenant_id, document_id) references documents (tenant_id, id) on delete cascade
);
create index catalog_filings_of_document on catalog_filings (tenant_id, document_id);
