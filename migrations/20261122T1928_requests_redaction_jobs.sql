-- Redacted files are made after the answer to whoever asked: what is asked for stands here until it is made, so that nothing is lost when the
-- program ends in the middle. One row a redaction; a fault stays until the marks change or it is asked for again.
create table request_redaction_jobs (
  tenant_id uuid not null,
  redaction_id uuid not null,
  -- Made of these marks only: a file of other marks would be none.
  marks_version integer not null,
  asked_by text not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  -- Who makes it, and when he was last seen: one that is not seen any more is taken for dead, and somebody else begins anew.
  maker uuid,
  seen_at timestamptz,
  attempts integer not null default 0,
  done integer not null default 0,
  total integer not null default 0,
  -- Code and details of the error, without words of the document; null while there is none.
  fault jsonb,
  primary key (tenant_id, redaction_id),
  foreign key (tenant_id, redaction_id) references request_redactions (tenant_id, id)
);
