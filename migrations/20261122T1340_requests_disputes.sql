-- 行政复议、行政诉讼: what a request led to afterwards. One row a proceeding; a suit after a reconsideration is a row of its own.
create table request_disputes (
  tenant_id uuid not null,
  id uuid not null,
  -- The authority whose act is contested.
  organisation_id uuid not null,
  -- Null for what is not about a request (proactive disclosure, a third party of long ago).
  request_id uuid,
  track text not null check (track in ('reconsideration', 'suit', 'suit_after')),
  -- 案号
  number text not null default '',
  -- 复议机关 or 法院
  body text not null check (body <> ''),
  -- 普通程序、简易程序: decides how long the authority has to answer
  procedure text not null default 'ordinary' check (procedure in ('ordinary', 'simple')),
  filed_on date not null,
  -- The day on which the authority received the copy: its time to answer counts from there. Null: not yet.
  served_on date,
  answer_due_on date,
  answer_provisional boolean not null default false,
  answered_on date,
  result text not null default '' check (result in ('', 'upheld', 'corrected', 'other')),
  ended_on date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  foreign key (tenant_id, request_id) references requests (tenant_id, id),
  check ((result = '') = (ended_on is null)),
  check (ended_on is null or ended_on >= filed_on)
);
create index request_disputes_of_year on request_disputes (tenant_id, organisation_id, filed_on);
create index request_disputes_of_request on request_disputes (tenant_id, request_id) where request_id is not null;

-- 政府信息公开工作年度报告: what people enter for a unit and year, and the tables as they were published.
create table annual_reports (
  tenant_id uuid not null,
  organisation_id uuid not null,
  year integer not null check (year between 2008 and 2999),
  inputs jsonb not null,
  -- Frozen when the report is settled; what comes to light later is seen as a difference.
  tables jsonb,
  settled_at timestamptz,
  settled_by text not null default '',
  version integer not null default 1,
  primary key (tenant_id, organisation_id, year),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  check ((tables is null) = (settled_at is null))
);
