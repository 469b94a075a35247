create table documents (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  organisation_id uuid not null,
  source text not null check (source in ('import', 'written')),
  created_at timestamptz not null default now(),
  created_by text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
create index documents_of_organisation on documents (tenant_id, organisation_id, id);

create table document_editions (
  tenant_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  number integer not null,
  state text not null check (state in ('draft', 'in_review', 'approved', 'live', 'superseded', 'withdrawn')),
  version integer not null default 1,
  title text not null,
  document_number text not null default '',
  issuing_body text not null default '',
  index_number text not null default '',
  topic text not null default '',
  subject_words text not null default '',
  main_recipients text not null default '',
  made_on date,
  published_on date,
  validity text not null default '' check (validity in ('', 'in_force', 'amended', 'partly_invalid', 'expired', 'repealed', 'not_yet_in_force')),
  body jsonb not null,
  plain_text text not null,
  warnings jsonb not null default '[]',
  -- the file it was made from: its bytes lie in the content store
  original_file text,
  original_name text not null default '',
  original_media_type text not null default '',
  -- everybody who wrote in it: none of them may approve it
  author_ids text[] not null default '{}',
  created_at timestamptz not null default now(),
  changed_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, document_id, number),
  foreign key (tenant_id, document_id) references documents (tenant_id, id)
);
create unique index document_editions_one_live on document_editions (tenant_id, document_id) where state = 'live';
create unique index document_editions_one_draft on document_editions (tenant_id, document_id) where state in ('draft', 'in_review', 'approved');
create index document_editions_live_by_date on document_editions (tenant_id, published_on desc, id desc) where state = 'live';
create index document_editions_drafts on document_editions (tenant_id, changed_at desc) where state in ('draft', 'in_review', 'approved');
create index document_editions_number on document_editions (tenant_id, document_number) where document_number <> '';

-- One claim a document number and one a text: two imports of the same thing at the same moment cannot both succeed.
create table document_keys (
  tenant_id uuid not null,
  kind text not null check (kind in ('number', 'text')),
  key text not null,
  document_id uuid not null,
  primary key (tenant_id, kind, key),
  -- checked at the commit: a key is claimed before its document is written
  foreign key (tenant_id, document_id) references documents (tenant_id, id) deferrable initially deferred
);
create index document_keys_of_document on document_keys (tenant_id, document_id);

-- Which documents hold a stored file (original or image): decides who may open it, and what the sweep must keep.
create table document_files (
  tenant_id uuid not null,
  sha256 text not null,
  document_id uuid not null,
  primary key (tenant_id, sha256, document_id),
  foreign key (tenant_id, sha256) references files (tenant_id, sha256),
  foreign key (tenant_id, document_id) references documents (tenant_id, id)
);
create index document_files_of_document on document_files (tenant_id, document_id);

create table document_tasks (
  tenant_id uuid not null,
  edition_id uuid not null,
  position integer not null,
  path text not null,
  anchor text not null,
  text text not null,
  lead text[] not null,
  responsible text[] not null,
  due_on date,
  dates jsonb not null,
  frequencies jsonb not null,
  limits jsonb not null,
  thresholds jsonb not null,
  unit_words text not null default '',
  corrected_by text,
  corrected_at timestamptz,
  primary key (tenant_id, edition_id, position),
  foreign key (tenant_id, edition_id) references document_editions (tenant_id, id)
);

-- What the public may see, of any kind. The version grows with every publication and withdrawal; a withdrawal stays as a tombstone.
create table publications (
  tenant_id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  version bigint not null,
  state text not null check (state in ('published', 'withdrawn')),
  edition_id uuid not null,
  organisation_id uuid not null,
  visible_from timestamptz not null,
  withdrawn_at timestamptz,
  reason text not null default '',
  -- a privacy or secrecy correction hides even the title on the tombstone
  title_hidden boolean not null default false,
  primary key (tenant_id, subject_type, subject_id)
);
create index publications_of_organisation on publications (tenant_id, organisation_id, subject_type) where state = 'published';

create table publication_receipts (
  tenant_id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  version bigint not null,
  surface text not null,
  settled_at timestamptz not null,
  primary key (tenant_id, subject_type, subject_id, version, surface)
);

-- Files that a published thing shows or offers: the only files with a public address.
create table publication_files (
  tenant_id uuid not null,
  sha256 text not null,
  subject_type text not null,
  subject_id uuid not null,
  name text not null,
  media_type text not null,
  primary key (tenant_id, sha256, subject_type, subject_id)
);
create index publication_files_of_subject on publication_files (tenant_id, subject_type, subject_id);

-- One upload of files in the console, or one run of `yg import`, and what became of each file.
create table imports (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  state text not null check (state in ('reading', 'ready', 'saving', 'done')),
  created_by text not null,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (tenant_id, id)
);
create table import_items (
  tenant_id uuid not null,
  import_id uuid not null,
  position integer not null,
  file_name text not null,
  file text,
  media_type text not null default '',
  state text not null check (state in ('waiting', 'read', 'failed', 'duplicate', 'saved', 'left_out')),
  error_code text,
  error_details jsonb,
  reading jsonb,
  document_id uuid,
  primary key (tenant_id, import_id, position),
  foreign key (tenant_id, import_id) references imports (tenant_id, id)
);
