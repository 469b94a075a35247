-- Chains by unit and kind, steps side by side, returns to an earlier step, limits, delegation, publication in an emergency.
alter table review_chains
  -- where a text that was returned comes in again when it is sent once more
  add column resubmit text not null default 'start' check (resubmit in ('start', 'returning_step'));

alter table reviews
  add column kind text not null default '',
  -- the chain as it was called when the review began; '' for the default one
  add column chain_name text not null default '',
  add column resubmit text not null default 'start',
  -- how often this edition was sent in, this time included
  add column round integer not null default 1,
  -- the text as it was sent in, so that the next look can show what changed; null in reviews of older releases
  add column snapshot jsonb,
  -- afterwards: of a text that went out in an emergency
  add column mode text not null default 'before' check (mode in ('before', 'afterwards')),
  add column emergency_reason text not null default '',
  -- for the whole review; used for those afterwards
  add column limit_days integer check (limit_days between 1 and 250),
  add column limit_source text not null default '';
create index reviews_of_subject on reviews (tenant_id, subject_id, submitted_at desc);

-- Each time a step is open: since when, who ended it and how. A step to which a text is sent back is open once more.
create table review_turns (
  tenant_id uuid not null,
  review_id uuid not null,
  number integer not null,
  step_key text not null,
  permission text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  -- lapsed: the review went elsewhere before anybody decided here
  decision text check (decision in ('approve', 'return', 'back', 'lapsed')),
  decided_by text not null default '',
  decided_by_name text not null default '',
  -- the account for which somebody else decided
  on_behalf_of text not null default '',
  return_kinds text[] not null default '{}',
  -- the step to which it was sent back
  back_to text not null default '',
  -- where the words written with it stand: workflow_steps of this instance, this version
  decided_in uuid,
  decided_version integer,
  -- the step before a resubmission that still counts
  is_carried boolean not null default false,
  reminded_at timestamptz,
  escalated_at timestamptz,
  primary key (tenant_id, review_id, number),
  foreign key (tenant_id, review_id) references reviews (tenant_id, id),
  check ((closed_at is null) = (decision is null))
);
create index review_turns_open on review_turns (tenant_id, opened_at) where closed_at is null;

-- What happened and what waits in reviews of releases before this one.
insert into review_turns (tenant_id, review_id, number, step_key, permission, opened_at, closed_at, decision, decided_by, decided_by_name,
  decided_in, decided_version)
select r.tenant_id, r.id, s.version - 1, split.key, coalesce(step.value ->> 'permission', ''),
  coalesce(lag(s.occurred_at) over (partition by r.tenant_id, r.id order by s.version), r.submitted_at),
  s.occurred_at, split.decision, s.actor_id, s.actor_name, r.id, s.version
from reviews r
join workflow_steps s on s.tenant_id = r.tenant_id and s.instance_id = r.id and s.transition ~ '^(approve|return)_'
cross join lateral (select case when s.transition like 'approve%' then 'approve' else 'return' end as decision,
  regexp_replace(s.transition, '^(approve|return)_', '') as key) split
left join lateral jsonb_array_elements(r.steps) step (value) on step.value ->> 'key' = split.key;
insert into review_turns (tenant_id, review_id, number, step_key, permission, opened_at)
select r.tenant_id, r.id, i.version, step.value ->> 'key', step.value ->> 'permission', i.changed_at
from reviews r
join workflow_instances i on i.tenant_id = r.tenant_id and i.id = r.id and i.ended_at is null
cross join lateral jsonb_array_elements(r.steps) step (value)
where i.state = 'at_' || (step.value ->> 'key');

-- Who decides for whom while somebody is away; both days count.
create table review_delegations (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  from_account uuid not null,
  to_account uuid not null,
  from_on date not null,
  until_on date not null,
  reason text not null default '',
  created_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, from_account) references accounts (tenant_id, id),
  foreign key (tenant_id, to_account) references accounts (tenant_id, id),
  check (from_account <> to_account),
  check (from_on <= until_on)
);
create index review_delegations_to on review_delegations (tenant_id, to_account) where ended_at is null;
create index review_delegations_from on review_delegations (tenant_id, from_account) where ended_at is null;

-- Rules that differ by place, with their source; without a row the defaults of the program hold.
create table review_settings (
  tenant_id uuid not null references tenants (id),
  -- working days within which a text that went out in an emergency is reviewed
  afterwards_days integer not null check (afterwards_days between 1 and 60),
  afterwards_source text not null check (afterwards_source <> ''),
  version integer not null default 1,
  primary key (tenant_id)
);
