-- 区分处理 (条例 article 37): one document of a case, what is covered in it with its ground, and the new file made of it. The original and the
-- new file lie encrypted in the store; marks, findings and names of files are encrypted, because what stands under a mark is what is withheld.
create table request_redactions (
  tenant_id uuid not null,
  request_id uuid not null,
  id uuid not null,
  workflow_id uuid not null,
  -- Copies of the workflow's for lists.
  state text not null default 'marking',
  version integer not null default 1,
  name_sealed text not null,
  -- Where the encrypted original lies, and the hash of its own bytes.
  source_sha256 text not null check (source_sha256 ~ '^[0-9a-f]{64}$'),
  source_digest text not null check (source_digest ~ '^[0-9a-f]{64}$'),
  pages integer not null check (pages > 0),
  marks_sealed text not null,
  mark_count integer not null default 0,
  -- Grows with every change of the marks: a result made of other marks is none.
  marks_version integer not null default 0,
  -- Accounts that ever marked: none of them reads second.
  marker_ids jsonb not null default '[]',
  result_sealed text not null default '',
  result_marks_version integer,
  result_digest text check (result_digest ~ '^[0-9a-f]{64}$'),
  result_sha256 text check (result_sha256 ~ '^[0-9a-f]{64}$'),
  confirmed_by_name text not null default '',
  confirmed_at timestamptz,
  changed_by_name text not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, request_id) references requests (tenant_id, id),
  foreign key (tenant_id, workflow_id) references workflow_instances (tenant_id, id)
);
create index request_redactions_request on request_redactions (tenant_id, request_id, id);
