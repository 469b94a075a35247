-- 依申请公开: a case from intake to archive. What may name people (identity, contact, the words of the request, opinions, notes) is encrypted;
-- the columns in clear are what lists, clocks and statistics need.
create table requests (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  -- The authority that answers.
  organisation_id uuid not null,
  -- What the applicant follows the case by; unguessable.
  code text not null,
  -- A form is taken in once however often it is sent.
  submission_key text not null,
  channel text not null check (channel in ('web', 'counter', 'post_signed', 'post_plain', 'fax', 'email')),
  -- 条例 article 29: told by word of mouth, written down by the officer.
  is_oral boolean not null default false,
  applicant_kind text not null check (applicant_kind in ('natural', 'business', 'research', 'charity', 'legal_service', 'other')),
  locale text not null default 'zh' check (locale in ('zh', 'en')),
  -- Name, number, description and other words of what is asked for.
  content_sealed text not null,
  delivery_form text not null check (delivery_form in ('electronic', 'paper', 'inspect')),
  delivery_way text not null check (delivery_way in ('email', 'post', 'pickup', 'fax', 'onsite')),
  wants_help boolean not null default false,
  -- Copies of the workflow's for lists.
  state text not null default 'received',
  version integer not null default 1,
  workflow_id uuid not null,
  registration_year integer,
  registration_number integer,
  -- Who has it on his desk.
  officer_id uuid,
  arrived_at timestamptz not null,
  -- 条例 article 31; null until both sides have confirmed where the channel asks for it.
  received_on date,
  registered_at timestamptz,
  -- Copies of what the clock says, for lists; computed anew on each event and whenever the calendar changes.
  clock_state text not null default 'not_started' check (clock_state in ('not_started', 'running', 'paused', 'stopped')),
  due_on date,
  due_provisional boolean not null default false,
  -- The day until which the applicant is to mend the request, or to pay.
  applicant_due_on date,
  replied_on date,
  -- Set when the request was split off from another, joined into another, or handed to another authority.
  origin_id uuid,
  joined_into_id uuid,
  closed_at timestamptz,
  archived_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  unique (tenant_id, submission_key),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  foreign key (tenant_id, workflow_id) references workflow_instances (tenant_id, id),
  foreign key (tenant_id, origin_id) references requests (tenant_id, id),
  foreign key (tenant_id, joined_into_id) references requests (tenant_id, id),
  check ((registration_year is null) = (registration_number is null))
);
create unique index requests_number on requests (tenant_id, organisation_id, registration_year, registration_number)
  where registration_number is not null;
create index requests_open on requests (tenant_id, organisation_id, due_on, id) where closed_at is null;
create index requests_newest on requests (tenant_id, organisation_id, arrived_at desc, id desc);
create index requests_officer on requests (tenant_id, officer_id, due_on) where closed_at is null;
create index requests_origin on requests (tenant_id, origin_id) where origin_id is not null;
-- Years of a unit: the annual report and everything else that counts cases.
create index requests_closed on requests (tenant_id, organisation_id, closed_at) where closed_at is not null;

-- Gapless: the row is locked until the registration commits, and a registration that fails gives its number back.
create table request_numbers (
  tenant_id uuid not null,
  organisation_id uuid not null,
  year integer not null,
  last_number integer not null,
  primary key (tenant_id, organisation_id, year),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);

-- One row a thing asked for; decided one by one (区分处理, 条例 article 37).
create table request_items (
  tenant_id uuid not null,
  request_id uuid not null,
  id uuid not null,
  position integer not null check (position > 0),
  title_sealed text not null,
  -- A code of the table of outcomes; empty until decided.
  outcome text not null default '',
  reasons_sealed text not null default '',
  -- 条例 article 15: whether keeping it back would harm the public interest, where third parties object.
  interest_sealed text not null default '',
  decided_by_name text not null default '',
  decided_at timestamptz,
  primary key (tenant_id, request_id, id),
  unique (tenant_id, request_id, position),
  foreign key (tenant_id, request_id) references requests (tenant_id, id)
);

-- Who asks, kept apart from the case: shown on need, each reading audited; destroyed after its time.
create table request_people (
  tenant_id uuid not null,
  request_id uuid not null,
  id uuid not null,
  role text not null check (role in ('applicant', 'agent')),
  identity_sealed text not null,
  contact_sealed text not null,
  -- Keyed hashes: the same document asks again; last characters together with the case's code, for the status page.
  document_index text not null,
  phone_tail_index text not null,
  document_tail_index text not null,
  destroyed_at timestamptz,
  primary key (tenant_id, request_id, id),
  foreign key (tenant_id, request_id) references requests (tenant_id, id)
);
create index request_people_document on request_people (tenant_id, document_index, request_id);

-- Units that work on a case beside the authority itself: 承办 (one) and 协办.
create table request_units (
  tenant_id uuid not null,
  request_id uuid not null,
  organisation_id uuid not null,
  role text not null check (role in ('lead', 'co')),
  since timestamptz not null,
  primary key (tenant_id, request_id, organisation_id),
  foreign key (tenant_id, request_id) references requests (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
create unique index request_units_lead on request_units (tenant_id, request_id) where role = 'lead';
create index request_units_organisation on request_units (tenant_id, organisation_id, request_id);

-- What happened to the clock of the reply: events as foundation/clocks takes them; the clock is always computed from these rows.
create table request_clock_events (
  tenant_id uuid not null,
  request_id uuid not null,
  id uuid not null,
  rule text not null default 'request.reply',
  kind text not null,
  occurred_on date not null,
  event jsonb not null,
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  primary key (tenant_id, request_id, id),
  foreign key (tenant_id, request_id) references requests (tenant_id, id)
);

-- Others who are asked: third parties (article 32), other authorities (33), those who made it together with us (34), and units within.
create table request_consultations (
  tenant_id uuid not null,
  request_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('third_party', 'other_agency', 'co_producer', 'unit')),
  organisation_id uuid,
  -- Who is asked and where, what is asked, what was said.
  asked_sealed text not null,
  answer_sealed text not null default '',
  answer text not null default '' check (answer in ('', 'agrees', 'refuses', 'partly', 'opinion', 'silent')),
  asked_on date not null,
  -- The day on which the letter was received: the time runs from there.
  received_on date,
  due_on date,
  answered_on date,
  version integer not null default 1,
  asked_by_name text not null,
  answered_by_name text not null default '',
  primary key (tenant_id, request_id, id),
  foreign key (tenant_id, request_id) references requests (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
create index request_consultations_waiting on request_consultations (tenant_id, organisation_id, due_on)
  where kind = 'unit' and answered_on is null;

-- What was done and written on a case, never changed: notices of correction, searches, extensions, delays, notes, reasons of the applicant.
create table request_records (
  tenant_id uuid not null,
  request_id uuid not null,
  id uuid not null,
  kind text not null,
  occurred_on date not null,
  data jsonb not null default '{}',
  words_sealed text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (tenant_id, request_id, id),
  foreign key (tenant_id, request_id) references requests (tenant_id, id)
);

-- Files with a case. Bytes of applicants lie encrypted in the store.
create table request_files (
  tenant_id uuid not null,
  request_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('identity', 'attachment')),
  name_sealed text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  primary key (tenant_id, request_id, id),
  foreign key (tenant_id, request_id) references requests (tenant_id, id)
);

-- What somebody began to fill in, kept under a code that only he has; gone after its time.
create table request_drafts (
  tenant_id uuid not null,
  code_index text not null,
  body_sealed text not null,
  expires_at timestamptz not null,
  primary key (tenant_id, code_index)
);
create index request_drafts_expired on request_drafts (expires_at);

-- Stored bytes that something other than a document holds: the sweep of the store leaves them alone.
create table held_files (
  tenant_id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  holder_type text not null,
  holder_id uuid not null,
  primary key (tenant_id, sha256, holder_type, holder_id)
);
create index held_files_sha256 on held_files (sha256);
