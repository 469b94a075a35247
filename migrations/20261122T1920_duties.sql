-- Obligations (what must be done, by whom, when, proven by what) and the duties that follow from them. `duties` is derived: it can be
-- computed again at any time from obligations, evidence, the calendar and the units, and is the same then.
create table obligations (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  code text not null check (code <> ''),
  -- the field of duty: PUB, INT, REQ …
  field text not null,
  -- where it came from: a rule pack, an item of a plan; empty: by hand
  pack text not null default '',
  pack_version text not null default '',
  plan_item_id uuid,
  document_id uuid,
  -- the last day on which it holds, set when it was ended or deleted; its open duties are closed on that day and stay
  ended_on date,
  end_reason text not null default '',
  is_deleted boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, code)
);
create index obligations_of_document on obligations (tenant_id, document_id) where document_id is not null;
create index obligations_of_plan_item on obligations (tenant_id, plan_item_id) where plan_item_id is not null;

-- What an obligation says from a day on. Periods that ended before that day keep the rule of the version before.
create table obligation_versions (
  tenant_id uuid not null,
  obligation_id uuid not null,
  number integer not null,
  valid_from date not null,
  body jsonb not null,
  reason text not null default '',
  changed_at timestamptz not null default clock_timestamp(),
  changed_by text not null,
  primary key (tenant_id, obligation_id, number),
  unique (tenant_id, obligation_id, valid_from),
  foreign key (tenant_id, obligation_id) references obligations (tenant_id, id)
);

create table duties (
  tenant_id uuid not null,
  obligation_id uuid not null,
  -- the unit that it arose for, and the one that answers for it now (after a merger, its successor)
  organisation_id uuid not null,
  period text not null,
  responsible_id uuid not null,
  rule integer not null,
  opens_on date not null,
  near_on date not null,
  due_on date not null,
  due_at timestamptz,
  needed integer not null,
  counted integer not null,
  settled_on date,
  settled_at timestamptz,
  is_late boolean not null,
  closed_on date,
  -- decided by people: waived, not_applicable
  decision text not null default '',
  provisional boolean not null,
  evidence text[] not null,
  primary key (tenant_id, obligation_id, organisation_id, period)
);
create index duties_of_unit on duties (tenant_id, responsible_id, due_on);
create index duties_open on duties (tenant_id, due_on) where settled_on is null and closed_on is null and decision = '';

create table duty_decisions (
  tenant_id uuid not null,
  id uuid not null,
  obligation_id uuid not null,
  organisation_id uuid not null,
  period text not null,
  kind text not null check (kind in ('waived', 'not_applicable')),
  reason text not null check (reason <> ''),
  proposed_by text not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  state text not null check (state in ('proposed', 'approved', 'refused', 'revoked')),
  decided_by text,
  decided_by_name text not null default '',
  decided_at timestamptz,
  decision_reason text not null default '',
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, obligation_id) references obligations (tenant_id, id)
);
-- One that waits or holds for each duty.
create unique index duty_decisions_standing on duty_decisions (tenant_id, obligation_id, organisation_id, period)
  where state in ('proposed', 'approved');

-- Units merged, split or renamed: whose duties go to whom from which day. Taken back by marking it, never deleted.
create table unit_successions (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('merged', 'split', 'renamed')),
  from_id uuid not null,
  to_id uuid not null check (to_id <> from_id),
  -- of several successors the one that takes the open duties
  is_main boolean not null,
  succeeded_on date not null,
  source text not null check (source <> ''),
  made_at timestamptz not null default clock_timestamp(),
  made_by text not null,
  reversed_at timestamptz,
  reversed_by text not null default '',
  reversal_reason text not null default '',
  primary key (tenant_id, id),
  foreign key (tenant_id, from_id) references organisations (tenant_id, id),
  foreign key (tenant_id, to_id) references organisations (tenant_id, id)
);
create unique index unit_successions_standing on unit_successions (tenant_id, from_id, to_id) where reversed_at is null;

-- What the duties of a tenant were computed on: when one of it changes, they are computed again.
create table duty_bases (
  tenant_id uuid primary key references tenants (id),
  horizon_on date not null,
  calendar text not null,
  units text not null,
  computed_at timestamptz not null default clock_timestamp()
);

create index evidence_events_about on evidence_events (tenant_id, about_type, about_id) where about_id <> '';
