-- 公开属性: every document is to be made public, given on request, or withheld, with the clause and the reason where it is withheld.
alter table documents
  add column disclosure text not null default '' check (disclosure in ('', 'proactive', 'on_request', 'withheld')),
  add column withheld_clause text not null default '',
  add column withheld_reason text not null default '',
  -- when it has to be looked at again whether it must still be withheld (条例 article 18)
  add column review_due_on date;
create index documents_to_review on documents (tenant_id, review_due_on) where review_due_on is not null;

-- What is or was public, and what went through its reviews to become so, was decided on by that.
update documents d set disclosure = 'proactive'
where exists (
  select from document_editions e
  where e.tenant_id = d.tenant_id and e.document_id = d.id and e.state in ('live', 'superseded', 'withdrawn', 'in_review', 'approved'));

create table disclosure_decisions (
  tenant_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  -- decided: at its making or before anything was public; converted: when things changed; reviewed: looked at again and kept
  kind text not null check (kind in ('decided', 'converted', 'reviewed')),
  disclosure text not null check (disclosure in ('proactive', 'on_request', 'withheld')),
  clause text not null default '',
  reason text not null default '',
  decided_by text not null,
  decided_by_name text not null,
  decided_at timestamptz not null,
  review_due_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, document_id) references documents (tenant_id, id)
);
create index disclosure_decisions_of_document on disclosure_decisions (tenant_id, document_id, decided_at);

-- Previews for people outside: the token is known to whoever got it and stands here only as a hash.
create table preview_links (
  tenant_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  edition_id uuid not null,
  token_hash text not null,
  -- for whom it was made, in the officer's words
  note text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  created_at timestamptz not null,
  created_by text not null,
  created_by_name text not null,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, document_id) references documents (tenant_id, id)
);
create index preview_links_of_document on preview_links (tenant_id, document_id, created_at desc);
create table preview_views (
  tenant_id uuid not null,
  id uuid not null,
  link_id uuid not null,
  viewed_at timestamptz not null,
  -- the first half of the address: enough to see an odd place, not enough to find a person
  network text not null,
  program text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, link_id) references preview_links (tenant_id, id)
);
create index preview_views_of_link on preview_views (tenant_id, link_id, viewed_at desc);
