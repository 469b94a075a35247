-- What comes otherwise than from the applicant's own page (request_complaints): 投诉、举报 (条例 article 51) and what is brought before the department in charge of openness (article 47): who complains and what he says is
-- encrypted; the columns in clear are what the register and its limits need.
create table openness_complaints (
  tenant_id uuid not null,
  id uuid not null,
  -- The authority that is complained about.
  organisation_id uuid not null,
  request_id uuid,
  -- proactive: not made public as it had to be; request: a request not answered as the law says (both article 47); infringed: article 51
  basis text not null check (basis in ('proactive', 'request', 'infringed')),
  kind text not null check (kind in ('complaint', 'report')),
  received_on date not null,
  channel text not null check (channel in ('web', 'counter', 'post', 'phone', 'handed_over')),
  person_sealed text not null,
  words_sealed text not null,
  -- The Regulation gives no time: the unit that looks into it sets one.
  due_on date,
  finding text not null default '' check (finding in ('', 'founded', 'partly', 'unfounded')),
  -- 督促整改、通报批评
  measure text not null default '' check (measure in ('', 'rectify', 'criticise')),
  result_sealed text not null default '',
  ended_on date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  foreign key (tenant_id, request_id) references requests (tenant_id, id),
  check ((finding = '') = (ended_on is null)),
  check (ended_on is null or ended_on >= received_on)
);
create index openness_complaints_open on openness_complaints (tenant_id, organisation_id, due_on) where ended_on is null;
create index openness_complaints_newest on openness_complaints (tenant_id, organisation_id, received_on desc);
