-- Issues of the gazette (政府公报), from the first one on.
create table gazette_issues (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  -- the unit that edits it
  organisation_id uuid not null,
  year integer not null check (year between 1900 and 2999),
  -- 第 N 期 of the year; serial: 总第 N 期, 0 when it is not counted
  number integer not null check (number between 1 and 400),
  serial integer not null default 0,
  note text not null default '',
  state text not null default 'draft' check (state in ('draft', 'published', 'withdrawn')),
  published_on date,
  -- canonical text of what was published, its SHA-256 and its Ed25519 signature; empty in a draft
  manifest text not null default '',
  sha256 text not null default '',
  signature text not null default '',
  public_key text not null default '',
  author_ids text[] not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
create unique index gazette_issues_number on gazette_issues (tenant_id, year, number) where state <> 'withdrawn';

create table gazette_items (
  tenant_id uuid not null,
  issue_id uuid not null,
  position integer not null,
  document_id uuid not null,
  -- 栏目 of the issue: 市政府文件, 部门文件
  section text not null default '',
  -- fixed when the issue is published: the edition that was printed and where
  edition_id uuid,
  title text not null default '',
  start_page integer,
  pages integer,
  primary key (tenant_id, issue_id, position),
  unique (tenant_id, issue_id, document_id),
  foreign key (tenant_id, issue_id) references gazette_issues (tenant_id, id),
  foreign key (tenant_id, document_id) references documents (tenant_id, id)
);
create index gazette_items_of_document on gazette_items (tenant_id, document_id);

-- The print edition as it was published.
create table gazette_prints (
  tenant_id uuid not null,
  issue_id uuid not null,
  sha256 text not null,
  pages integer not null,
  bytes bytea not null,
  primary key (tenant_id, issue_id),
  foreign key (tenant_id, issue_id) references gazette_issues (tenant_id, id)
);
create index gazette_prints_sha256 on gazette_prints (tenant_id, sha256);
