import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Tag } from 'antd';
import { answer, http } from '../api/client.ts';
import type { AccountSession } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded, Nothing } from '../ui/page.tsx';
import { At } from '../ui/times.tsx';
import { deviceOf } from './device.ts';
import { useShown } from '../ui/use-shown.ts';

/** Where an account is signed in; each sign-in but the present one can be ended. */
export function SessionsTable({ accountId }: { accountId: string }) {
  const t = useTexts();
  const { modal } = App.useApp();
  const queryKey = ['accounts', 'sessions', accountId];
  const shown = useShown(queryKey);
  const query = useQuery({
    queryKey,
    queryFn: async () =>
      (await answer(http.GET('/api/v1/accounts/{id}/sessions', { params: { path: { id: accountId } } }))).items,
  });
  const end = useMutation({
    mutationFn: (sessionId: string) =>
      answer(
        http.DELETE('/api/v1/accounts/{id}/sessions/{sessionId}', { params: { path: { id: accountId, sessionId } } }),
      ),
    onSuccess: () => shown(t.identity.sessionEnded),
  });
  const ask = (session: AccountSession) =>
    modal.confirm({
      title: t.identity.sessionEndTitle,
      content: t.identity.sessionEndHelp(deviceOf(session.userAgent)),
      okText: t.identity.sessionEnd,
      okButtonProps: { danger: true },
      onOk: () => end.mutate(session.id),
    });
  const columns: Column<AccountSession>[] = [
    {
      key: 'device',
      title: t.identity.sessionDevice,
      render: ({ userAgent, current }) => (
        <>
          {deviceOf(userAgent)} {current && <Tag>{t.identity.sessionCurrent}</Tag>}
        </>
      ),
    },
    { key: 'address', title: t.identity.sessionAddress, width: 150, render: ({ address }) => address },
    {
      key: 'started',
      title: t.identity.sessionStarted,
      width: 150,
      whole: true,
      render: ({ createdAt }) => <At at={createdAt} />,
    },
    {
      key: 'seen',
      title: t.identity.sessionSeen,
      width: 150,
      whole: true,
      render: ({ lastSeenAt }) => <At at={lastSeenAt} />,
    },
    {
      key: 'end',
      title: t.common.actions,
      width: 90,
      render: (session) =>
        !session.current && (
          <Button size="small" danger onClick={() => ask(session)}>
            {t.identity.sessionEnd}
          </Button>
        ),
    },
  ];
  return (
    <Loaded query={query} rows={3}>
      {(sessions) => (
        <>
          <ErrorNote error={end.error} />
          <DataTable
            label={t.identity.sessionsTitle}
            columns={columns}
            rows={sessions}
            rowKey={({ id }) => id}
            empty={<Nothing title={t.accounts.noSessions} />}
          />
        </>
      )}
    </Loaded>
  );
}
