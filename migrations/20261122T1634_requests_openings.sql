-- What requests made public. A row ties a document, drafted and published like any other, to the requests it came from: `opened` is the
-- information itself, disclosed proactively because several asked for it (条例 article 44); `answer` is a summary of one answer for the public list.
create table request_openings (
  tenant_id uuid not null,
  document_id uuid not null,
  organisation_id uuid not null,
  kind text not null check (kind in ('opened', 'answer')),
  -- Of an answer: the row of table 3 that it came to, and its day.
  outcome text not null default '',
  replied_on date,
  created_at timestamptz not null,
  created_by_name text not null,
  primary key (tenant_id, document_id),
  foreign key (tenant_id, document_id) references documents (tenant_id, id) on delete cascade,
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
create table request_opening_cases (
  tenant_id uuid not null,
  document_id uuid not null,
  request_id uuid not null,
  kind text not null,
  primary key (tenant_id, document_id, request_id),
  -- Pressed twice: one document.
  unique (tenant_id, request_id, kind),
  foreign key (tenant_id, document_id) references request_openings (tenant_id, document_id) on delete cascade,
  foreign key (tenant_id, request_id) references requests (tenant_id, id)
);
