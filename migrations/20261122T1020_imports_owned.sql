-- An upload is read by one process at a time, and its progress is told without opening what was read.
alter table imports add column read_by uuid, add column read_seen_at timestamptz;
alter table import_items
  add column title text not null default '',
  add column warning_count integer not null default 0,
  -- position of the equal file before it in the same upload
  add column duplicate_of integer,
  -- pictures in the content store that only this reading names until it is saved
  add column images text[] not null default '{}';
update import_items set
  title = coalesce(reading->'reading'->'fields'->'title'->>'value', ''),
  warning_count = coalesce(jsonb_array_length(reading->'reading'->'warnings'), 0),
  images = array(select image->>'sha256' from jsonb_array_elements(coalesce(reading->'images', '[]')) as image)
where reading is not null;
create index imports_ended on imports (coalesce(finished_at, created_at));

-- A file that no edition of its document names any more: the sweep lets go of it after a while, during which an editor may still undo.
alter table document_files add column loose_since timestamptz;
create index document_files_loose on document_files (loose_since) where loose_since is not null;
-- When the bytes were last claimed; a row that was just renewed is never taken for forgotten.
alter table files add column claimed_at timestamptz not null default now();
