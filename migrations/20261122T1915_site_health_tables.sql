-- What is watched: a site of the tenant, or another host that the tenant answers for.
create table site_health_targets (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  -- the site of this platform that it is; null: a site elsewhere
  site_id uuid,
  name text not null check (name <> ''),
  -- scheme and host, with a port where it is not the usual one
  origin text not null check (origin ~ '^https?://[^/]+$'),
  -- other hosts whose pages belong to it
  hosts text[] not null default '{}',
  organisation_id uuid not null,
  -- false: a department without services to the public, whose table has no such group
  has_services boolean not null default true,
  is_watched boolean not null default true,
  -- when the next sample, crawl and check are due
  next_sample_at timestamptz not null default now(),
  next_crawl_at timestamptz not null default now(),
  next_check_at timestamptz not null default now(),
  -- hash of the word that a checker elsewhere proves itself with; null: none may
  checker_hash text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, origin),
  foreign key (tenant_id, site_id) references sites (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);

-- One attempt to open the home page, by this platform or by a checker elsewhere. The same sample sent twice is one.
create table site_health_samples (
  tenant_id uuid not null,
  target_id uuid not null,
  sampled_at timestamptz not null,
  source text not null check (source ~ '^[a-z0-9][a-z0-9._-]{0,40}$'),
  sampled_on date not null,
  is_open boolean not null,
  milliseconds integer not null check (milliseconds >= 0),
  status integer,
  fault text not null default '',
  primary key (tenant_id, target_id, sampled_at, source),
  foreign key (tenant_id, target_id) references site_health_targets (tenant_id, id)
);
create index site_health_samples_days on site_health_samples (tenant_id, target_id, sampled_on);

-- A walk through the pages of a target. Its addresses are rows, so that it goes on where it was when the program was killed.
create table site_health_crawls (
  tenant_id uuid not null,
  id uuid not null,
  target_id uuid not null,
  state text not null default 'running' check (state in ('running', 'done', 'stopped')),
  -- why it ended before its end: host_away, robots, asked; '' when it did not
  reason text not null default '',
  -- true when there was more than the limits allow
  is_cut boolean not null default false,
  started_at timestamptz not null,
  ended_at timestamptz,
  -- who works on it, until when; a process that was killed lets go by itself
  leased_until timestamptz,
  pages integer not null default 0,
  links integer not null default 0,
  primary key (tenant_id, id),
  foreign key (tenant_id, target_id) references site_health_targets (tenant_id, id)
);
create unique index site_health_crawls_one on site_health_crawls (tenant_id, target_id) where state = 'running';

create table site_health_addresses (
  tenant_id uuid not null,
  crawl_id uuid not null,
  id uuid not null,
  address text not null check (length(address) <= 2000),
  host text not null,
  -- a page of the target is read; of anything else it is only seen whether it opens
  is_inside boolean not null,
  depth integer not null,
  -- first what was wrong before
  is_first boolean not null default false,
  found_on text not null default '',
  words text not null default '',
  state text not null default 'waiting' check (state in ('waiting', 'done', 'left')),
  verdict text not null default '' check (verdict in ('', 'opens', 'dead', 'unsure')),
  fault text not null default '',
  status integer,
  attempts integer not null default 0,
  not_before timestamptz,
  -- what was read on a page: tags, newest day, marks of the foot
  facts jsonb,
  primary key (tenant_id, crawl_id, id),
  unique (tenant_id, crawl_id, address),
  foreign key (tenant_id, crawl_id) references site_health_crawls (tenant_id, id) on delete cascade
);
create index site_health_addresses_waiting on site_health_addresses (tenant_id, crawl_id, host) where state = 'waiting';

-- When each kind of thing was looked at last, and whether that could be done: nothing is closed by a check that could not be made.
create table site_health_checks (
  tenant_id uuid not null,
  target_id uuid not null,
  kind text not null,
  checked_at timestamptz not null,
  outcome text not null check (outcome in ('checked', 'could_not')),
  facts jsonb not null default '{}',
  primary key (tenant_id, target_id, kind),
  foreign key (tenant_id, target_id) references site_health_targets (tenant_id, id)
);

-- Something to mend, open until a later check does not see it any more.
create table site_health_findings (
  tenant_id uuid not null,
  id uuid not null,
  target_id uuid not null,
  kind text not null,
  -- names the thing within target and kind: column:<id>, an address, a tag
  key text not null check (length(key) <= 2100),
  organisation_id uuid not null,
  title text not null,
  address text not null default '',
  facts jsonb not null default '{}',
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  mended_at timestamptz,
  -- what the officer said is done next, and until when
  plan text not null default '',
  plan_by date,
  -- set aside with a reason: it does not count
  excuse text not null default '',
  excused_by text not null default '',
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, target_id) references site_health_targets (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
create unique index site_health_findings_open on site_health_findings (tenant_id, target_id, kind, key) where mended_at is null;
create index site_health_findings_mended on site_health_findings (tenant_id, mended_at desc) where mended_at is not null;

-- The table of indicators of one target and month: judged by people line by line, frozen when settled.
create table site_self_checks (
  tenant_id uuid not null,
  id uuid not null,
  target_id uuid not null,
  -- the first day of the month
  month date not null check (extract(day from month) = 1),
  result jsonb,
  settled_at timestamptz,
  settled_by text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, target_id, month),
  foreign key (tenant_id, target_id) references site_health_targets (tenant_id, id),
  check ((settled_at is null) = (result is null))
);
create table site_self_check_judgements (
  tenant_id uuid not null,
  self_check_id uuid not null,
  line text not null,
  verdict text not null check (verdict in ('met', 'unmet', 'not_applicable')),
  points numeric(6, 2) not null default 0 check (points >= 0),
  evidence text not null check (evidence <> ''),
  judged_by text not null,
  judged_at timestamptz not null,
  primary key (tenant_id, self_check_id, line),
  foreign key (tenant_id, self_check_id) references site_self_checks (tenant_id, id)
);

-- What a place sets differently from the settings of the release, with its source.
create table site_health_settings (
  tenant_id uuid not null references tenants (id),
  code text not null,
  value jsonb not null,
  source text not null check (source <> ''),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (tenant_id, code)
);
