import { App, Checkbox, Form, Input, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import type { Input as Sent } from '../api/types.ts';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { dayOf } from '../time/dates.ts';
import { Day, RequestDialog, written } from './dialog.tsx';

type Body = Sent<'/api/v1/console/requests', 'post'>;
type Applicant = Body['applicant'];
type Agent = NonNullable<Body['agent']>;
type Fields = { byAgent?: boolean; agent?: Partial<Agent>; authorisationSeen?: boolean } & Omit<Applicant, 'kind'> &
  Pick<Body, 'channel' | 'isOral' | 'wantsHelp' | 'organisationId'> &
  Body['items'][number] & { kind: Applicant['kind']; form: Body['delivery']['form']; way: Body['delivery']['way'] } & {
    arrivedOn: Dayjs;
    confirmedOn?: Dayjs | null;
  };

const PERSON = [
  'name',
  'documentNumber',
  'representative',
  'contactName',
  'phone',
  'email',
  'address',
  'postcode',
] as const;

const AGENT = ['name', 'documentNumber', 'phone', 'email', 'address'] as const;

/** What came over the counter, by post, fax, e-mail or word of mouth: the three groups of elements and the days of its channel. */
export function TakeInDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const words = t.requests;
  const { message } = App.useApp();
  // One key for the dialog: sent twice by a double press it is still one case.
  const [submissionKey] = useState(() => crypto.randomUUID());
  const choice = (of: Record<string, string>) => Object.entries(of).map(([value, label]) => ({ value, label }));
  const required = [{ required: true, message: words.step.required }];
  const { web: _web, ...channels } = words.channels;
  const send = async ({
    kind,
    documentType,
    title,
    number,
    description,
    form,
    way,
    arrivedOn,
    confirmedOn,
    ...rest
  }: Fields) => {
    const { channel, isOral, wantsHelp, organisationId, byAgent, agent, authorisationSeen, ...person } = rest;
    const named = Object.fromEntries(AGENT.map((key) => [key, agent?.[key] ?? '']));
    const { documentType: agentDocument = 'resident_id' } = agent ?? {};
    const texts = Object.fromEntries(PERSON.map((key) => [key, person[key] ?? '']));
    const { often } = await answer(
      http.POST('/api/v1/console/requests', {
        body: {
          ...{ submissionKey, channel, isOral: isOral ?? false, wantsHelp: wantsHelp ?? false, organisationId },
          applicant: { kind, documentType, ...texts } as Applicant,
          agent: byAgent ? ({ documentType: agentDocument, ...named } as Agent) : null,
          authorisationSeen: authorisationSeen ?? false,
          items: [{ title: title ?? '', number: number ?? '', description: description ?? '' }],
          delivery: { form, way },
          arrivedOn: written(arrivedOn) ?? '',
          confirmedOn: written(confirmedOn) ?? null,
        },
      }),
    );
    if (often !== null) void message.warning(words.often.taken(often), 8);
  };
  return (
    <RequestDialog<Fields>
      title={words.takeIn}
      help={words.takeInHelp}
      initial={{
        channel: 'counter',
        kind: 'natural',
        documentType: 'resident_id',
        agent: { documentType: 'resident_id' },
        form: 'paper',
        way: 'pickup',
        arrivedOn: dayjs(dayOf(new Date())),
      }}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="organisationId" label={words.form.unit} rules={required}>
        <UnitSelect />
      </Form.Item>
      <Form.Item name="channel" label={words.form.channel}>
        <Select options={choice(channels)} />
      </Form.Item>
      <Day name="arrivedOn" label={words.form.arrivedOn} isRequired />
      <Day name="confirmedOn" label={words.form.confirmedOn} />
      <Form.Item name="isOral" valuePropName="checked">
        <Checkbox>{words.form.isOral}</Checkbox>
      </Form.Item>
      {(['title', 'number'] as const).map((name) => (
        <Form.Item key={name} name={name} label={words.form[name]}>
          <Input maxLength={name === 'title' ? 200 : 100} />
        </Form.Item>
      ))}
      <Form.Item name="description" label={words.form.description}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
      <Form.Item name="kind" label={words.form.kind}>
        <Select options={choice(words.kinds)} />
      </Form.Item>
      <Form.Item name="documentType" label={words.person.documentType}>
        <Select options={choice(words.documentTypes)} />
      </Form.Item>
      {PERSON.map((name) => (
        <Form.Item key={name} name={name} label={words.person[name]}>
          <Input autoComplete="off" />
        </Form.Item>
      ))}
      <Form.Item name="byAgent" valuePropName="checked">
        <Checkbox>{words.agent.tick}</Checkbox>
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) => getFieldValue('byAgent') === true && <AgentFields choice={choice} />}
      </Form.Item>
      <Form.Item name="form" label={words.form.form}>
        <Radio.Group options={choice(words.form.forms)} />
      </Form.Item>
      <Form.Item name="way" label={words.form.way}>
        <Radio.Group options={choice(words.form.ways)} />
      </Form.Item>
      <Form.Item name="wantsHelp" valuePropName="checked">
        <Checkbox>{words.wantsHelp}</Checkbox>
      </Form.Item>
    </RequestDialog>
  );
}

/** Who asks in the name of the applicant, and that his authorisation is here. */
function AgentFields({ choice }: { choice: (of: Record<string, string>) => { value: string; label: string }[] }) {
  const words = useTexts().requests;
  return (
    <>
      <p className="secondary">{words.agent.help}</p>
      <Form.Item name={['agent', 'documentType']} label={words.agent.of(words.person.documentType)}>
        <Select options={choice(words.documentTypes)} />
      </Form.Item>
      {AGENT.map((name) => (
        <Form.Item
          key={name}
          name={['agent', name]}
          label={words.agent.of(name === 'name' ? words.agent.name : words.person[name])}
          rules={name === 'name' || name === 'documentNumber' ? [{ required: true, message: words.step.required }] : []}
        >
          <Input autoComplete="off" />
        </Form.Item>
      ))}
      <Form.Item name="authorisationSeen" valuePropName="checked">
        <Checkbox>{words.agent.seen}</Checkbox>
      </Form.Item>
    </>
  );
}
