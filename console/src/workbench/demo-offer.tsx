import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Progress } from 'antd';
import { useEffect, useRef } from 'react';
import { answer, http } from '../api/client.ts';
import { usePermissions } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';

const KEY = ['demo'];

/** Offers demo content while the store is empty, and shows how far loading has come. */
export function DemoOffer({ offer }: { offer: boolean }) {
  const t = useTexts();
  const can = usePermissions()('demo.content.load');
  const client = useQueryClient();
  const { message } = App.useApp();
  const progress = useQuery({
    queryKey: KEY,
    enabled: can,
    queryFn: () => answer(http.GET('/api/v1/demo')),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 1000 : false),
  });
  const load = useMutation({
    mutationFn: () => answer(http.POST('/api/v1/demo')),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
  const { state, done = 0, total = 0 } = progress.data ?? {};
  const before = useRef(state);
  useEffect(() => {
    // Loading has ended while this page was open: the bench and lists hold something now.
    if (before.current === 'running' && state !== 'running') {
      void client.invalidateQueries();
      if (state === 'done') void message.success(t.workbench.demoDone);
      else void message.error(t.workbench.demoFailed);
    }
    before.current = state;
    // The language may change meanwhile; only the state counts.
    // oxlint-disable-next-line exhaustive-deps
  }, [client, state]);
  if (state === 'running') {
    return (
      <Alert
        type="info"
        className="note"
        title={t.workbench.demoRunning(done, total)}
        description={
          <>
            <Progress percent={total > 0 ? Math.round((done / total) * 100) : 0} aria-label={t.workbench.demoLoad} />
            {t.workbench.demoLeave}
          </>
        }
      />
    );
  }
  if (!offer || !can) return null;
  return (
    <>
      <ErrorNote error={load.error} />
      <Alert
        type="info"
        className="note"
        title={t.workbench.demoTitle}
        description={t.workbench.demoHelp}
        action={
          <Button type="primary" loading={load.isPending} onClick={() => load.mutate()}>
            {t.workbench.demoLoad}
          </Button>
        }
      />
    </>
  );
}
