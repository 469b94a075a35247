import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { answer, http } from '../api/client.ts';
import { usePermissions } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';

const KEY = ['demo'];
const POLL_MS = 1000;
/** The server checks the store before it counts as running; until then it is asked on. */
const PATIENCE_MS = 20_000;

/** Offers demo content while the store is empty, and shows how far loading has come. */
export function DemoOffer({ offer }: { offer: boolean }) {
  const t = useTexts();
  const can = usePermissions()('demo.content.load');
  const client = useQueryClient();
  const { message } = App.useApp();
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const progress = useQuery({
    queryKey: KEY,
    enabled: can,
    queryFn: () => answer(http.GET('/api/v1/demo')),
    refetchInterval: ({ state }) =>
      state.data?.state === 'running' || (startedAt !== null && Date.now() - startedAt < PATIENCE_MS) ? POLL_MS : false,
  });
  const load = useMutation({
    mutationFn: () => answer(http.POST('/api/v1/demo')),
    onSuccess: () => setStartedAt(Date.now()),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
  const { state, done = 0, total = 0 } = progress.data ?? {};
  const before = useRef(state);
  useEffect(() => {
    const ended = before.current !== state && (before.current === 'running' || startedAt !== null);
    if (ended && state === 'done') {
      void client.invalidateQueries();
      void message.success(t.workbench.demoDone);
    }
    if (ended && state === 'failed') void client.invalidateQueries();
    if (ended && state !== 'running') setStartedAt(null);
    before.current = state;
    // The language may change meanwhile; only the state counts.
    // oxlint-disable-next-line exhaustive-deps
  }, [client, state]);
  if (state === 'running' || startedAt !== null) {
    return (
      <Alert
        type="info"
        role="status"
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
  if (!can || (!offer && state !== 'failed')) return null;
  return (
    <>
      <ErrorNote error={load.error} />
      <Alert
        type={state === 'failed' ? 'error' : 'info'}
        className="note"
        title={state === 'failed' ? t.workbench.demoFailed : t.workbench.demoTitle}
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
