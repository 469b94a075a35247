import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import type { Answer } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { RequestDialog } from './dialog.tsx';
import type { RequestView } from './queries.ts';

type Revealed = Answer<'/api/v1/console/requests/{id}/reveal', 'post'>;
const REASONS = ['verify_identity', 'contact', 'deliver', 'remedy', 'other'] as const;
const FIELDS = [
  'name',
  'documentType',
  'documentNumber',
  'representative',
  'contactName',
  'phone',
  'email',
  'address',
  'postcode',
] as const;

/** Who asks: shown for a reason, for as long as the page is open, and never kept in the browser. */
export function ApplicantPanel({ request }: { request: RequestView }) {
  const t = useTexts();
  const words = t.requests;
  const [isAsking, setAsking] = useState(false);
  const [shown, setShown] = useState<Revealed | null>(null);
  type Values = { reason: (typeof REASONS)[number]; words?: string };
  const send = async ({ reason, words: said = '' }: Values) => {
    const path = { id: request.id };
    setShown(
      await answer(
        http.POST('/api/v1/console/requests/{id}/reveal', { params: { path }, body: { reason, words: said } }),
      ),
    );
  };
  return (
    <section className="panel" aria-labelledby="who">
      <h2 id="who">{words.who}</h2>
      <p>
        <span lang="zh-CN">{request.applicant}</span> · {words.kinds[request.applicantKind]}
        {request.agent && (
          <>
            <br />
            {words.agent.title}：<span lang="zh-CN">{request.agent}</span>
          </>
        )}
      </p>
      {shown ? (
        <div aria-live="polite">
          <Person of={shown} />
          {shown.agent && (
            <>
              <h3>{words.agent.title}</h3>
              <Person of={shown.agent} />
            </>
          )}
        </div>
      ) : (
        request.mayReveal && <Button onClick={() => setAsking(true)}>{words.reveal}</Button>
      )}
      {request.files.length > 0 && (
        <>
          <h3>{words.files}</h3>
          <p className="secondary">{words.fileHelp}</p>
          <ul>
            {request.files.map((file) => (
              <li key={file.id}>
                <a href={`/api/v1/console/requests/${request.id}/files/${file.id}`} download lang="zh-CN">
                  {file.name}
                </a>
                {file.kind === 'authorisation' && ` · ${words.agent.authorisation}`}
                {file.isScan && ` · ${words.fileScan}`}
                {file.guard !== 'clean' && <strong> · {words.fileGuard[file.guard]}</strong>}
              </li>
            ))}
          </ul>
        </>
      )}
      {isAsking && (
        <RequestDialog<Values>
          title={words.reveal}
          help={words.revealHelp}
          initial={{ reason: 'contact' }}
          send={send}
          onClose={() => setAsking(false)}
        >
          <Form.Item name="reason" label={words.revealReason}>
            <Select options={REASONS.map((value) => ({ value, label: words.reasons[value] }))} />
          </Form.Item>
          <Form.Item name="words" label={words.words}>
            <Input.TextArea rows={2} maxLength={1000} />
          </Form.Item>
        </RequestDialog>
      )}
    </section>
  );
}

/** What is known of one person, without what nobody gave. */
function Person({ of }: { of: Omit<Revealed, 'agent'> }) {
  const words = useTexts().requests;
  const textOf = (field: (typeof FIELDS)[number]) =>
    field === 'documentType' ? (words.documentTypes[of.documentType] ?? '') : of[field];
  return (
    <dl className="facts">
      {FIELDS.filter((field) => textOf(field) !== '').map((field) => (
        <div key={field}>
          <dt>{words.person[field]}</dt>
          <dd lang="zh-CN">{textOf(field)}</dd>
        </div>
      ))}
    </dl>
  );
}
