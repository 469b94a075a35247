-- Files are stored once by content; a row says that a tenant holds them. Bytes without any row are swept from the disk.
create table files (
  tenant_id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size >= 0),
  media_type text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, sha256)
);

-- What other parts still have to be told of a committed change: one row a consumer, deleted when that consumer is done.
create table outbox_events (
  tenant_id uuid not null,
  id uuid not null,
  consumer text not null,
  topic text not null,
  payload jsonb not null,
  created_at timestamptz not null default now(),
  attempts integer not null default 0,
  last_error text,
  not_before timestamptz,
  primary key (tenant_id, id, consumer)
);
create index outbox_events_waiting on outbox_events (consumer, id);

-- Data keys, wrapped by the master key that lives outside the data folder.
create table data_keys (
  id uuid primary key,
  purpose text not null,
  algorithm text not null,
  master_key_id text not null,
  wrapped_key bytea not null,
  created_at timestamptz not null default now(),
  retired_at timestamptz
);
create unique index data_keys_current on data_keys (purpose) where retired_at is null;
