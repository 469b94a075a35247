-- What was handed over to archive and library, month by month, and who said that it arrived.
create table archive_handovers (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  made_at timestamptz not null default now(),
  made_by text not null,
  documents integer not null,
  files integer not null,
  bytes bigint not null,
  -- sha256 of manifest-sha256.txt, which names every other file with its own
  manifest_sha256 text not null,
  received_on date,
  received_by text not null default '',
  receipt_number text not null default '',
  primary key (tenant_id, id)
);
create index archive_handovers_month on archive_handovers (tenant_id, month, made_at);

-- The documents of each package: what was suppressed later has to be called back.
create table archive_handover_items (
  tenant_id uuid not null,
  handover_id uuid not null,
  document_id uuid not null,
  edition_id uuid not null,
  primary key (tenant_id, handover_id, document_id),
  foreign key (tenant_id, handover_id) references archive_handovers (tenant_id, id)
);
create index archive_handover_items_document on archive_handover_items (tenant_id, document_id);
