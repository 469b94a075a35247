-- What makes a document a rule or normative document (规章、行政规范性文件), beside the document itself.
create table normative_documents (
  tenant_id uuid not null,
  document_id uuid not null,
  -- rule: 规章; normative: 行政规范性文件. Counted apart in the annual report.
  kind text not null check (kind in ('rule', 'normative')),
  -- 统一登记号; '' until it is given
  registration_number text not null default '',
  -- 签发: from this day the limit of publication counts
  signed_on date,
  effective_on date,
  -- 有效期: the last day on which it holds; null: none is set
  expires_on date,
  -- 暂行、试行
  is_trial boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by text not null,
  primary key (tenant_id, document_id),
  foreign key (tenant_id, document_id) references documents (tenant_id, id) on delete cascade
);
create unique index normative_documents_number on normative_documents (tenant_id, registration_number) where registration_number <> '';
create index normative_documents_expiring on normative_documents (tenant_id, expires_on) where expires_on is not null;

-- The yearly clean-up (清理): every document in force gets a result; published, the three lists set validity in one transaction.
create table normative_cleanups (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  title text not null check (title <> ''),
  year integer not null check (year between 1949 and 2999),
  -- the day from which its results hold, where the list names none for an entry
  since_on date not null,
  -- 牵头单位
  organisation_id uuid not null,
  prepared_by text not null,
  published_on date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
create table normative_cleanup_items (
  tenant_id uuid not null,
  cleanup_id uuid not null,
  document_id uuid not null,
  -- '' until somebody decided
  result text not null default '' check (result in ('', 'continue', 'amend', 'repeal', 'expire')),
  note text not null default '',
  -- a new last day, for one that goes on
  expires_on date,
  primary key (tenant_id, cleanup_id, document_id),
  foreign key (tenant_id, cleanup_id) references normative_cleanups (tenant_id, id) on delete cascade,
  foreign key (tenant_id, document_id) references documents (tenant_id, id) on delete cascade
);
create index normative_cleanup_items_of_document on normative_cleanup_items (tenant_id, document_id);

-- What changes the validity of a document. Declared with the document that does it, it takes effect when that one is published.
create table normative_effects (
  tenant_id uuid not null,
  id uuid not null,
  target_id uuid not null,
  kind text not null check (kind in ('amends', 'partly', 'replaces', 'repeals', 'expires', 'continues')),
  -- null: from the day on which the other document holds
  since_on date,
  by_id uuid,
  cleanup_id uuid,
  -- of 'continues': the new last day; null takes the limit away
  expires_on date,
  basis text not null default '',
  state text not null check (state in ('declared', 'in_effect')),
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, target_id) references documents (tenant_id, id) on delete cascade,
  foreign key (tenant_id, by_id) references documents (tenant_id, id) on delete cascade,
  foreign key (tenant_id, cleanup_id) references normative_cleanups (tenant_id, id),
  check (target_id <> by_id),
  check (state = 'declared' or since_on is not null)
);
create unique index normative_effects_once on normative_effects (tenant_id, by_id, target_id) where by_id is not null;
create index normative_effects_of_target on normative_effects (tenant_id, target_id);
create index normative_effects_since on normative_effects (tenant_id, since_on) where state = 'in_effect';

-- Rules that differ by place, each with its source; without a row the defaults of the program hold.
create table normative_settings (
  tenant_id uuid not null references tenants (id),
  publish_days integer not null check (publish_days between 1 and 60),
  publish_source text not null,
  warn_months integer not null check (warn_months between 1 and 24),
  warn_source text not null,
  -- e.g. ALGF—{year}—{serial}
  number_pattern text not null,
  number_source text not null,
  version integer not null default 1,
  primary key (tenant_id)
);

-- Which titles a live text cites (《…》), and by which titles a document is cited: both ends of a link, found again from the texts at any time.
create table normative_citations (
  tenant_id uuid not null,
  document_id uuid not null,
  title_key text not null,
  primary key (tenant_id, document_id, title_key),
  foreign key (tenant_id, document_id) references documents (tenant_id, id) on delete cascade
);
create index normative_citations_of_title on normative_citations (tenant_id, title_key);
create table normative_titles (
  tenant_id uuid not null,
  title_key text not null,
  document_id uuid not null,
  primary key (tenant_id, title_key, document_id),
  foreign key (tenant_id, document_id) references documents (tenant_id, id) on delete cascade
);
create index normative_titles_of_document on normative_titles (tenant_id, document_id);
-- The edition whose text was read for citations.
create table normative_read_editions (
  tenant_id uuid not null,
  document_id uuid not null,
  edition_id uuid not null,
  primary key (tenant_id, document_id),
  foreign key (tenant_id, document_id) references documents (tenant_id, id) on delete cascade
);
