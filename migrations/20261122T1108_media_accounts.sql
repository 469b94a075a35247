-- Register of sites and new-media accounts of the units: opened, read daily, closed.
create table media_accounts (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  organisation_id uuid not null,
  kind text not null check (kind in ('website', 'wechat', 'weibo', 'app', 'mini_program', 'video', 'other')),
  name text not null check (name <> ''),
  -- what readers search for: an account name, a domain
  account text not null default '',
  address text not null default '',
  site_code text not null default '',
  opened_on date not null,
  closed_on date,
  closing_reason text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  check (closed_on is null or closed_on >= opened_on)
);
create unique index media_accounts_once on media_accounts (tenant_id, kind, lower(account)) where account <> '' and closed_on is null;

-- The daily reading (每日读网): who looked, what was the newest thing there, what was wrong.
create table media_account_readings (
  tenant_id uuid not null,
  account_id uuid not null,
  read_on date not null,
  read_by text not null,
  newest_on date,
  finding text not null default '',
  read_at timestamptz not null default now(),
  primary key (tenant_id, account_id, read_on),
  foreign key (tenant_id, account_id) references media_accounts (tenant_id, id)
);
