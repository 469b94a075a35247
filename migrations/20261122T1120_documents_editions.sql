-- When an edition is to become public, for whom and for how long, what it corrects, and when it was public.
alter table document_editions
  -- the truth of a schedule: jobs only wake
  add column publish_at timestamptz,
  add column scheduled_by text not null default '',
  -- may not become public before, by whatever way
  add column embargo_until timestamptz,
  -- last day (Asia/Shanghai) on which it is public; null: it stays (长期公示)
  add column visible_until date,
  add column audience_kind text not null default 'everyone' check (audience_kind in ('everyone', 'area', 'group')),
  add column audience text not null default '',
  -- what readers are told that changed (更正说明 when it corrects something)
  add column change_note text not null default '',
  add column correction text not null default '' check (correction in ('', 'error', 'privacy', 'secrecy')),
  -- a privacy or secrecy correction takes the editions before it out of what readers can look back at
  add column suppressed_at timestamptz,
  add column public_since timestamptz,
  add column public_until timestamptz;
create index document_editions_scheduled on document_editions (publish_at) where state = 'approved' and publish_at is not null;

alter table publications
  -- the instant at which it stops being public by itself
  add column visible_until timestamptz,
  -- why a withdrawn one ended; '' is what releases before this one wrote
  add column end_kind text not null default '' check (end_kind in ('', 'withdrawn', 'privacy', 'secrecy', 'expired')),
  -- the subject of the same type that took its place
  add column replacement_id uuid,
  -- the title that the tombstone may show; '' hides it
  add column tombstone_title text not null default '';
create index publications_ending on publications (visible_until) where state = 'published' and visible_until is not null;

-- What is or was public before this: since when is known for the present edition, the others have the day of their publication.
update document_editions e set public_since = p.last_published_at
from publications p
where p.tenant_id = e.tenant_id and p.subject_type = 'document' and p.edition_id = e.id and e.state in ('live', 'withdrawn');
update document_editions e set public_until = p.withdrawn_at
from publications p
where p.tenant_id = e.tenant_id and p.subject_type = 'document' and p.edition_id = e.id and e.state = 'withdrawn';
