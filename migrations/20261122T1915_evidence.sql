-- What proves that a duty was done: one stream of events of all modules. A row tells that something happened, or that it no longer counts.
-- `key` names the happening: told twice it stands once, and the order in which rows came never matters.
create table evidence_events (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  key text not null check (key <> ''),
  kind text not null check (kind in ('happened', 'retracted')),
  type text not null check (type ~ '^[a-z_]+(\.[a-z_]+)+$'),
  organisation_id uuid not null,
  subject_type text not null,
  subject_id text not null,
  -- what it answers: the document that an interpretation explains
  about_type text not null default '',
  about_id text not null default '',
  -- the day in Asia/Shanghai on which it was done, however late it was told
  occurred_on date not null,
  occurred_at timestamptz,
  recorded_at timestamptz not null default clock_timestamp(),
  recorded_by text not null,
  title text not null default '',
  facts jsonb not null default '{}',
  reason text not null default '',
  primary key (tenant_id, id),
  unique (tenant_id, key, kind),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
create index evidence_events_by_type on evidence_events (tenant_id, type, organisation_id, occurred_on);
create index evidence_events_of_subject on evidence_events (tenant_id, subject_type, subject_id);

-- Append-only, but for one thing: words that a correction for privacy or secrecy closed are closed here as well.
create function evidence_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.title = '' and new.facts = '{}'::jsonb
     and (to_jsonb(new) - 'title' - 'facts') = (to_jsonb(old) - 'title' - 'facts') then
    return new;
  end if;
  raise exception 'evidence rows are append-only';
end $$;
create trigger evidence_events_append_only before update or delete on evidence_events
  for each row execute function evidence_is_append_only();
