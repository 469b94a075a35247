-- How texts of a unit are reviewed before they go out: steps as data. Without unit and kind: for the whole tenant.
create table review_chains (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  name text not null check (name <> ''),
  organisation_id uuid,
  kind text not null default '',
  steps jsonb not null,
  distinct_reviewers boolean not null default true,
  is_active boolean not null default true,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
create unique index review_chains_active on review_chains
  (tenant_id, kind, coalesce(organisation_id, '00000000-0000-0000-0000-000000000000')) where is_active;

-- One run of a text through its chain. Where it stands is in its workflow instance, which has the same id.
create table reviews (
  tenant_id uuid not null,
  id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  edition_id uuid not null,
  organisation_id uuid not null,
  title text not null,
  steps jsonb not null,
  distinct_reviewers boolean not null,
  author_ids text[] not null,
  submitted_by text not null,
  submitted_by_name text not null,
  submitted_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references workflow_instances (tenant_id, id)
);
create index reviews_of_edition on reviews (tenant_id, edition_id);
create index reviews_submitted on reviews (tenant_id, submitted_by, submitted_at desc);
