-- The columns of a site: a tree of addresses under which published things are listed.
create table site_columns (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  site_id uuid not null,
  parent_id uuid,
  -- its address: /columns/<code>
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,60}$'),
  name text not null check (name <> ''),
  name_en text not null default '',
  kind text not null check (kind in ('list', 'page', 'link', 'group', 'topics')),
  -- its part in a unit's disclosure platform, whose names are prescribed; '' for every other column
  role text not null default '' check (role in ('', 'platform', 'guide', 'rules', 'statutory', 'statutory_item', 'annual_reports', 'requests')),
  -- article and item of the Regulation that a statutory item stands for: 20-1
  clause text not null default '',
  -- the unit that answers for what stands in it
  organisation_id uuid,
  description text not null default '',
  keywords text not null default '',
  -- 栏目类别, as inspection tools read it
  category text not null default '',
  link text not null default '',
  -- something new at least every so many days; null: no rule
  freshness_days integer check (freshness_days between 1 and 3660),
  in_navigation boolean not null default false,
  sort_order integer not null default 0,
  status text not null default 'open' check (status in ('open', 'closed')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, site_id, code),
  foreign key (tenant_id, site_id) references sites (tenant_id, id),
  foreign key (tenant_id, parent_id) references site_columns (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  check (parent_id is distinct from id)
);
create unique index site_columns_one_platform on site_columns (tenant_id, site_id, organisation_id) where role = 'platform';

-- A published (or not yet published) thing in a column. What the public sees of it the gate decides at every reading; the date and the
-- mark are kept here only so that a long list can be read along its index.
create table column_placements (
  tenant_id uuid not null,
  column_id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  listed_on date not null,
  is_public boolean not null default false,
  placed_at timestamptz not null default now(),
  placed_by text not null,
  primary key (tenant_id, column_id, subject_type, subject_id),
  foreign key (tenant_id, column_id) references site_columns (tenant_id, id)
);
create index column_placements_listed on column_placements (tenant_id, column_id, listed_on desc, subject_id desc) where is_public;
create index column_placements_of_subject on column_placements (tenant_id, subject_type, subject_id);

create function column_placements_follow() returns trigger language plpgsql as $$
begin
  update column_placements p
  set is_public = (new.state = 'published'),
      listed_on = coalesce(
        (select e.published_on from document_editions e
         where new.subject_type = 'document' and e.tenant_id = new.tenant_id and e.id = new.edition_id),
        (new.visible_from at time zone 'Asia/Shanghai')::date)
  where p.tenant_id = new.tenant_id and p.subject_type = new.subject_type and p.subject_id = new.subject_id;
  return new;
end $$;
create trigger publications_placements after insert or update of state, edition_id, visible_from on publications
  for each row execute function column_placements_follow();
