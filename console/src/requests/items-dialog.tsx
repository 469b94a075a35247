import { Button, Checkbox, Form, Input, Space } from 'antd';
import { answer, http } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import { useTexts } from '../texts/index.ts';
import { RequestDialog } from './dialog.tsx';
import type { RequestView } from './queries.ts';

interface Props {
  request: RequestView;
  onClose: () => void;
}
interface Item {
  id?: string;
  title?: string;
  number?: string;
  description?: string;
}

/** What is asked, thing by thing: written anew, in another order, one more or one less. Decisions stay with items whose words stay. */
export function ItemsDialog({ request, onClose }: Props) {
  const t = useTexts();
  const words = t.requests.itemsForm;
  const send = ({ items }: { items: Item[] }) =>
    answer(
      http.PUT('/api/v1/console/requests/{id}/items', {
        params: { path: { id: request.id } },
        body: {
          version: request.version,
          items: items.map(({ id = null, title = '', number = '', description = '' }) => ({
            ...{ id, title, number, description },
          })),
        },
      }),
    );
  const initial = request.items.map(({ id, title, number, description }) => ({ id, title, number, description }));
  return (
    <RequestDialog<{ items: Item[] }>
      title={words.title}
      help={words.help}
      initial={{ items: initial }}
      send={send}
      onClose={onClose}
    >
      <Form.List name="items">
        {(fields, { add, remove, move }) => (
          <>
            {fields.map(({ key, name }, at) => (
              <fieldset key={key} className="item-fields">
                <legend>{words.item(at + 1)}</legend>
                <Form.Item name={[name, 'id']} hidden>
                  <Input />
                </Form.Item>
                <Form.Item name={[name, 'title']} label={t.requests.form.title}>
                  <Input maxLength={200} />
                </Form.Item>
                <Form.Item name={[name, 'number']} label={t.requests.form.number}>
                  <Input maxLength={100} />
                </Form.Item>
                <Form.Item name={[name, 'description']} label={t.requests.form.description}>
                  <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={4000} />
                </Form.Item>
                <Space wrap>
                  {at > 0 && (
                    <Button size="small" onClick={() => move(at, at - 1)}>
                      {words.upOf(at + 1)}
                    </Button>
                  )}
                  {fields.length > 1 && (
                    <Button size="small" danger onClick={() => remove(at)}>
                      {words.removeOf(at + 1)}
                    </Button>
                  )}
                </Space>
              </fieldset>
            ))}
            <Button onClick={() => add({ title: '', number: '', description: '' })} disabled={fields.length >= 50}>
              {words.add}
            </Button>
          </>
        )}
      </Form.List>
    </RequestDialog>
  );
}

/** Other open requests of the same person are joined into this one; each goes by its own step, and what was done says which were not. */
export function JoinDialog({ request, onClose }: Props) {
  const t = useTexts();
  const locale = useLocale();
  const words = t.requests.joinForm;
  const able = joinable(request);
  const send = async ({ ids }: { ids: string[] }) => {
    for (const { id, version } of able.filter((one) => ids.includes(one.id)))
      await answer(
        http.POST('/api/v1/console/requests/{id}/steps', {
          params: { path: { id } },
          body: { version, step: 'join', targetId: request.id },
        }),
      );
  };
  return (
    <RequestDialog<{ ids: string[] }> title={words.title} help={words.help} send={send} onClose={onClose}>
      <Form.Item name="ids" label={words.which} rules={[{ required: true, message: t.requests.step.required }]}>
        <Checkbox.Group
          className="stacked"
          options={able.map((one) => ({
            value: one.id,
            label: (
              <>
                <span lang="zh-CN">
                  {one.number} {one.title}
                </span>{' '}
                · {one.stateTitle[locale]}
              </>
            ),
          }))}
        />
      </Form.Item>
    </RequestDialog>
  );
}

/** The requests that may become part of this one: registered, and this one is too. */
export const joinable = (request: RequestView) =>
  request.mayRegister && ['registered', 'handling'].includes(request.state)
    ? request.same.filter(({ state }) => ['registered', 'handling'].includes(state))
    : [];
