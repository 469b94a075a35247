-- The row of table 3 that a case came to, and who changed it last (told to whoever comes second).
alter table requests add column outcome text not null default '';
alter table requests add column changed_by_name text not null default '';
create index request_consultations_of_request on request_consultations (tenant_id, request_id, id);
