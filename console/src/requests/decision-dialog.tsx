import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import { Link } from 'react-router';
import { answer, http } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import { useTexts } from '../texts/index.ts';
import { RequestDialog } from './dialog.tsx';
import { answersQuery, type RequestView } from './queries.ts';
import { redactionsQuery } from './redaction/queries.ts';

interface Values {
  answer: string;
  grounds?: string[];
  redactions?: string[];
  particulars?: Record<string, string>;
  isUnfinished?: boolean;
  notConsulted?: string;
}

/** The decision on one item: an answer of the table, what it has to say, and the redacted files that go out with it. */
export function DecisionDialog(props: { request: RequestView; itemId: string; onClose: () => void }) {
  const { request, itemId, onClose } = props;
  const t = useTexts();
  const item = request.items.find(({ id }) => id === itemId);
  const { data } = useQuery(answersQuery);
  const files = useQuery(redactionsQuery(request.id));
  const send = ({ answer: code, grounds = [], redactions = [], particulars = {}, ...rest }: Values) => {
    const { isUnfinished = false, notConsulted } = rest;
    const isPartly = code === 'partly';
    return answer(
      http.PUT('/api/v1/console/requests/{id}/items/{itemId}', {
        params: { path: { id: request.id, itemId } },
        body: {
          ...{ version: request.version, answer: code, isUnfinished },
          ...{ grounds: isPartly ? grounds : [], redactions: isPartly ? redactions : [] },
          ...(notConsulted && { notConsulted }),
          particulars: Object.fromEntries(Object.entries(particulars).filter(([, said]) => said)),
        },
      }),
    );
  };
  // The choice of files stands in the form from the start: it may not come after what is chosen.
  if (!data || !files.data || !item) return null;
  return (
    <RequestDialog<Values>
      title={t.requests.decide}
      help={item.title || item.number || item.description}
      initial={{
        ...{ answer: item.answer, grounds: item.grounds, particulars: item.particulars },
        ...{ redactions: item.redactions, isUnfinished: false },
      }}
      send={send}
      onClose={onClose}
    >
      <Form.Item noStyle shouldUpdate>
        {({ getFieldsValue }) => <Fields request={request} values={getFieldsValue(true) as Values} />}
      </Form.Item>
    </RequestDialog>
  );
}

function Fields({ request, values }: { request: RequestView; values: Values }) {
  const t = useTexts();
  const locale = useLocale();
  const { data } = useQuery(answersQuery);
  const files = useQuery(redactionsQuery(request.id));
  const form = Form.useFormInstance<Values>();
  const { answer: code = '', grounds = [], redactions = [], isUnfinished = false } = values;
  const isPartly = code === 'partly';
  const answers = data?.answers ?? [];
  const confirmed = (files.data?.items ?? []).filter(({ state }) => state === 'confirmed');
  const rowsChosen = answers.filter((one) => one.code === code || (isPartly && grounds.includes(one.code)));
  // A redacted file speaks for itself; without one it has to be said why there is none.
  const isLeftOut = (name: string) => name === 'withoutFile' && isPartly && redactions.length > 0;
  const needs = new Set(rowsChosen.flatMap((one) => one.needs).filter((name) => !isLeftOut(name)));
  const shown = [...new Set([...needs, ...rowsChosen.flatMap((one) => one.may)])];
  const required = { required: !isUnfinished, message: t.requests.step.required };
  const option = ({ code: value, title, row, clause }: (typeof answers)[number]) => ({
    value,
    label: `${row} ${title[locale]}${clause && ` · ${clause}`}`,
  });
  /** The ground is the right of a third party, and none was asked: whether that is meant is for the officer to say, once. */
  const isAlone =
    (code === 'third_party' || (isPartly && grounds.includes('third_party'))) &&
    !request.consultations.some(({ kind }) => kind === 'third_party') &&
    !request.records.some(({ kind }) => kind === 'not_consulted');
  /** What a file covers is withheld: its grounds are grounds of the decision. */
  const chooseFiles = (ids: string[]) => {
    const theirs = confirmed.filter(({ id }) => ids.includes(id)).flatMap((one) => one.grounds);
    form.setFieldValue('grounds', [...new Set([...grounds, ...theirs])]);
  };
  return (
    <>
      <Form.Item
        name="answer"
        label={t.requests.answer}
        rules={[{ required: true, message: t.requests.step.required }]}
      >
        <Select showSearch={{ optionFilterProp: 'label' }} options={answers.map(option)} />
      </Form.Item>
      {isPartly && (
        <>
          <Form.Item
            name="redactions"
            label={t.requests.enclosures}
            extra={confirmed.length > 0 ? t.requests.enclosuresHelp : t.requests.enclosuresNone}
          >
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              disabled={confirmed.length === 0}
              onChange={chooseFiles}
              options={confirmed.map(({ id, name, pages }) => ({
                value: id,
                label: t.requests.enclosure(name, pages),
              }))}
            />
          </Form.Item>
          <Form.Item name="grounds" label={t.requests.grounds} rules={[required]}>
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              options={answers.filter(({ group }) => group === 'withheld').map(option)}
            />
          </Form.Item>
        </>
      )}
      {shown.map((name) => (
        <Form.Item
          key={name}
          name={['particulars', name]}
          label={`${data?.particulars[name]?.[locale] ?? name}${needs.has(name) ? '' : t.requests.step.optional}`}
          rules={needs.has(name) ? [{ ...required, whitespace: true }] : []}
        >
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={4000} />
        </Form.Item>
      ))}
      {isAlone && (
        <Form.Item
          name="notConsulted"
          label={t.requests.notConsulted}
          extra={t.requests.notConsultedHelp}
          rules={[{ required: true, whitespace: true, message: t.requests.step.required }]}
        >
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={4000} />
        </Form.Item>
      )}
      {code && (
        <Form.Item name="isUnfinished" valuePropName="checked">
          <Checkbox>{t.requests.keepUnfinished}</Checkbox>
        </Form.Item>
      )}
    </>
  );
}

/** The redacted files that go out with the decision on an item, each with the way to it. */
export function EnclosedFiles({ request, ids }: { request: RequestView; ids: readonly string[] }) {
  const t = useTexts();
  const { data } = useQuery({ ...redactionsQuery(request.id), enabled: ids.length > 0 });
  const files = (data?.items ?? []).filter(({ id }) => ids.includes(id));
  if (files.length === 0) return null;
  return (
    <ul className="plain">
      {files.map(({ id, name, pages }) => (
        <li key={id} lang="zh-CN">
          {t.requests.enclosed}
          <Link to={`/requests/${request.id}/redactions/${id}`}>{t.requests.enclosure(name, pages)}</Link>
        </li>
      ))}
    </ul>
  );
}
