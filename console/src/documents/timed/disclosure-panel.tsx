import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { answer, http } from '../../api/client.ts';
import { useLocale } from '../../api/locale.ts';
import type { Answer, Input as Sent } from '../../api/types.ts';
import { useTexts } from '../../texts/index.ts';
import { dateWords } from '../../time/dates.ts';
import { ErrorNote } from '../../ui/errors.tsx';
import { At } from '../../ui/times.tsx';
import { useAct } from './use-act.ts';

type View = Answer<'/api/v1/console/documents/{id}/disclosure'>;
type Decision = Sent<'/api/v1/console/documents/{id}/disclosure', 'put'>;
/** The part of the address that leads those who have to decide first. */
export const DECIDE_BUTTON = 'decide-disclosure';
const KINDS = ['proactive', 'on_request', 'withheld'] as const;

/** Whether a document is made public, given on request or withheld, by which clause, and every decision on it. */
export function DisclosurePanel({ documentId }: { documentId: string }) {
  const t = useTexts();
  const locale = useLocale();
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useQuery({
    queryKey: ['documents', 'one', documentId, 'disclosure'],
    queryFn: () =>
      answer(http.GET('/api/v1/console/documents/{id}/disclosure', { params: { path: { id: documentId } } })),
  });
  const { hash, key } = useLocation();
  const isLed = hash === `#${DECIDE_BUTTON}` && data !== undefined;
  useEffect(() => {
    if (!isLed) return;
    // Those who may not decide it are shown who did, or that nobody has.
    const place = document.getElementById(DECIDE_BUTTON) ?? document.getElementById('disclosure');
    place?.scrollIntoView({ block: 'center' });
    place?.focus({ preventScroll: true });
  }, [isLed, key]);
  if (!data) return null;
  const clause = data.clauses.find(({ code }) => code === data.clause);
  return (
    <section aria-labelledby="disclosure" className="panel">
      <h2 id="disclosure" tabIndex={-1}>
        {t.timed.disclosure}
      </h2>
      <p className="flush">
        <strong>{t.timed.disclosureKind[data.disclosure]}</strong>
        {clause && (
          <>
            <br />
            {clause.source}：{clause.text}
          </>
        )}
        {data.reason && (
          <>
            <br />
            <span lang="zh-CN">{data.reason}</span>
          </>
        )}
      </p>
      {data.reviewDueOn && (
        <Alert
          type="info"
          className="note"
          title={t.timed.reviewDue(dateWords(locale, data.reviewDueOn), data.isProvisional)}
        />
      )}
      {data.decisions.length > 0 && (
        <ul className="rows">
          {data.decisions.map(({ at, kind, disclosure, reason, byName }) => (
            <li key={at}>
              {t.timed.decision[kind]} · {t.timed.disclosureKind[disclosure]}{' '}
              {reason && <span lang="zh-CN">{reason}</span>}
              <div className="secondary">
                {byName} · <At at={at} />
              </div>
            </li>
          ))}
        </ul>
      )}
      {data.mayDecide && (
        <Button id={DECIDE_BUTTON} onClick={() => setIsOpen(true)}>
          {t.timed.disclosureEdit}
        </Button>
      )}
      {isOpen && <DecisionDialog documentId={documentId} view={data} onClose={() => setIsOpen(false)} />}
    </section>
  );
}

function DecisionDialog({ documentId, view, onClose }: { documentId: string; view: View; onClose: () => void }) {
  const t = useTexts();
  // Nothing is ticked before the officer chooses: publishing is decided, not left standing.
  const [disclosure, setDisclosure] = useState<Decision['disclosure'] | ''>(view.disclosure);
  const [decision, setDecision] = useState({ clause: view.clause, reason: '' });
  const change = (part: Partial<typeof decision>) => setDecision({ ...decision, ...part });
  const isWithheld = disclosure === 'withheld';
  const decide = useAct(
    (chosen: Decision['disclosure']) =>
      answer(
        http.PUT('/api/v1/console/documents/{id}/disclosure', {
          params: { path: { id: documentId } },
          body: { disclosure: chosen, reason: decision.reason, clause: isWithheld ? decision.clause : '' },
        }),
      ),
    t.timed.disclosureDone,
    onClose,
  );
  return (
    <Modal
      open
      title={t.timed.disclosure}
      okText={isWithheld && view.disclosure === 'withheld' ? t.timed.keep : t.common.save}
      okButtonProps={{ disabled: disclosure === '' }}
      confirmLoading={decide.isPending}
      onOk={() => disclosure !== '' && decide.mutate(disclosure)}
      onCancel={onClose}
    >
      <ErrorNote error={decide.error} />
      <Form layout="vertical" component="div">
        <Form.Item>
          <Radio.Group
            aria-label={t.timed.disclosure}
            className="stacked"
            value={disclosure}
            onChange={({ target }) => setDisclosure(target.value as Decision['disclosure'])}
            options={KINDS.map((value) => ({ value, label: t.timed.disclosureKind[value] }))}
          />
        </Form.Item>
        {isWithheld && (
          <Form.Item label={t.timed.clause} htmlFor="clause">
            <Select
              id="clause"
              value={decision.clause || null}
              onChange={(clause) => change({ clause })}
              options={view.clauses.map(({ code, text, source, force }) => ({
                value: code,
                label: `${source.replace(/^.*）/, '')} ${text}（${t.timed.force[force]}）`,
              }))}
            />
          </Form.Item>
        )}
        <Form.Item label={t.timed.reason} htmlFor="disclosure-reason">
          <Input.TextArea
            id="disclosure-reason"
            rows={3}
            maxLength={2000}
            value={decision.reason}
            onChange={({ target }) => change({ reason: target.value })}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
