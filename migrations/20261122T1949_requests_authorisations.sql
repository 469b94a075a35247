-- What a principal signed for whoever asks in his name.
alter table request_files drop constraint request_files_kind_check;
alter table request_files add constraint request_files_kind_check check (kind in ('identity', 'attachment', 'authorisation'));
-- Requests are asked for by one applicant and at most one agent.
create unique index request_people_role on request_people (tenant_id, request_id, role);
