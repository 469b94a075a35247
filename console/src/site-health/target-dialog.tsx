import { useMutation } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import { answer, http } from '../api/client.ts';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useShown } from '../ui/use-shown.ts';
import { SITE_HEALTH, type Overview, type Target } from './queries.ts';

interface Fields {
  siteId: string;
  origin: string;
  name: string;
  organisationId: string;
  hosts: string;
  hasServices: boolean;
}

/** Adds a site or changes one. */
export function TargetDialog({
  target,
  unwatched,
  onClose,
}: {
  target: Target | null;
  unwatched: Overview['unwatched'];
  onClose: () => void;
}) {
  const t = useTexts();
  const words = t.siteHealth;
  const shown = useShown(SITE_HEALTH);
  const save = useMutation<unknown, Error, Fields>({
    mutationFn: ({ siteId, origin, name, organisationId, hosts, hasServices }) => {
      const body = { name, organisationId, hasServices, hosts: hosts.split('\n').filter((host) => host.trim() !== '') };
      return target
        ? answer(
            http.PATCH('/api/v1/console/site-health/targets/{id}', {
              params: { path: { id: target.id } },
              body: { version: target.version, ...body },
            }),
          )
        : answer(
            http.POST('/api/v1/console/site-health/targets', {
              body: { ...body, ...(siteId ? { siteId } : { origin }) },
            }),
          );
    },
    onSuccess: async () => {
      await shown(t.common.saved);
      onClose();
    },
  });
  const needed = (label: string) => ({ required: true, whitespace: true, message: t.common.required(label) });
  return (
    <FormDialog<Fields>
      title={target ? words.edit : words.watchTitle}
      initial={
        target
          ? { ...target, siteId: '', hosts: target.hosts.join('\n') }
          : {
              siteId: unwatched[0]?.siteId ?? '',
              name: unwatched[0]?.name ?? '',
              origin: '',
              hosts: '',
              hasServices: true,
            }
      }
      save={save}
      onClose={onClose}
    >
      {!target && (
        <>
          <Form.Item name="siteId" label={words.target}>
            <Select
              options={[
                ...unwatched.map(({ siteId, name }) => ({ value: siteId, label: `${words.ownSite}：${name}` })),
                { value: '', label: words.elsewhere },
              ]}
            />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(a: Fields, b: Fields) => a.siteId !== b.siteId}>
            {({ getFieldValue }) =>
              getFieldValue('siteId') === '' && (
                <Form.Item name="origin" label={words.origin} extra={words.originHelp} rules={[needed(words.origin)]}>
                  <Input maxLength={300} inputMode="url" />
                </Form.Item>
              )
            }
          </Form.Item>
        </>
      )}
      <Form.Item name="name" label={words.name} rules={[needed(words.name)]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name="organisationId"
        label={words.unit}
        rules={[{ required: true, message: t.common.required(words.unit) }]}
      >
        <UnitSelect />
      </Form.Item>
      <Form.Item name="hosts" label={words.hosts} extra={words.hostsHelp}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={5000} />
      </Form.Item>
      <Form.Item name="hasServices" valuePropName="checked">
        <Checkbox>{words.hasServices}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
