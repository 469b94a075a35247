import { Button, DatePicker, Form, Input, Modal, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { answer, http } from '../../api/client.ts';
import type { DocumentDetail, Edition } from '../../api/types.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorNote } from '../../ui/errors.tsx';
import { At, On } from '../../ui/times.tsx';
import { instantOf, pickedOf } from './china-instant.ts';
import { useAct } from './use-act.ts';

type Terms = Edition['terms'];
const AUDIENCES = ['everyone', 'area', 'group'] as const;
const CORRECTIONS = ['', 'error', 'privacy', 'secrecy'] as const;

/** For whom and how long an edition is public, and what it corrects; to be changed while it is a draft. */
export function TermsPanel({ document }: { document: DocumentDetail }) {
  const t = useTexts();
  const [isOpen, setIsOpen] = useState(false);
  const edition = document.draft ?? document.live;
  if (!edition) return null;
  const { terms } = edition;
  const mayEdit = document.actions.some(({ name, allowed }) => name === 'edit' && allowed);
  return (
    <section aria-labelledby="terms" className="panel">
      <h2 id="terms">{t.timed.terms}</h2>
      <dl className="facts">
        <dt>{t.timed.audience}</dt>
        <dd>{terms.audience || t.timed.audienceKind[terms.audienceKind]}</dd>
        <dt>{t.timed.period}</dt>
        <dd>{terms.visibleUntil ? <On on={terms.visibleUntil} /> : t.timed.stays}</dd>
        <dt>{t.timed.embargo}</dt>
        <dd>{terms.embargoUntil ? <At at={terms.embargoUntil} /> : t.timed.noEmbargo}</dd>
        {terms.correction !== '' && (
          <>
            <dt>{t.timed.correction}</dt>
            <dd>{t.timed.correctionKind[terms.correction]}</dd>
          </>
        )}
        {terms.changeNote !== '' && (
          <>
            <dt>{t.timed.note}</dt>
            <dd lang="zh-CN">{terms.changeNote}</dd>
          </>
        )}
      </dl>
      {mayEdit && document.draft && <Button onClick={() => setIsOpen(true)}>{t.timed.termsEdit}</Button>}
      {isOpen && document.draft && (
        <TermsDialog id={document.id} draft={document.draft} onClose={() => setIsOpen(false)} />
      )}
    </section>
  );
}

function TermsDialog({ id, draft, onClose }: { id: string; draft: Edition; onClose: () => void }) {
  const t = useTexts();
  const [terms, setTerms] = useState<Terms>(draft.terms);
  const change = (part: Partial<Terms>) => setTerms({ ...terms, ...part });
  const save = useAct(
    () =>
      answer(
        http.PUT('/api/v1/console/documents/{id}/terms', {
          params: { path: { id } },
          body: { version: draft.version, terms },
        }),
      ),
    t.timed.termsDone,
    onClose,
  );
  return (
    <Modal
      open
      title={t.timed.termsEdit}
      okText={t.common.save}
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <ErrorNote error={save.error} />
      <Form layout="vertical" component="div">
        <Form.Item label={t.timed.audience}>
          <Radio.Group
            value={terms.audienceKind}
            onChange={({ target }) => change({ audienceKind: target.value as Terms['audienceKind'] })}
            options={AUDIENCES.map((value) => ({ value, label: t.timed.audienceKind[value] }))}
          />
        </Form.Item>
        {terms.audienceKind !== 'everyone' && (
          <Form.Item label={t.timed.audienceName} htmlFor="audience">
            <Input
              id="audience"
              value={terms.audience}
              maxLength={100}
              onChange={({ target }) => change({ audience: target.value })}
            />
          </Form.Item>
        )}
        <Form.Item label={t.timed.visibleUntil} htmlFor="visible-until">
          <DatePicker
            id="visible-until"
            value={terms.visibleUntil ? dayjs(terms.visibleUntil) : null}
            onChange={(day) => change({ visibleUntil: day ? day.format('YYYY-MM-DD') : null })}
            style={{ width: '100%' }}
          />
        </Form.Item>
        <Form.Item label={t.timed.embargoUntil} htmlFor="embargo">
          <DatePicker
            id="embargo"
            showTime
            value={pickedOf(terms.embargoUntil)}
            onChange={(at) => change({ embargoUntil: at ? instantOf(at) : null })}
            style={{ width: '100%' }}
          />
        </Form.Item>
        {draft.number > 1 && (
          <>
            <Form.Item label={t.timed.correction} htmlFor="correction">
              <Select
                id="correction"
                value={terms.correction}
                onChange={(correction) => change({ correction })}
                options={CORRECTIONS.map((value) => ({ value, label: t.timed.correctionKind[value] }))}
              />
            </Form.Item>
            <Form.Item label={t.timed.changeNote} htmlFor="change-note">
              <Input.TextArea
                id="change-note"
                rows={3}
                maxLength={2000}
                value={terms.changeNote}
                onChange={({ target }) => change({ changeNote: target.value })}
              />
            </Form.Item>
          </>
        )}
      </Form>
    </Modal>
  );
}
