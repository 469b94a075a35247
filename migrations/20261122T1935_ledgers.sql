-- Ledgers: what the platform cannot see, filed by hand and confirmed by another person. One table for all kinds; the fields of a kind are data.
create table ledger_entries (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  kind text not null,
  organisation_id uuid not null,
  title text not null,
  fields jsonb not null default '{}',
  -- from the field that says when it was done; null while a draft does not say it
  occurred_on date,
  occurred_at timestamptz,
  -- what it answers: another entry, or an obligation
  about_type text not null default '' check (about_type in ('', 'ledger_entry', 'obligation')),
  about_id text not null default '',
  -- what no two entries that are sent in or confirmed may agree in; '' where nothing is compared
  once_key text not null default '',
  state text not null default 'draft' check (state in ('draft', 'submitted', 'confirmed', 'taken_back', 'dropped')),
  -- why it was returned or taken back
  reason text not null default '',
  -- a form that is sent twice makes one entry
  submission_key text not null,
  author_ids text[] not null,
  decided_by text not null default '',
  changed_at timestamptz not null default clock_timestamp(),
  created_at timestamptz not null default clock_timestamp(),
  version int not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, submission_key),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
create unique index ledger_entries_once on ledger_entries (tenant_id, once_key)
  where once_key <> '' and state in ('submitted', 'confirmed');
create index ledger_entries_by_kind on ledger_entries (tenant_id, kind, state, occurred_on desc);
create index ledger_entries_by_state on ledger_entries (tenant_id, state, changed_at desc);
create index ledger_entries_about on ledger_entries (tenant_id, about_id) where about_id <> '';

create table ledger_files (
  tenant_id uuid not null,
  entry_id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  media_type text not null,
  size bigint not null,
  -- goes out with a public entry
  is_public boolean not null default false,
  added_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, entry_id, sha256),
  foreign key (tenant_id, entry_id) references ledger_entries (tenant_id, id)
);
