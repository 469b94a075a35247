-- Yearly work plans: items taken from a notice, a rule pack, a table or written by hand, each cut into parts of units.
create table work_plans (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  organisation_id uuid not null,
  year integer not null check (year between 1990 and 2999),
  title text not null,
  note text not null default '',
  -- the notice that it carries out, and how it is named
  document_id uuid,
  document_words text not null default '',
  summary_due_on date,
  state text not null check (state in ('draft', 'in_review', 'in_force', 'closed')),
  workflow_id uuid not null,
  -- grows with every agreed amendment
  revision integer not null default 1,
  author_ids text[] not null,
  in_force_on date,
  closed_on date,
  version integer not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);

-- An item is never changed once the plan is in force: an amendment ends it on a day and another one takes its place.
create table work_plan_items (
  tenant_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  position integer not null,
  number text not null default '',
  title text not null,
  -- as the source has it
  words text not null default '',
  anchor text not null default '',
  expects text not null default '',
  schedule jsonb,
  schedule_words text not null default '',
  threshold text not null default '',
  visibility text not null check (visibility in ('public', 'internal')),
  -- what a person still has to look at: units, schedule, threshold
  unsure text[] not null default '{}',
  -- the part of a plan of the level above that this item carries out; linked by id, its words as they were sent
  upper_tenant_id uuid,
  upper_part_id uuid,
  upper_words text not null default '',
  valid_from date,
  valid_until date,
  replaces_id uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, plan_id) references work_plans (tenant_id, id) on delete cascade
);
create index work_plan_items_of_plan on work_plan_items (tenant_id, plan_id, position);
create unique index work_plan_items_of_upper on work_plan_items (tenant_id, upper_part_id)
  where upper_part_id is not null and valid_until is null;

-- What one unit, or a tenant of the level below, does of an item; a unit may cut its part again for the units below it.
create table work_plan_parts (
  tenant_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  item_id uuid not null,
  parent_id uuid,
  position integer not null,
  role text not null check (role in ('lead', 'responsible')),
  -- null with unit_words: a name that is no unit here, shown until somebody says who is meant
  organisation_id uuid,
  unit_words text not null default '',
  lower_tenant_id uuid,
  words text not null default '',
  due_on date,
  -- of the item, in percent
  share integer check (share between 0 and 100),
  primary key (tenant_id, id),
  foreign key (tenant_id, item_id) references work_plan_items (tenant_id, id) on delete cascade,
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
create index work_plan_parts_of_item on work_plan_parts (tenant_id, item_id, position);
create index work_plan_parts_of_unit on work_plan_parts (tenant_id, organisation_id);

-- What a unit says of its part for a quarter of the plan's year; what it said before stands in the audit.
create table work_plan_progress (
  tenant_id uuid not null,
  part_id uuid not null,
  quarter integer not null check (quarter between 1 and 4),
  percent integer not null check (percent between 0 and 100),
  outlook text not null check (outlook in ('on_track', 'at_risk', 'done')),
  words text not null,
  reported_by text not null,
  reported_by_name text not null,
  reported_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, part_id, quarter),
  foreign key (tenant_id, part_id) references work_plan_parts (tenant_id, id) on delete cascade
);

-- A unit asks for help or for another date; somebody else decides.
create table work_plan_asks (
  tenant_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  part_id uuid not null,
  kind text not null check (kind in ('help', 'date')),
  words text not null,
  wanted_on date,
  state text not null check (state in ('open', 'granted', 'refused')),
  asked_by text not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  answer text not null default '',
  decided_by text,
  decided_by_name text not null default '',
  decided_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, part_id) references work_plan_parts (tenant_id, id)
);
create index work_plan_asks_of_plan on work_plan_asks (tenant_id, plan_id);
create unique index work_plan_asks_open on work_plan_asks (tenant_id, part_id, kind) where state = 'open';

-- What is to change in a plan that is in force, from which day, why, and who agreed.
create table work_plan_amendments (
  tenant_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  number integer not null,
  effective_on date not null,
  reason text not null,
  changes jsonb not null,
  state text not null check (state in ('proposed', 'agreed', 'refused')),
  proposed_by text not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  note text not null default '',
  decided_by text,
  decided_by_name text not null default '',
  decided_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, plan_id, number),
  foreign key (tenant_id, plan_id) references work_plans (tenant_id, id)
);

-- The yearly summary: text and the figures as they were when it was sent.
create table work_plan_summaries (
  tenant_id uuid not null,
  plan_id uuid not null,
  words text not null,
  figures jsonb,
  sent_on date,
  sent_by_name text not null default '',
  version integer not null default 1,
  primary key (tenant_id, plan_id),
  foreign key (tenant_id, plan_id) references work_plans (tenant_id, id)
);

-- What readers see of a plan: a picture of it on a day, made public through the gate.
create table work_plan_editions (
  tenant_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  number integer not null,
  made_on date not null,
  content jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, plan_id, number),
  foreign key (tenant_id, plan_id) references work_plans (tenant_id, id)
);

-- What goes between tenants: tasks down, progress and summaries up. Each side has its own copy under the same id; nothing is joined.
create table work_plan_messages (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  direction text not null check (direction in ('out', 'in')),
  other_tenant_id uuid not null,
  kind text not null check (kind in ('task', 'progress', 'summary')),
  -- the part of the upper plan that all of it is about
  part_id uuid not null,
  payload jsonb not null,
  sent_at timestamptz not null,
  received_at timestamptz,
  item_id uuid,
  primary key (tenant_id, id)
);
create index work_plan_messages_of_part on work_plan_messages (tenant_id, part_id, sent_at);
