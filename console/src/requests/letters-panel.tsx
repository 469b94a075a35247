import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Select, Space } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import type { Answer } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { dayOf } from '../time/dates.ts';
import { On } from '../ui/times.tsx';
import { Day, RequestDialog, written } from './dialog.tsx';
import { saveBlob } from './letter-preview.tsx';
import { REQUESTS, type RequestView } from './queries.ts';

export type Letter = Answer<'/api/v1/console/request-letters'>['items'][number];
type Way = 'email' | 'post' | 'pickup' | 'fax' | 'onsite' | 'page';
type Act = 'deliver' | 'way' | 'returned';
const WAYS: readonly Way[] = ['post', 'email', 'pickup', 'page', 'fax', 'onsite'];
/** In which states of a letter each act can be done; the server decides, this only keeps useless buttons away. */
const ACTS: Record<Act, readonly string[]> = {
  deliver: ['to_deliver', 'failed', 'shown'],
  way: ['to_deliver', 'failed', 'shown', 'mailing'],
  returned: ['delivered', 'to_deliver'],
};

/** Somebody takes it to the post or hands it over, and has a record of delivery signed. */
const isBrought = ({ way, state }: Letter) =>
  ['post', 'pickup', 'onsite'].includes(way) && ['held', 'to_deliver', 'failed'].includes(state);

/** Letters of a case: what went out, how far it is, and what to do when it did not arrive. */
export function LettersPanel({ request }: { request: RequestView }) {
  const t = useTexts();
  const words = t.caseLetters;
  const [open, setOpen] = useState<{ act: Act; letter: Letter } | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [isHanding, setHanding] = useState(false);
  const query = useQuery({
    queryKey: [...REQUESTS, request.id, 'letters'],
    queryFn: () => answer(http.GET('/api/v1/console/request-letters', { params: { query: { request: request.id } } })),
  });
  const letters = query.data?.items ?? [];
  const failed = letters.filter(({ state }) => state === 'failed');
  const mayAsk = request.mayWork && ['handling', 'consulting'].includes(request.state);
  const thirdParties = request.consultations.filter(({ kind }) => kind === 'third_party');
  if (letters.length === 0 && !mayAsk) return null;
  return (
    <section className="panel" aria-labelledby="letters">
      <h2 id="letters">{words.title}</h2>
      {failed.length > 0 && <Alert type="warning" className="note" title={words.failedHelp} />}
      {letters.length === 0 && <p className="secondary">{words.none}</p>}
      <ul className="rows">
        {letters.map((letter) => (
          <li key={letter.id} className="row">
            <div className="row-main">
              <strong>{letter.kindName}</strong> <span lang="zh-CN">{letter.number}</span>
              <div className="row-line">
                <On on={letter.datedOn} /> · {words.states[letter.state] ?? letter.state}
                {letter.way && ` · ${t.requests.form.ways[letter.way] ?? letter.way}`}
                {letter.recipient === 'consulted' && ` · ${words.consulted}`}
                {letter.deliveredOn && (
                  <>
                    {' '}
                    · {words.deliveredOn} <On on={letter.deliveredOn} />
                  </>
                )}
              </div>
              {(letter.deliveryProof || letter.fault) && (
                <div className="row-line as-written">{letter.fault || letter.deliveryProof}</div>
              )}
              <Space wrap size="small">
                {(request.mayReveal ? (['pdf', 'docx'] as const) : []).map((format) => (
                  <a
                    key={format}
                    href={`/api/v1/console/request-letters/${letter.id}/file?format=${format}`}
                    aria-label={`${letter.kindName} ${letter.number} ${words.formats[format]}`}
                    download
                  >
                    {words.formats[format]}
                  </a>
                ))}
                {request.mayReveal && isBrought(letter) && (
                  <a
                    href={`/api/v1/console/request-letters/${letter.id}/delivery-record?format=pdf`}
                    aria-label={`${letter.kindName} ${letter.number} ${words.deliveryRecord}`}
                    download
                  >
                    {words.deliveryRecord}
                  </a>
                )}
                {request.mayReveal &&
                  letter.enclosures.map(({ id, name }) => (
                    <a
                      key={id}
                      href={`/api/v1/console/request-letters/${letter.id}/enclosures/${id}`}
                      aria-label={`${letter.kindName} ${letter.number} ${words.enclosure(name)}`}
                      download
                    >
                      {words.enclosure(name)}
                    </a>
                  ))}
                {request.mayWork &&
                  (Object.keys(ACTS) as Act[])
                    .filter((act) => ACTS[act].includes(letter.state))
                    .map((act) => (
                      <Button key={act} onClick={() => setOpen({ act, letter })}>
                        {words.acts[act]}
                      </Button>
                    ))}
              </Space>
            </div>
          </li>
        ))}
      </ul>
      <Space wrap>
        {mayAsk && <Button onClick={() => setAsking(true)}>{words.issue}</Button>}
        {request.mayReveal && <Button onClick={() => setHanding(true)}>{words.dossier}</Button>}
      </Space>
      {isHanding && <DossierDialog request={request} onClose={() => setHanding(false)} />}
      {open && <LetterDialog {...open} onClose={() => setOpen(null)} />}
      {isAsking && <OwnLetterDialog request={request} parties={thirdParties} onClose={() => setAsking(false)} />}
    </section>
  );
}

/** How a letter was delivered, another way for it, or that it came back. */
function LetterDialog({ act, letter, onClose }: { act: Act; letter: Letter; onClose: () => void }) {
  const t = useTexts();
  const words = t.caseLetters;
  const params = { path: { id: letter.id } };
  const required = [{ required: true, message: t.requests.step.required }];
  type Values = { way?: Way; address?: string; on?: Dayjs; proof?: string; reason?: string };
  const { version } = letter;
  const send = ({ way = 'post', address, on, proof = '', reason = '' }: Values): Promise<unknown> => {
    if (act === 'returned')
      return answer(http.POST('/api/v1/console/request-letters/{id}/returned', { params, body: { reason, version } }));
    if (act === 'way')
      return answer(
        http.POST('/api/v1/console/request-letters/{id}/way', {
          params,
          body: { way, version, ...(address && { address }) },
        }),
      );
    const body = { way: t.requests.form.ways[way] ?? way, on: written(on) ?? '', proof, version };
    return answer(http.POST('/api/v1/console/request-letters/{id}/delivery', { params, body }));
  };
  const ways = WAYS.map((value) => ({ value, label: t.requests.form.ways[value] ?? value }));
  return (
    <RequestDialog<Values>
      title={words.acts[act]}
      help={`${letter.kindName} ${letter.number}`}
      initial={{ way: (letter.way as Way) || 'post', on: dayjs(dayOf(new Date())) }}
      send={send}
      onClose={onClose}
    >
      {act !== 'returned' && (
        <Form.Item name="way" label={words.way}>
          <Select options={ways} />
        </Form.Item>
      )}
      {act === 'way' && (
        <Form.Item noStyle shouldUpdate>
          {({ getFieldValue }) =>
            getFieldValue('way') === 'email' && (
              <Form.Item name="address" label={words.address} extra={words.addressHelp}>
                <Input maxLength={254} autoComplete="off" />
              </Form.Item>
            )
          }
        </Form.Item>
      )}
      {act === 'deliver' && (
        <>
          <Day name="on" label={words.deliveredOn} isRequired />
          <Form.Item name="proof" label={words.proof} extra={words.proofHelp} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
        </>
      )}
      {act === 'returned' && (
        <Form.Item name="reason" label={words.reason} rules={required}>
          <Input maxLength={300} />
        </Form.Item>
      )}
    </RequestDialog>
  );
}

/** The whole record of the case as one ZIP for a reconsideration or a lawsuit; why it is made is kept. */
function DossierDialog({ request, onClose }: { request: RequestView; onClose: () => void }) {
  const t = useTexts();
  const words = t.caseLetters;
  const send = async ({ reason }: { reason: string }) => {
    const params = { path: { id: request.id } };
    const file = await answer(
      http.POST('/api/v1/console/requests/{id}/dossier', { params, body: { reason }, parseAs: 'blob' }),
    );
    saveBlob(file as Blob, `${words.dossierName}${request.number || request.code}.zip`);
  };
  return (
    <RequestDialog<{ reason: string }> title={words.dossier} help={words.dossierHelp} send={send} onClose={onClose}>
      <Form.Item
        name="reason"
        label={words.dossierReason}
        rules={[{ required: true, message: t.requests.step.required }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </RequestDialog>
  );
}

/** Asking for reasons (article 35), or telling a third party that its refusal was not followed (article 32). */
function OwnLetterDialog(props: { request: RequestView; parties: RequestView['consultations']; onClose: () => void }) {
  const { request, parties, onClose } = props;
  const t = useTexts();
  const words = t.caseLetters;
  const required = [{ required: true, message: t.requests.step.required }];
  type Kind = 'explain' | 'third_party_told';
  type Values = { kind: Kind; dueOn?: Dayjs; consultationId?: string; words?: string };
  const send = ({ kind, dueOn, consultationId, words: said }: Values) =>
    answer(
      http.POST('/api/v1/console/requests/{id}/letters', {
        params: { path: { id: request.id } },
        body: {
          ...{ version: request.version, kind },
          ...(kind === 'explain' && dueOn && { dueOn: written(dueOn) ?? '' }),
          ...(kind === 'third_party_told' && { consultationId: consultationId ?? '', words: said ?? '' }),
        },
      }),
    );
  const kinds: Kind[] = parties.length > 0 ? ['explain', 'third_party_told'] : ['explain'];
  return (
    <RequestDialog<Values>
      title={words.issue}
      initial={{ kind: 'explain', ...(parties[0] && { consultationId: parties[0].id }) }}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="kind" label={words.kind}>
        <Select options={kinds.map((value) => ({ value, label: words.kinds[value] }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'explain' ? (
            <Day name="dueOn" label={t.requests.step.dueOn} isRequired />
          ) : (
            <>
              <Form.Item name="consultationId" label={words.party} rules={required}>
                <Select options={parties.map(({ id, name }) => ({ value: id, label: name }))} />
              </Form.Item>
              <Form.Item name="words" label={words.why} rules={required}>
                <Input.TextArea rows={3} maxLength={4000} />
              </Form.Item>
            </>
          )
        }
      </Form.Item>
    </RequestDialog>
  );
}
