-- Pages that an editor composes: the home page of a site, special topics and compilations, single texts, the guide of a unit.
create table pages (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  site_id uuid not null,
  -- the column that shows it (a single text, a guide) or lists it (a special topic)
  column_id uuid,
  organisation_id uuid not null,
  kind text not null check (kind in ('home', 'topic', 'compilation', 'text', 'guide')),
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,60}$'),
  created_at timestamptz not null default now(),
  created_by text not null,
  primary key (tenant_id, id),
  unique (tenant_id, site_id, code),
  foreign key (tenant_id, site_id) references sites (tenant_id, id),
  foreign key (tenant_id, column_id) references site_columns (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
create unique index pages_one_home on pages (tenant_id, site_id) where kind = 'home';
create unique index pages_one_in_column on pages (tenant_id, column_id) where kind in ('text', 'guide');

create table page_editions (
  tenant_id uuid not null,
  id uuid not null,
  page_id uuid not null,
  number integer not null,
  state text not null check (state in ('draft', 'live', 'superseded', 'withdrawn')),
  version integer not null default 1,
  title text not null default '',
  title_en text not null default '',
  summary text not null default '',
  cover text,
  cover_alt text not null default '',
  blocks jsonb not null,
  -- the pictures it shows, its cover among them: they have an address while it is live
  pictures text[] not null default '{}',
  -- everybody who wrote in it: none of them may publish it
  author_ids text[] not null default '{}',
  created_at timestamptz not null default now(),
  changed_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, page_id, number),
  foreign key (tenant_id, page_id) references pages (tenant_id, id)
);
create unique index page_editions_one_live on page_editions (tenant_id, page_id) where state = 'live';
create unique index page_editions_one_draft on page_editions (tenant_id, page_id) where state = 'draft';
create index page_editions_pictures on page_editions using gin (pictures) where state = 'live';
