import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import type { Account } from '../api/types.ts';
import { usePermissions } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { ErrorNote } from '../ui/errors.tsx';
import { Nothing, Page } from '../ui/page.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { At } from '../ui/times.tsx';
import { NewAccountDialog } from './new-account-dialog.tsx';
import { useRoleName } from './roles-query.ts';

/** Accounts by name: state, roles, last sign-in. */
export function Component() {
  const t = useTexts();
  const can = usePermissions();
  const roleName = useRoleName();
  const [params, setParams] = useSearchParams();
  const [creating, setCreating] = useState(false);
  const q = params.get('q') ?? '';
  const query = useInfiniteQuery({
    queryKey: ['accounts', 'list', q],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(http.GET('/api/v1/accounts', { params: { query: { ...(q && { q }), limit: 100, cursor: pageParam } } })),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const columns: Column<Account>[] = [
    {
      key: 'displayName',
      title: t.accounts.displayName,
      render: ({ id, displayName }) => <Link to={`/accounts/${id}`}>{displayName}</Link>,
    },
    { key: 'name', title: t.accounts.name, width: 170, render: ({ name }) => name },
    { key: 'unit', title: t.accounts.organisation, width: 220, render: ({ organisationName }) => organisationName },
    {
      key: 'roles',
      title: t.accounts.roles,
      render: ({ roles }) => [...new Set(roles.map(({ role }) => roleName(role)))].join('、') || t.accounts.noRoles,
    },
    { key: 'state', title: t.common.state, width: 170, render: (account) => <AccountTags account={account} /> },
    {
      key: 'signedIn',
      title: t.accounts.lastSignIn,
      width: 140,
      whole: true,
      render: ({ lastSignedInAt: at }) => (at ? <At at={at} /> : <span className="secondary">{t.accounts.never}</span>),
    },
  ];
  return (
    <Page
      title={t.accounts.title}
      help={t.accounts.help}
      extra={
        can('identity.account.write') && (
          <Button type="primary" onClick={() => setCreating(true)}>
            {t.accounts.create}
          </Button>
        )
      }
    >
      <div className="filters" role="search" aria-label={t.common.filters}>
        <Input.Search
          className="filter-search"
          allowClear
          defaultValue={q}
          aria-label={t.accounts.search}
          placeholder={t.accounts.search}
          onSearch={(text) => setParams(text.trim() ? { q: text.trim() } : {}, { replace: true })}
        />
      </div>
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
      <DataTable
        label={t.accounts.title}
        columns={columns}
        rows={query.data?.pages.flatMap(({ items }) => items) ?? []}
        rowKey={({ id }) => id}
        loading={query.isPending}
        empty={<Nothing title={t.accounts.empty} />}
      />
      {query.hasNextPage && (
        <div className="list-foot">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t.common.more}
          </Button>
        </div>
      )}
      <NewAccountDialog open={creating} onClose={() => setCreating(false)} />
    </Page>
  );
}

/** State of an account: active, disabled, locked, password to be changed. */
export function AccountTags({ account }: { account: Account }) {
  const t = useTexts();
  return (
    <Space size={4} wrap>
      {account.status === 'disabled' ? (
        <StateTag tone="neutral" shape="◌">
          {t.accounts.disabled}
        </StateTag>
      ) : isLocked(account) ? (
        <StateTag tone="red" shape="■">
          {t.accounts.locked}
        </StateTag>
      ) : (
        <StateTag tone="green" shape="●">
          {t.accounts.active}
        </StateTag>
      )}
      {account.mustChangePassword && (
        <StateTag tone="amber" shape="▲">
          {t.accounts.mustChange}
        </StateTag>
      )}
    </Space>
  );
}

/** A lock that has run out is none. */
export const isLocked = ({ lockedUntil }: Account): boolean =>
  lockedUntil !== null && Date.parse(lockedUntil) > Date.now();
