import { Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { answer, http } from '../api/client.ts';
import { useSession } from '../app/session.tsx';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { dayOf } from '../time/dates.ts';
import { Day, RequestDialog, written } from './dialog.tsx';
import type { RequestView } from './queries.ts';

interface Props {
  request: RequestView;
  onClose: () => void;
}
const KINDS = ['search', 'note', 'interest', 'explanation'] as const;
/** Of a search: who, where, with which words, what was found. */
const SEARCH = ['by', 'place', 'terms', 'found'] as const;
const MAX = { by: 100, place: 300, terms: 300 } as const;

/** A search, a note, the public-interest test, or what the applicant explained. */
export function RecordDialog({ request, onClose }: Props) {
  const t = useTexts();
  const { account } = useSession();
  const words = t.requests;
  type Values = { kind: (typeof KINDS)[number]; on?: Dayjs | null; words?: string } & Partial<
    Record<(typeof SEARCH)[number], string>
  >;
  const send = ({ kind, words: said = '', on, ...search }: Values) =>
    answer(
      http.POST('/api/v1/console/requests/{id}/records', {
        params: { path: { id: request.id } },
        body: { version: request.version, kind, words: said, ...(on && { on: written(on) ?? '' }), ...search },
      }),
    );
  return (
    <RequestDialog<Values>
      title={words.addRecord}
      initial={{ kind: 'search', on: dayjs(dayOf(new Date())), by: account.displayName }}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="kind" label={words.recordKind}>
        <Select options={KINDS.map((value) => ({ value, label: words.kindsOfRecord[value] }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'search' &&
          SEARCH.map((name) => (
            <Form.Item
              key={name}
              name={name}
              label={words[name]}
              rules={name === 'terms' ? [] : [{ required: true, message: words.step.required }]}
            >
              {name === 'found' ? <Input.TextArea rows={2} maxLength={4000} /> : <Input maxLength={MAX[name]} />}
            </Form.Item>
          ))
        }
      </Form.Item>
      <Day name="on" label={words.step.on} />
      <Form.Item name="words" label={words.words}>
        <Input.TextArea rows={4} maxLength={4000} />
      </Form.Item>
    </RequestDialog>
  );
}

/** An extension or a delay, for somebody else to approve. */
export function ProposalDialog({ request, onClose }: Props) {
  const t = useTexts();
  const words = t.requests.proposal;
  type Values = { what: 'extension' | 'delay'; amount?: number; until?: Dayjs; words?: string };
  const send = ({ what, amount, until, words: said = '' }: Values) =>
    answer(
      http.POST('/api/v1/console/requests/{id}/proposals', {
        params: { path: { id: request.id } },
        body: {
          ...{ version: request.version, what, words: said },
          ...(what === 'extension' ? { amount: amount ?? 20 } : until ? { until: written(until) ?? '' } : {}),
        },
      }),
    );
  return (
    <RequestDialog<Values>
      title={t.requests.propose}
      initial={{ what: 'extension', amount: 20 }}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="what" label={words.what}>
        <Select options={(['extension', 'delay'] as const).map((value) => ({ value, label: words[value] }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue('what') === 'delay' ? (
            <Day name="until" label={words.until} isRequired />
          ) : (
            <Form.Item
              name="amount"
              label={words.amount}
              rules={[{ required: true, message: t.requests.step.required }]}
            >
              <InputNumber min={1} max={20} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="words" label={words.words} rules={[{ required: true, message: t.requests.step.required }]}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
    </RequestDialog>
  );
}

/** A unit of ours is asked for its opinion, with a last day. */
export function OpinionDialog({ request, onClose }: Props) {
  const t = useTexts();
  const words = t.requests.consultation;
  type Values = { organisationId: string; words: string; dueOn: Dayjs };
  const send = ({ organisationId, words: said, dueOn }: Values) =>
    answer(
      http.POST('/api/v1/console/requests/{id}/opinions', {
        params: { path: { id: request.id } },
        body: {
          ...{ version: request.version, kind: 'unit' as const, organisationId, name: '', contact: '', words: said },
          ...{ receivedOn: null, dueOn: written(dueOn) ?? null },
        },
      }),
    );
  const rules = [{ required: true, message: t.requests.step.required }];
  return (
    <RequestDialog<Values> title={words.ask} send={send} onClose={onClose}>
      <Form.Item name="organisationId" label={words.name} rules={rules}>
        <UnitSelect />
      </Form.Item>
      <Form.Item name="words" label={words.words} rules={rules}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
      <Day name="dueOn" label={t.requests.step.dueOn} isRequired />
    </RequestDialog>
  );
}

const ANSWERS = ['agrees', 'refuses', 'partly', 'opinion'] as const;

/** The day of receipt, or what was answered. */
export function AnswerDialog({ request, onClose, consultationId }: Props & { consultationId: string }) {
  const t = useTexts();
  const words = t.requests.consultation;
  type Values = { answer?: (typeof ANSWERS)[number] | ''; receivedOn?: Dayjs; answeredOn?: Dayjs; words?: string };
  const send = ({ answer: said, receivedOn, answeredOn, words: text }: Values) =>
    answer(
      http.PUT('/api/v1/console/requests/{id}/consultations/{consultationId}', {
        params: { path: { id: request.id, consultationId } },
        body: {
          version: request.version,
          ...(receivedOn && { receivedOn: written(receivedOn) ?? '' }),
          ...(said && { answer: said }),
          ...(said && answeredOn && { answeredOn: written(answeredOn) ?? '' }),
          ...(text && { words: text }),
        },
      }),
    );
  return (
    <RequestDialog<Values> title={words.answer} initial={{ answer: '' }} send={send} onClose={onClose}>
      <Form.Item name="answer" label={words.answer}>
        <Select
          options={[
            { value: '', label: words.receipt },
            ...ANSWERS.map((value) => ({ value, label: words.answers[value] })),
          ]}
        />
      </Form.Item>
      <Day name="receivedOn" label={words.receivedOn} />
      <Day name="answeredOn" label={t.requests.step.on} />
      <Form.Item name="words" label={t.requests.words}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
    </RequestDialog>
  );
}
