-- One register of complaints (articles 47 and 51): what an applicant sends from the status page of his request is an entry like any other,
-- so request_complaints moves into openness_complaints. Who complains there is the applicant of the case, who stands encrypted in
-- request_people and nowhere else: person_sealed stays empty.
alter table openness_complaints
  -- What the applicant says on his page, once for each request; null for what came otherwise.
  add column cause text check (cause in ('overdue', 'not_received')),
  -- The last day for the reply, as it was when he said so.
  add column reply_due_on date,
  drop constraint openness_complaints_channel_check;
alter table openness_complaints
  add constraint openness_complaints_channel_check
    check (channel in ('web', 'counter', 'post', 'phone', 'handed_over', 'status_page')),
  add constraint openness_complaints_status_page_check
    check (case when channel = 'status_page' then cause is not null and request_id is not null and person_sealed = '' else cause is null end),
  add constraint openness_complaints_cause_once unique (tenant_id, request_id, cause);

-- An answer given before stays what the applicant reads. It carried no finding and none is made up here: such an entry is open until the
-- office enters one. Who answered when stands in the audit trail (requests.complaint.answered).
insert into openness_complaints
  (tenant_id, id, organisation_id, request_id, basis, kind, received_on, channel, cause, reply_due_on, person_sealed, words_sealed, due_on,
   result_sealed, version, created_at, created_by)
select tenant_id, id, organisation_id, request_id, 'request', 'complaint', (made_at at time zone 'Asia/Shanghai')::date, 'status_page', cause, due_on,
  '', words_sealed, null, answer_sealed, version, made_at, 'applicant'
from request_complaints;
drop table request_complaints;
