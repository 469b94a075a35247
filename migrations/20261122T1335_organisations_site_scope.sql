-- What a site shows in its lists: everything of the tenant, or its own. Sites that are there stay as they were.
alter table sites
  add column shows_all boolean not null default true,
  -- units whose documents it shows, with all under them, beside what stands in its columns
  add column unit_ids uuid[] not null default '{}';

-- What stands in a column of a site, for the gate's filter, which knows nothing of columns.
create view site_subjects as
  select c.tenant_id, c.site_id, p.subject_type, p.subject_id
  from column_placements p join site_columns c on c.tenant_id = p.tenant_id and c.id = p.column_id;
