-- Evaluations (考核): a tree of indicators as data, marks of judges, results that are frozen when they are told and published, objections,
-- corrections of what was published, and samples that a third party looked at.
create table evaluations (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  title text not null check (title <> ''),
  -- duties that fall due in these days are counted, as they stand at the end of the day of the cut
  from_on date not null,
  until_on date not null,
  cut_on date not null,
  unit_ids uuid[] not null,
  tree jsonb not null,
  rules jsonb not null,
  -- the share of this evaluation in the overall assessment of a unit, in percent, and where that is laid down
  overall_share numeric(5, 2) not null,
  share_source text not null default '',
  state text not null check (state in ('draft', 'scoring', 'told', 'published')),
  workflow_id uuid not null,
  author_ids text[] not null,
  objections_until date,
  published_at timestamptz,
  -- over the canonical text of all published results
  digest text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id),
  check (from_on <= until_on and until_on <= cut_on)
);

create table evaluation_marks (
  tenant_id uuid not null,
  id uuid not null,
  evaluation_id uuid not null,
  organisation_id uuid not null,
  indicator text not null,
  judge_id text not null,
  judge_name text not null,
  -- hundredths of a point
  points integer not null check (points >= 0),
  reason text not null check (reason <> ''),
  signed_at timestamptz not null,
  -- a later mark of the same judge takes its place; earlier ones stay
  replaced_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, evaluation_id) references evaluations (tenant_id, id)
);
create unique index evaluation_marks_standing on evaluation_marks (tenant_id, evaluation_id, organisation_id, indicator, judge_id)
  where replaced_at is null;

-- What was told and published, never changed: a score survives whatever comes to light later.
create table evaluation_results (
  tenant_id uuid not null,
  evaluation_id uuid not null,
  organisation_id uuid not null,
  stage text not null check (stage in ('told', 'published')),
  total integer not null,
  rank integer not null,
  score jsonb not null,
  -- the duties behind it with their states on the day of the cut
  duties jsonb not null,
  frozen_at timestamptz not null,
  primary key (tenant_id, evaluation_id, stage, organisation_id),
  foreign key (tenant_id, evaluation_id) references evaluations (tenant_id, id)
);
create function evaluation_results_stay() returns trigger language plpgsql as $$
begin
  if old.stage = 'published' then raise exception 'a published score is never changed'; end if;
  return coalesce(new, old);
end $$;
create trigger evaluation_results_frozen before update or delete on evaluation_results
  for each row execute function evaluation_results_stay();

create table evaluation_objections (
  tenant_id uuid not null,
  id uuid not null,
  evaluation_id uuid not null,
  organisation_id uuid not null,
  indicator text not null,
  words text not null check (words <> ''),
  filed_by text not null,
  filed_by_name text not null,
  filed_at timestamptz not null,
  state text not null check (state in ('filed', 'upheld', 'rejected')),
  answer text not null default '',
  answered_by text,
  answered_by_name text not null default '',
  answered_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, evaluation_id) references evaluations (tenant_id, id)
);
create unique index evaluation_objections_open on evaluation_objections (tenant_id, evaluation_id, organisation_id, indicator)
  where state = 'filed';

create table evaluation_corrections (
  tenant_id uuid not null,
  id uuid not null,
  evaluation_id uuid not null,
  organisation_id uuid not null,
  before_total integer not null,
  after_total integer not null,
  -- what changed: indicators and duties, each before and after
  changes jsonb not null,
  reason text not null check (reason <> ''),
  proposed_by text not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  state text not null check (state in ('proposed', 'published', 'refused')),
  decided_by text,
  decided_by_name text not null default '',
  decided_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, evaluation_id) references evaluations (tenant_id, id)
);
create unique index evaluation_corrections_open on evaluation_corrections (tenant_id, evaluation_id, organisation_id) where state = 'proposed';

-- A third party looks at duties drawn by lot; seed and rule are kept, so that anybody can draw again.
create table evaluation_samples (
  tenant_id uuid not null,
  id uuid not null,
  evaluation_id uuid not null,
  seed text not null,
  size integer not null check (size > 0),
  drawn_at timestamptz not null,
  drawn_by text not null,
  drawn_by_name text not null,
  -- digest of the list that was drawn from, and what was drawn: duties with the assessor's finding
  population_digest text not null,
  population integer not null,
  items jsonb not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, evaluation_id) references evaluations (tenant_id, id)
);
