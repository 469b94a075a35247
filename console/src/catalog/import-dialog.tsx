import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, AutoComplete, Form, Modal } from 'antd';
import { useState } from 'react';
import { upload } from '../api/client.ts';
import type { CatalogImportReport } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { CATALOG } from './queries.ts';

/** Takes a catalog in Excel: looked at first, then taken whole. */
export function ImportDialog({ fields, onClose }: { fields: readonly string[]; onClose: () => void }) {
  const t = useTexts();
  const words = t.catalog.importing;
  const { message } = App.useApp();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [field, setField] = useState('');
  const [report, setReport] = useState<CatalogImportReport | null>(null);
  const send = useMutation({
    mutationFn: (dryRun: boolean) => {
      const form = new FormData();
      if (file) form.append('file', file);
      const query = new URLSearchParams({ dryRun: String(dryRun), ...(field.trim() && { field: field.trim() }) });
      return upload<CatalogImportReport>(`/api/v1/console/standard-catalog-imports?${query}`, form, () => undefined);
    },
    onSuccess: (result) => {
      setReport(result);
      if (!result.written) return;
      void client.invalidateQueries({ queryKey: CATALOG });
      void message.success(words.done);
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
        <Form.Item label={words.file} htmlFor="catalog-file">
          <input
            id="catalog-file"
            type="file"
            accept=".xlsx"
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null);
              setReport(null);
            }}
          />
        </Form.Item>
        <Form.Item label={words.field} htmlFor="catalog-field">
          <AutoComplete
            id="catalog-field"
            value={field}
            onChange={(value: string) => {
              setField(value);
              setReport(null);
            }}
            options={fields.map((value) => ({ value }))}
          />
        </Form.Item>
      </Form>
      {report && (
        <div role="status">
          <p>
            {words.result(report.added, report.changed, report.same)}
            {report.absent > 0 && <span className="secondary"> · {words.absent(report.absent)}</span>}
          </p>
          <Lines type="error" title={words.faults(report.faults.length)} lines={report.faults} />
          <Lines type="warning" title={words.warnings(report.warnings.length)} lines={report.warnings} />
        </div>
      )}
    </Modal>
  );
}

function Lines({
  type,
  title,
  lines,
}: {
  type: 'error' | 'warning';
  title: string;
  lines: CatalogImportReport['faults'];
}) {
  if (lines.length === 0) return null;
  return (
    <Alert
      type={type}
      className="note"
      title={title}
      description={
        <ul className="plain-list">
          {lines.slice(0, 50).map(({ where, text }, at) => (
            <li key={`${where} ${at}`}>
              <span lang="zh-CN">{where}</span> {text}
            </li>
          ))}
        </ul>
      }
    />
  );
}
