-- Places where published information can be read on paper or a screen (政府信息查阅点).
create table reading_points (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  organisation_id uuid not null,
  name text not null check (name <> ''),
  kind text not null check (kind in ('archive', 'library', 'service_hall', 'community', 'other')),
  address text not null check (address <> ''),
  hours text not null default '',
  phone text not null default '',
  -- what lies there, in words
  stock text not null default '',
  -- the day on which somebody last looked what lies there
  stock_checked_on date,
  closed_on date,
  sort_order integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);

-- Where else a published document was shown, by whom and since when.
create table channel_handovers (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  document_id uuid not null,
  channel text not null check (channel in ('wechat', 'weibo', 'sms', 'board', 'print', 'other')),
  -- account, place or paper
  place text not null default '',
  link text not null default '',
  handed_at timestamptz not null,
  handed_by text not null,
  handed_by_name text not null,
  -- taken down there
  taken_back_at timestamptz,
  taken_back_by text not null default '',
  primary key (tenant_id, id),
  foreign key (tenant_id, document_id) references documents (tenant_id, id)
);
create index channel_handovers_of_document on channel_handovers (tenant_id, document_id, handed_at);
