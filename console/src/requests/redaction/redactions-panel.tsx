import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Upload } from 'antd';
import { Link, useNavigate } from 'react-router';
import { upload } from '../../api/client.ts';
import { useLocale } from '../../api/locale.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorNote } from '../../ui/errors.tsx';
import type { RequestView } from '../queries.ts';
import { redactionsQuery } from './queries.ts';

/** Documents of the case that are being redacted, and the way to begin one. */
export function RedactionsPanel({ request }: { request: RequestView }) {
  const t = useTexts();
  const locale = useLocale();
  const navigate = useNavigate();
  const list = useQuery(redactionsQuery(request.id));
  const begin = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append('file', file, file.name);
      return upload<{ id: string }>(`/api/v1/console/requests/${request.id}/redactions`, form, () => undefined);
    },
    onSuccess: ({ id }) => void navigate(`/requests/${request.id}/redactions/${id}`),
  });
  const items = list.data?.items ?? [];
  const mayBegin = request.mayWork && ['registered', 'handling', 'consulting'].includes(request.state);
  if (items.length === 0 && !mayBegin) return null;
  return (
    <section className="panel" aria-labelledby="redacted-files">
      <h2 id="redacted-files">{t.redaction.panel}</h2>
      <p className="secondary">{t.redaction.panelHelp}</p>
      <ErrorNote error={begin.error ?? list.error} />
      {items.length > 0 && (
        <ul className="rows">
          {items.map((one) => (
            <li key={one.id} className="row">
              <div className="row-main">
                <Link to={`/requests/${request.id}/redactions/${one.id}`} lang="zh-CN">
                  {one.name}
                </Link>
                <div className="row-line">
                  {one.stateTitle[locale]} · {t.redaction.counts(one.markCount, one.pages)} · {one.changedByName}
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
      {mayBegin && (
        <Upload
          accept=".pdf,.txt"
          maxCount={1}
          showUploadList={false}
          beforeUpload={(file) => {
            begin.mutate(file);
            return false;
          }}
        >
          <Button loading={begin.isPending}>{t.redaction.add}</Button>
        </Upload>
      )}
    </section>
  );
}
