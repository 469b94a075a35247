import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { answer, http } from '../../api/client.ts';
import type { DocumentDetail } from '../../api/types.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorNote } from '../../ui/errors.tsx';
import { At } from '../../ui/times.tsx';
import { useAct } from './use-act.ts';

const HOURS = [1, 24, 72, 168, 720];

/** Links by which people outside see the draft, with who looked how often. */
export function PreviewsPanel({ document }: { document: DocumentDetail }) {
  const t = useTexts();
  const [isOpen, setIsOpen] = useState(false);
  const { id, draft } = document;
  const { data } = useQuery({
    queryKey: ['documents', 'one', id, 'previews'],
    queryFn: () => answer(http.GET('/api/v1/console/documents/{id}/previews', { params: { path: { id } } })),
  });
  const revoke = useAct(
    (link: string) =>
      answer(http.DELETE('/api/v1/console/documents/{id}/previews/{link}', { params: { path: { id, link } } })),
    t.timed.revoked,
    () => undefined,
  );
  const links = data?.items ?? [];
  if (!draft && links.length === 0) return null;
  return (
    <section aria-labelledby="previews" className="panel">
      <h2 id="previews">{t.timed.previews}</h2>
      <p className="secondary flush">{t.timed.previewsHelp}</p>
      <ErrorNote error={revoke.error} />
      <ul className="rows">
        {links.map(({ id: link, note, state, views, expiresAt }) => (
          <li key={link}>
            <span lang="zh-CN">{note}</span> · {t.timed.previewState[state]} · {t.timed.views(views)}
            <div className="secondary">
              <At at={expiresAt} />{' '}
              {state === 'open' && (
                <Button size="small" danger onClick={() => revoke.mutate(link)}>
                  {t.timed.revoke}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {draft && <Button onClick={() => setIsOpen(true)}>{t.timed.previewNew}</Button>}
      {isOpen && <PreviewDialog id={id} onClose={() => setIsOpen(false)} />}
    </section>
  );
}

function PreviewDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts();
  const { message } = App.useApp();
  const [note, setNote] = useState('');
  const [hours, setHours] = useState(72);
  const [address, setAddress] = useState('');
  const create = useAct(
    () =>
      answer(http.POST('/api/v1/console/documents/{id}/previews', { params: { path: { id } }, body: { note, hours } })),
    null,
    ({ path }) => setAddress(window.location.origin + path),
  );
  const copy = () => void navigator.clipboard.writeText(address).then(() => message.success(t.common.copied));
  return (
    <Modal
      open
      title={t.timed.previewNew}
      okText={address ? t.timed.copy : t.timed.previewNew}
      confirmLoading={create.isPending}
      okButtonProps={{ disabled: note.trim() === '' }}
      onOk={() => (address ? copy() : create.mutate())}
      onCancel={onClose}
    >
      <ErrorNote error={create.error} />
      {address ? (
        <Alert type="success" title={t.timed.previewTold} description={<code className="wrapped">{address}</code>} />
      ) : (
        <Form layout="vertical" component="div">
          <Form.Item label={t.timed.previewFor} htmlFor="preview-note">
            <Input id="preview-note" value={note} maxLength={200} onChange={({ target }) => setNote(target.value)} />
          </Form.Item>
          <Form.Item label={t.timed.previewHours} htmlFor="preview-hours">
            <Select
              id="preview-hours"
              value={hours}
              onChange={setHours}
              options={HOURS.map((value) => ({ value, label: t.timed.hours(value) }))}
            />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
}
