-- A composed page goes through the same review as a document: what is sent in is neither changed nor sent in twice.
alter table page_editions drop constraint page_editions_state_check;
alter table page_editions add constraint page_editions_state_check
  check (state in ('draft', 'in_review', 'approved', 'live', 'superseded', 'withdrawn'));
drop index page_editions_one_draft;
create unique index page_editions_one_open on page_editions (tenant_id, page_id)
  where state in ('draft', 'in_review', 'approved');
