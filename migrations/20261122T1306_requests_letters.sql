-- Texts of letters that a jurisdiction's lawyer put over those the project brings. Never changed: a new version is a new row, and a letter
-- names the versions it was made with.
create table request_letter_templates (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  code text not null check (code ~ '^[a-z_]+(\.[a-z_]+)?$'),
  version integer not null check (version >= 1),
  title text not null,
  body text not null check (body <> ''),
  -- why it was changed
  note text not null default '',
  created_at timestamptz not null default now(),
  created_by text not null,
  primary key (tenant_id, id),
  unique (tenant_id, code, version)
);

-- What a unit's letters say of the unit. Empty: what stands for the unit above it.
create table request_letter_settings (
  tenant_id uuid not null,
  organisation_id uuid not null,
  -- 机关代字 in 发文字号
  number_prefix text not null default '',
  reconsideration_body text not null default '',
  court text not null default '',
  contact_address text not null default '',
  contact_phone text not null default '',
  payment text not null default '',
  -- where these facts come from
  source text not null default '',
  version integer not null default 1,
  primary key (tenant_id, organisation_id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);

-- The last serial of a unit and year; raised in the transaction that issues the letter, so that numbers have no gaps.
create table request_letter_serials (
  tenant_id uuid not null,
  organisation_id uuid not null,
  year integer not null check (year between 2000 and 2999),
  last integer not null,
  primary key (tenant_id, organisation_id, year),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);

create table request_letters (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  request_id uuid not null,
  kind text not null,
  -- what in the case caused the letter: the same cause gives no second letter
  cause text not null check (cause <> ''),
  number text not null,
  year integer not null,
  serial integer not null,
  dated_on date not null,
  -- the version of each text that went in
  texts jsonb not null,
  -- recipient and words are personal data
  content_sealed text not null,
  issued_at timestamptz not null,
  issued_by text not null,
  -- 送达: '' until it is proven
  delivered_way text not null default '',
  delivered_on date,
  delivery_proof text not null default '',
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, request_id, kind, cause),
  unique (tenant_id, organisation_id, year, serial),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
create unique index request_letters_number on request_letters (tenant_id, number);
