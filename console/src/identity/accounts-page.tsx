import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Space, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import type { Account } from '../api/types.ts';
import { usePermissions } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
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
  const columns: TableColumnsType<Account> = [
    {
      title: t.accounts.displayName,
      dataIndex: 'displayName',
      render: (name: string, { id }) => <Link to={`/accounts/${id}`}>{name}</Link>,
    },
    { title: t.accounts.name, dataIndex: 'name', width: 160 },
    { title: t.accounts.organisation, dataIndex: 'organisationName', width: 220 },
    {
      title: t.accounts.roles,
      dataIndex: 'roles',
      render: (roles: Account['roles']) =>
        [...new Set(roles.map(({ role }) => roleName(role)))].join('、') || t.accounts.noRoles,
    },
    { title: t.common.state, key: 'state', width: 150, render: (_, account) => <AccountTags account={account} /> },
    {
      title: t.accounts.lastSignIn,
      dataIndex: 'lastSignedInAt',
      width: 140,
      className: 'nowrap',
      render: (at: string | null) => (at ? <At at={at} /> : <span className="secondary">{t.accounts.never}</span>),
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
      <Table
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={query.data?.pages.flatMap(({ items }) => items) ?? []}
        loading={query.isPending}
        pagination={false}
        scroll={{ x: 760 }}
        locale={{ emptyText: query.isPending ? ' ' : <Nothing title={t.accounts.empty} /> }}
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
