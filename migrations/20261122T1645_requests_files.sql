-- What is known of an applicant's file: whether a virus scanner found it clean, found something, or could not look; whether it is a scan without text.
alter table request_files add column guard text not null default 'clean' check (guard in ('clean', 'infected', 'unchecked'));
alter table request_files add column is_scan boolean not null default false;

-- Look-ups of a status without an account, counted for each code over all processes; the code is a keyed hash, gone after its hour.
create table request_look_ups (
  tenant_id uuid not null references tenants (id),
  code_index text not null,
  since timestamptz not null,
  tries integer not null,
  primary key (tenant_id, code_index)
);
create index request_look_ups_since on request_look_ups (since);
