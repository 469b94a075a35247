-- Alerts by mail for people without an account.
create table mail_subscriptions (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  site_id uuid not null,
  -- encrypted; emptied when the subscription ends
  address text not null,
  -- keyed hash of the address, for finding it without reading it; emptied with it
  address_index text not null,
  -- the list that is followed, as its one path on the site
  list_path text not null,
  locale text not null check (locale in ('zh', 'en')),
  frequency text not null check (frequency in ('at_once', 'daily', 'weekly')),
  state text not null check (state in ('asked', 'active', 'ended')),
  end_reason text not null default '' check (end_reason in ('', 'unsubscribed', 'bounced', 'never_confirmed')),
  asked_at timestamptz not null default now(),
  confirmed_at timestamptz,
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, site_id) references sites (tenant_id, id)
);
create unique index mail_subscriptions_once on mail_subscriptions (tenant_id, address_index, site_id, list_path) where state <> 'ended';
create index mail_subscriptions_of_list on mail_subscriptions (tenant_id, site_id, list_path, frequency, id) where state = 'active';

-- One lot of news of a list for all who follow it at one frequency.
create table mail_alerts (
  tenant_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  list_path text not null,
  frequency text not null,
  -- ids only: what may be told of them is asked again when a message is written
  document_ids uuid[] not null,
  newest_at timestamptz not null,
  state text not null default 'filling' check (state in ('filling', 'filled')),
  -- the last subscription that has its message
  filled_to uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create index mail_alerts_filling on mail_alerts (tenant_id, id) where state = 'filling';

-- What was told already: an entry of a list goes out once a frequency, whatever is cut off and done again.
create table mail_alert_entries (
  tenant_id uuid not null,
  site_id uuid not null,
  list_path text not null,
  frequency text not null,
  entry_key text not null,
  claimed_at timestamptz not null default now(),
  primary key (tenant_id, site_id, list_path, frequency, entry_key)
);
create table mail_digests (
  tenant_id uuid not null,
  frequency text not null,
  digest_on date not null,
  done_at timestamptz not null default now(),
  primary key (tenant_id, frequency, digest_on)
);

-- The log of sending, written before and after each handing over: waiting → handing → sent. What was being handed over when a process died
-- is in doubt; it goes out again under the same Message-ID, which is made of the id.
create table mail_messages (
  tenant_id uuid not null,
  id uuid not null,
  subscription_id uuid not null,
  kind text not null check (kind in ('confirm', 'known', 'alert')),
  alert_id uuid,
  state text not null default 'waiting' check (state in ('waiting', 'handing', 'sent', 'refused', 'given_up', 'dropped')),
  attempts integer not null default 0,
  in_doubt integer not null default 0,
  not_before timestamptz not null default now(),
  settled_at timestamptz,
  last_error text not null default '',
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, subscription_id) references mail_subscriptions (tenant_id, id),
  check ((kind = 'alert') = (alert_id is not null))
);
create unique index mail_messages_once on mail_messages (tenant_id, alert_id, subscription_id) where alert_id is not null;
create index mail_messages_waiting on mail_messages ((kind = 'alert'), id) where state = 'waiting';
create index mail_messages_handing on mail_messages (tenant_id, id) where state = 'handing';
create index mail_messages_of_subscription on mail_messages (tenant_id, subscription_id, created_at);
