import { useMutation } from '@tanstack/react-query';
import { Alert, Form, Modal } from 'antd';
import { useState } from 'react';
import { upload } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import type { Answer } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { useShown } from '../ui/use-shown.ts';
import { LEDGERS, type LedgerKind } from './queries.ts';

type Report = Answer<'/api/v1/console/ledger-imports', 'post'>;

/** Takes entries in Excel: looked at first, then taken whole as drafts. */
export function ImportDialog({ kind, onClose }: { kind: LedgerKind; onClose: () => void }) {
  const t = useTexts();
  const words = t.ledgers;
  const locale = useLocale();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const shown = useShown(LEDGERS);
  const send = useMutation({
    mutationFn: (dryRun: boolean) => {
      const form = new FormData();
      if (file) form.append('file', file);
      const query = new URLSearchParams({ kind: kind.code, dryRun: String(dryRun) });
      return upload<Report>(`/api/v1/console/ledger-imports?${query}`, form, () => undefined);
    },
    onSuccess: async (result) => {
      setReport(result);
      if (!result.written) return;
      await shown(words.importDone(result.added));
      onClose();
    },
  });
  const isReady = report !== null && report.faults.length === 0 && report.added > 0;
  return (
    <Modal
      open
      title={words.importTitle(kind.title[locale])}
      okText={isReady ? words.importTake : words.importCheck}
      cancelText={t.common.cancel}
      okButtonProps={{ disabled: !file }}
      confirmLoading={send.isPending}
      onOk={() => send.mutate(!isReady)}
      onCancel={onClose}
    >
      <p>{words.importHelp}</p>
      <p>
        <a href={`/api/v1/console/ledger-template.xlsx?kind=${kind.code}`}>{words.template}</a>
      </p>
      <ErrorNote error={send.error} />
      <Form layout="vertical" component="div">
        <Form.Item label={words.importFile} htmlFor="ledger-file">
          <input
            id="ledger-file"
            type="file"
            accept=".xlsx"
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null);
              setReport(null);
            }}
          />
        </Form.Item>
      </Form>
      {report && (
        <div role="status">
          <p>{words.importResult(report.added, report.same)}</p>
          {report.faults.length > 0 && (
            <Alert
              type="error"
              className="note"
              title={words.importFaults(report.faults.length)}
              description={
                <ul className="plain-list">
                  {report.faults.slice(0, 50).map(({ where, text }, at) => (
                    <li key={`${where} ${at}`}>{t.common.labelled(words.importRow(where), text)}</li>
                  ))}
                </ul>
              }
            />
          )}
        </div>
      )}
    </Modal>
  );
}
