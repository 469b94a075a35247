import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { answer, http } from '../api/client.ts';
import type { Input as Sent } from '../api/types.ts';
import { useLocale } from '../api/locale.ts';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { dayOf } from '../time/dates.ts';
import { Day, RequestDialog, written } from './dialog.tsx';
import { DispatchFields } from './dispatch-dialog.tsx';
import { LetterPreview, SHOWN_STEPS } from './letter-preview.tsx';
import type { RequestView } from './queries.ts';

type Body = Sent<'/api/v1/console/requests/{id}/steps', 'post'>;
type Field =
  | 'on'
  | 'dueOn'
  | 'document'
  | 'words'
  | 'agreed'
  | 'unitId'
  | 'officerId'
  | 'coUnitIds'
  | 'targetUnit'
  | 'targetRequest'
  | 'consultation'
  | 'fee'
  | 'way';

/** What each step asks for; steps that are not named here ask for nothing but to be confirmed. A mark stands for what must be given. */
const FIELDS: Record<string, readonly (Field | `${Field}!`)[]> = {
  confirm_receipt: ['on!', 'words'],
  transfer: ['targetUnit!', 'agreed', 'words'],
  accept: ['unitId!'],
  join: ['targetRequest!'],
  ask_correction: ['words!', 'dueOn'],
  receive_correction: ['on!', 'words'],
  consult: ['consultation'],
  extend: ['words'],
  delay: ['words'],
  ask_fee: ['fee', 'words!'],
  receive_payment: ['on!', 'document!'],
  draft: ['words'],
  return_draft: ['words!'],
  return_checked: ['words!'],
  check: ['words'],
  deliver: ['way', 'on', 'words'],
  withdraw: ['agreed', 'words'],
};

interface Values {
  on?: Dayjs;
  dueOn?: Dayjs;
  document?: string;
  words?: string;
  agreed?: boolean;
  unitId?: string;
  officerId?: string;
  coUnitIds?: string[];
  targetUnit?: string;
  targetRequest?: string;
  kind?: 'third_party' | 'other_agency' | 'co_producer';
  name?: string;
  contact?: string;
  receivedOn?: Dayjs;
  feeBy?: 'page' | 'piece';
  pages?: number;
  before?: number;
  pieces?: number;
  way?: Body['way'];
}

/** A step of the table of states with what it needs. */
export function StepDialog({ request, step, onClose }: { request: RequestView; step: string; onClose: () => void }) {
  const t = useTexts();
  const locale = useLocale();
  const words = t.requests.step;
  const fields = FIELDS[step] ?? [];
  const title = request.steps.find(({ name }) => name === step)?.title[locale] ?? step;
  const has = (field: Field) => fields.some((one) => one === field || one === `${field}!`);
  const rulesOf = (field: Field) => (fields.includes(`${field}!`) ? [{ required: true, message: words.required }] : []);
  const bodyOf = (values: Values): Body => {
    const { on, dueOn, document, words: said, agreed, unitId, officerId, coUnitIds } = values;
    const { targetUnit, targetRequest } = values;
    return {
      ...{ version: request.version, step },
      ...(on && { on: written(on) ?? '' }),
      ...(dueOn && !has('consultation') && { dueOn: written(dueOn) ?? '' }),
      ...(document && { document }),
      ...(said && { words: said }),
      ...(agreed !== undefined && { agreed }),
      ...(has('unitId') && { unitId: unitId ?? lead, coUnitIds: coUnitIds ?? [] }),
      ...(has('unitId') && officerId && { officerId }),
      ...((targetUnit ?? targetRequest) && { targetId: targetUnit ?? targetRequest ?? '' }),
      ...(has('consultation') && {
        consultation: {
          ...{
            kind: values.kind ?? 'third_party',
            organisationId: null,
            name: values.name ?? '',
            contact: values.contact ?? '',
          },
          ...{ words: said ?? '', receivedOn: written(values.receivedOn) ?? null, dueOn: written(dueOn) ?? null },
        },
      }),
      ...(has('fee') && { fee: feeOf(values) }),
      ...(values.way && { way: values.way }),
    };
  };
  const send = (values: Values) => {
    const params = { path: { id: request.id } };
    return answer(http.POST('/api/v1/console/requests/{id}/steps', { params, body: bodyOf(values) }));
  };
  const wordsLabel = has('consultation')
    ? t.requests.consultation.words
    : has('fee')
      ? words.feeWhy
      : has('way')
        ? words.proof
        : t.requests.words;
  const lead = request.units.find(({ role }) => role === 'lead')?.id ?? request.organisationId;
  return (
    <RequestDialog<Values>
      title={title}
      {...(step === 'split' && { help: t.requests.splitHelp(request.items.length) })}
      initial={{
        ...{ kind: 'third_party', unitId: lead, feeBy: 'page', before: 0 },
        coUnitIds: request.units.filter(({ role }) => role === 'co').map(({ id }) => id),
        ...(request.officerId && { officerId: request.officerId }),
        // Mostly it is done on the day on which it happened; another day is chosen.
        ...(['confirm_receipt', 'deliver'].includes(step) && { on: dayjs(dayOf(new Date())) }),
        ...(has('way') && { way: request.delivery.way as NonNullable<Body['way']> }),
      }}
      send={send}
      onClose={onClose}
    >
      {step === 'split' && (
        <ol lang="zh-CN">
          {request.items.map((item) => (
            <li key={item.id}>{item.title || item.number || item.description}</li>
          ))}
        </ol>
      )}
      {has('consultation') && <ConsultationFields kinds={['third_party', 'other_agency', 'co_producer']} />}
      {has('fee') && <FeeFields />}
      {has('way') && (
        <Form.Item name="way" label={words.way} extra={words.wayHelp}>
          <Select options={Object.entries(t.requests.form.ways).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
      )}
      {has('on') && <Day name="on" label={words.on} isRequired={fields.includes('on!')} />}
      {has('unitId') && <DispatchFields />}
      {has('targetUnit') && (
        <Form.Item name="targetUnit" label={words.targetUnit} rules={rulesOf('targetUnit')}>
          <UnitSelect />
        </Form.Item>
      )}
      {has('targetRequest') && (
        <Form.Item name="targetRequest" label={words.targetRequest} rules={rulesOf('targetRequest')}>
          <Select options={request.same.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))} />
        </Form.Item>
      )}
      {has('document') && (
        <Form.Item name="document" label={words.document} rules={rulesOf('document')}>
          <Input maxLength={100} />
        </Form.Item>
      )}
      {(has('dueOn') || has('consultation')) && (
        <Day name="dueOn" label={has('consultation') ? t.requests.consultation.dueOn : words.dueOn} />
      )}
      {(has('words') || has('consultation')) && (
        <Form.Item
          name="words"
          label={wordsLabel}
          rules={rulesOf('words')}
          extra={step === 'ask_correction' && words.correctionHelp}
        >
          <Input.TextArea rows={3} maxLength={4000} />
        </Form.Item>
      )}
      {has('agreed') && (
        <Form.Item name="agreed" valuePropName="checked">
          <Checkbox>{words.agreed}</Checkbox>
        </Form.Item>
      )}
      {SHOWN_STEPS.includes(step) && <LetterPreview<Values> requestId={request.id} bodyOf={bodyOf} />}
    </RequestDialog>
  );
}

function feeOf({ feeBy, pages, before, pieces }: Values): NonNullable<Body['fee']> {
  return feeBy === 'piece'
    ? { by: 'piece', before: before ?? 0, pieces: pieces ?? 0 }
    : { by: 'page', pages: pages ?? 0 };
}

/** What the fee is counted by; the amount and its table follow from the scale. */
function FeeFields() {
  const t = useTexts();
  const words = t.requests.step;
  const required = [{ required: true, message: words.required }];
  return (
    <>
      <Form.Item name="feeBy" label={words.feeBy}>
        <Select options={(['page', 'piece'] as const).map((value) => ({ value, label: words.feeBys[value] }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          (getFieldValue('feeBy') === 'piece' ? (['before', 'pieces'] as const) : (['pages'] as const)).map((name) => (
            <Form.Item key={name} name={name} label={words[name]} rules={required}>
              <InputNumber min={0} max={1_000_000} precision={0} />
            </Form.Item>
          ))
        }
      </Form.Item>
    </>
  );
}

/** Who is asked and how he is reached. */
function ConsultationFields({ kinds }: { kinds: readonly ('third_party' | 'other_agency' | 'co_producer')[] }) {
  const t = useTexts();
  const words = t.requests.consultation;
  return (
    <>
      <Form.Item name="kind" label={words.kind}>
        <Select options={kinds.map((value) => ({ value, label: words.kinds[value] }))} />
      </Form.Item>
      <Form.Item name="name" label={words.name} rules={[{ required: true, message: t.requests.step.required }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="contact" label={words.contact}>
        <Input maxLength={300} />
      </Form.Item>
      <Day name="receivedOn" label={words.receivedOn} />
    </>
  );
}
