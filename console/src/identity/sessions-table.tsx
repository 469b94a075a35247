import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Table, Tag, type TableColumnsType } from 'antd';
import { answer, http } from '../api/client.ts';
import type { AccountSession } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded, Nothing } from '../ui/page.tsx';
import { At } from '../ui/times.tsx';
import { deviceOf } from './device.ts';

/** Where an account is signed in; each sign-in but the present one can be ended. */
export function SessionsTable({ accountId, mayEnd }: { accountId: string; mayEnd: boolean }) {
  const t = useTexts();
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const queryKey = ['accounts', 'sessions', accountId];
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
    onSuccess: () => {
      void client.invalidateQueries({ queryKey });
      void message.success(t.identity.sessionEnded);
    },
  });
  const columns: TableColumnsType<AccountSession> = [
    {
      title: t.identity.sessionDevice,
      dataIndex: 'userAgent',
      render: (agent: string, { current }) => (
        <>
          {deviceOf(agent)} {current && <Tag>{t.identity.sessionCurrent}</Tag>}
        </>
      ),
    },
    { title: t.identity.sessionAddress, dataIndex: 'address', width: 150 },
    {
      title: t.identity.sessionStarted,
      dataIndex: 'createdAt',
      width: 150,
      className: 'nowrap',
      render: (at: string) => <At at={at} />,
    },
    {
      title: t.identity.sessionSeen,
      dataIndex: 'lastSeenAt',
      width: 150,
      className: 'nowrap',
      render: (at: string) => <At at={at} />,
    },
    ...(mayEnd
      ? [
          {
            title: t.common.actions,
            key: 'end',
            width: 90,
            render: (_: unknown, session: AccountSession) =>
              session.current ? null : (
                <Button
                  size="small"
                  danger
                  onClick={() =>
                    modal.confirm({
                      title: t.identity.sessionEndTitle,
                      content: t.identity.sessionEndHelp(deviceOf(session.userAgent)),
                      okText: t.identity.sessionEnd,
                      okButtonProps: { danger: true },
                      onOk: () => end.mutate(session.id),
                    })
                  }
                >
                  {t.identity.sessionEnd}
                </Button>
              ),
          },
        ]
      : []),
  ];
  return (
    <Loaded query={query} rows={3}>
      {(sessions) => (
        <>
          <ErrorNote error={end.error} />
          {sessions.length === 0 ? (
            <Nothing title={t.accounts.noSessions} />
          ) : (
            <Table
              rowKey="id"
              size="small"
              columns={columns}
              dataSource={sessions}
              pagination={false}
              scroll={{ x: 760 }}
            />
          )}
        </>
      )}
    </Loaded>
  );
}
