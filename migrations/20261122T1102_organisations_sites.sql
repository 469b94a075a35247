-- Several sites on one installation: look, address, elements of the foot. What is there stays as it was.
alter table sites
  -- other hosts that lead to this site; its own stays the one that is cited
  add column aliases text[] not null default '{}',
  -- one of the palettes of the portal's style sheet; contrast is tested there
  add column palette text not null default 'blue' check (palette in ('blue', 'red', 'green', 'teal', 'indigo', 'slate')),
  add column emblem text,
  add column description text not null default '',
  add column description_en text not null default '',
  add column operator text not null default '',
  add column address text not null default '',
  add column ipv6 boolean not null default false,
  add column status text not null default 'open' check (status in ('open', 'closed')),
  add column version integer not null default 1,
  add column updated_at timestamptz not null default now();

-- Small pictures of the portal itself: emblems of sites, covers and picture news of composed pages. Who may see one, its site or page decides.
create table pictures (
  tenant_id uuid not null references tenants (id),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null check (media_type in ('image/png', 'image/jpeg')),
  width integer not null,
  height integer not null,
  bytes bytea not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, sha256)
);
