-- Standard texts of published documents (.docx, .pdf) as they were last made: derived, and made again when they are not there.
create table standard_texts (
  tenant_id uuid not null references tenants (id),
  document_id uuid not null,
  format text not null check (format in ('pdf', 'docx')),
  -- of everything that is printed and of the form it is printed in: when any of them changes, the file is made again
  input_hash text not null,
  edition integer not null,
  -- null: the checks found something in the bytes that the text does not have, and they stay here
  bytes bytea,
  findings jsonb not null default '[]',
  notes jsonb not null default '[]',
  made_at timestamptz not null default now(),
  primary key (tenant_id, document_id, format, input_hash),
  foreign key (tenant_id, document_id) references documents (tenant_id, id) on delete cascade
);
