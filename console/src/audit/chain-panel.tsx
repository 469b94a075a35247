import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Card } from 'antd';
import { answer, http } from '../api/client.ts';
import { usePermissions } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { useInstantWords } from '../ui/times.tsx';

/** How far the chain is sealed and exported, and a button that recomputes all of it. */
export function ChainPanel() {
  const t = useTexts();
  const instant = useInstantWords();
  const can = usePermissions();
  const status = useQuery({
    queryKey: ['audit-status'],
    refetchInterval: 10_000,
    queryFn: () => answer(http.GET('/api/v1/audit/status')),
  });
  const verify = useMutation({ mutationFn: () => answer(http.POST('/api/v1/audit/verify')) });
  const report = verify.data;
  return (
    <Card
      size="small"
      className="note"
      title={t.audit.status}
      extra={
        can('audit.chain.verify') && (
          <Button loading={verify.isPending} onClick={() => verify.mutate()}>
            {verify.isPending ? t.audit.verifying : t.audit.verify}
          </Button>
        )
      }
    >
      <ErrorNote error={status.error ?? verify.error} />
      {status.data && (
        <p className="flush">
          {t.audit.statusWords(status.data.headSeq, status.data.waiting)}
          {' · '}
          {status.data.exportedAt ? t.audit.exported(instant(status.data.exportedAt)) : t.audit.neverExported}
        </p>
      )}
      {report?.ok && (
        <Alert
          type="success"
          role="status"
          showIcon
          title={t.audit.verifyOk}
          description={t.audit.verifyOkHelp(report.sealed, report.headsChecked)}
        />
      )}
      {report && !report.ok && (
        <Alert
          type="error"
          role="alert"
          showIcon
          title={t.audit.verifyBad(report.findingsTotal)}
          description={
            <>
              <p>{t.audit.verifyBadHelp}</p>
              <ul>
                {report.findings.map((finding, at) => (
                  <li key={at}>{finding.message}</li>
                ))}
              </ul>
            </>
          }
        />
      )}
    </Card>
  );
}
