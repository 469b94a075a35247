-- What the gate's checks found in a text or a file, by the hash of its content: the same bytes are checked once for each version of the checks.
create table gate_checks (
  tenant_id uuid not null references tenants (id),
  hash text not null,
  checks_version text not null,
  held boolean not null,
  findings jsonb not null,
  checked_at timestamptz not null default now(),
  primary key (tenant_id, hash)
);
create index gate_checks_held on gate_checks (tenant_id, hash) where held;

-- What a subject consisted of when it last went out, so that findings of today can be laid to what is public.
create table gate_contents (
  tenant_id uuid not null references tenants (id),
  subject_type text not null,
  subject_id uuid not null,
  title text not null,
  hashes text[] not null,
  checks_version text not null,
  primary key (tenant_id, subject_type, subject_id)
);
create index gate_contents_version on gate_contents (tenant_id, subject_type, checks_version);

-- Somebody other than the author lets a finding pass, with a reason. It holds for this subject and these words only.
create table gate_rulings (
  tenant_id uuid not null references tenants (id),
  subject_type text not null,
  subject_id uuid not null,
  finding_key text not null,
  reason text not null check (reason <> ''),
  ruled_by text not null,
  ruled_at timestamptz not null default now(),
  primary key (tenant_id, subject_type, subject_id, finding_key)
);
