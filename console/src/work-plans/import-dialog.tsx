import { useMutation } from '@tanstack/react-query';
import { Alert, Form, Modal } from 'antd';
import { useState } from 'react';
import { upload } from '../api/client.ts';
import type { Answer, WorkPlanDetail } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { useShown } from '../ui/use-shown.ts';
import { PLANS } from './plan-words.tsx';

type Report = Answer<'/api/v1/console/work-plans/{id}/imports', 'post'>;

/** Takes items in Excel: looked at first, then taken whole. */
export function ImportDialog({ plan, onClose }: { plan: WorkPlanDetail; onClose: () => void }) {
  const words = useTexts().workPlans.importing;
  const shown = useShown(PLANS);
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const send = useMutation({
    mutationFn: (dryRun: boolean) => {
      const form = new FormData();
      if (file) form.append('file', file);
      const query = new URLSearchParams({ dryRun: String(dryRun), version: String(plan.version) });
      return upload<Report>(`/api/v1/console/work-plans/${plan.id}/imports?${query}`, form, () => undefined);
    },
    onSuccess: async (result) => {
      setReport(result);
      if (!result.written) return;
      await shown(words.done);
      onClose();
    },
  });
  const isReady = report !== null && report.faults.length === 0 && report.added + report.changed > 0;
  return (
    <Modal
      open
      title={words.title}
      okText={isReady ? words.take : words.check}
      okButtonProps={{ disabled: !file }}
      confirmLoading={send.isPending}
      onOk={() => send.mutate(!isReady)}
      onCancel={onClose}
    >
      <p>{words.help}</p>
      <ErrorNote error={send.error} />
      <Form layout="vertical" component="div">
        <Form.Item label={words.file} htmlFor="plan-file">
          <input
            id="plan-file"
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
          <p>{words.result(report.added, report.changed)}</p>
          {(['faults', 'warnings'] as const)
            .filter((kind) => report[kind].length > 0)
            .map((kind) => (
              <Alert
                key={kind}
                type={kind === 'faults' ? 'error' : 'warning'}
                className="note"
                title={words[kind](report[kind].length)}
                description={
                  <ul className="plain-list">
                    {report[kind].slice(0, 50).map(({ where, text }, at) => (
                      <li key={`${where} ${at}`}>
                        <span lang="zh-CN">{where}</span> {text}
                      </li>
                    ))}
                  </ul>
                }
              />
            ))}
        </div>
      )}
    </Modal>
  );
}
