-- How a letter is to reach its recipient and what became of it. A reply is numbered when it is signed and goes out when it is delivered.
alter table request_letters
  add column recipient text not null default 'applicant' check (recipient in ('applicant', 'consulted')),
  -- the way it goes now; '' for letters from before
  add column way text not null default '' check (way in ('', 'email', 'post', 'pickup', 'fax', 'onsite', 'page')),
  add column state text not null default 'to_deliver'
    check (state in ('held', 'to_deliver', 'mailing', 'failed', 'shown', 'delivered', 'void')),
  -- where a mail goes; personal data
  add column address_sealed text not null default '',
  -- since when the mail server is asked to take it
  add column mailing_since timestamptz,
  -- why it is failed or void
  add column fault text not null default '';
update request_letters set state = 'delivered', way = case delivered_way
  when '电子邮件' then 'email' when '邮寄' then 'post' else '' end where delivered_on is not null;
create index request_letters_failed on request_letters (tenant_id, organisation_id) where state = 'failed';
create index request_letters_request on request_letters (tenant_id, request_id);
-- An applicant may also choose to read his letters on the page of his case.
alter table requests drop constraint requests_delivery_way_check;
alter table requests add constraint requests_delivery_way_check
  check (delivery_way in ('email', 'post', 'pickup', 'fax', 'onsite', 'page'));
