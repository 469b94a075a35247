-- 条例 articles 47 and 51: whoever got no answer turns to the authority that supervises. One complaint for each cause of a request.
create table request_complaints (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  request_id uuid not null,
  cause text not null check (cause in ('overdue', 'not_received')),
  words_sealed text not null,
  made_at timestamptz not null,
  -- The day that had passed when it was made.
  due_on date,
  answer_sealed text not null default '',
  answered_at timestamptz,
  answered_by_name text not null default '',
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, request_id, cause),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  foreign key (tenant_id, request_id) references requests (tenant_id, id)
);
create index request_complaints_open on request_complaints (tenant_id, organisation_id, made_at) where answered_at is null;

-- How content the applicant is with the answer; once.
create table request_ratings (
  tenant_id uuid not null,
  request_id uuid not null,
  score smallint not null check (score between 1 and 5),
  words_sealed text not null,
  given_at timestamptz not null,
  primary key (tenant_id, request_id),
  foreign key (tenant_id, request_id) references requests (tenant_id, id)
);
