-- 网民纠错: what readers say is wrong on a page, as a to-do of the unit with a clock. What they wrote may name people, so it is encrypted.
create table error_reports (
  tenant_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  organisation_id uuid not null,
  message_sealed text not null,
  contact_sealed text not null default '',
  state text not null default 'open' check (state in ('open', 'mended', 'answered')),
  version integer not null default 1,
  received_at timestamptz not null,
  due_on date not null,
  answer text not null default '',
  answered_at timestamptz,
  answered_by_name text not null default '',
  primary key (tenant_id, id),
  foreign key (tenant_id, document_id) references documents (tenant_id, id)
);
create index error_reports_open on error_reports (tenant_id, organisation_id, due_on) where state = 'open';
create index error_reports_newest on error_reports (tenant_id, received_at desc, id desc);

-- Short addresses: the last twelve digits of the id of something that is or was public.
create index publications_short on publications (tenant_id, subject_type, right(subject_id::text, 12));
