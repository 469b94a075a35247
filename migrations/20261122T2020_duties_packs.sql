-- Rule packs as a tenant has them: what it chose, and what the pack said of each rule when it was installed, so that a rule changed here since is
-- known and a newer version of the pack leaves it alone.
create table rule_pack_installations (
  tenant_id uuid not null references tenants (id),
  pack text not null check (pack <> ''),
  pack_version text not null,
  -- code of a rule → code of what was chosen for it
  choices jsonb not null,
  -- name of a unit in the source → id of the unit that is meant
  units jsonb not null,
  -- the year of a yearly notice as it holds here
  year integer,
  valid_from date not null,
  -- code of a rule → fingerprint of what the pack made of it
  made jsonb not null,
  ended_on date,
  end_reason text not null default '',
  version integer not null default 1,
  changed_at timestamptz not null default clock_timestamp(),
  changed_by text not null,
  primary key (tenant_id, pack)
);
