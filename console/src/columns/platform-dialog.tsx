import { useMutation } from '@tanstack/react-query';
import { Button, Form, Modal, Radio } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { COLUMNS } from './columns-query.ts';
import { useShown } from '../ui/use-shown.ts';

interface Fields {
  organisationId: string;
  level: 'department' | 'county' | 'township';
}

/** Makes the disclosure platform of a unit with its prescribed columns, or adds what one lacks. */
export function PlatformDialog({ siteId }: { siteId: string }) {
  const t = useTexts();
  const words = t.columns.platform;
  const shown = useShown(COLUMNS);
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Fields>();
  const setUp = useMutation({
    mutationFn: (fields: Fields) => answer(http.POST('/api/v1/console/platforms', { body: { ...fields, siteId } })),
    onSuccess: async ({ made }) => {
      await shown(made > 0 ? words.made(made) : words.complete);
      setOpen(false);
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.open}</Button>
      <Modal
        open={open}
        title={words.title}
        okText={words.ok}
        confirmLoading={setUp.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p className="secondary">{words.help}</p>
        <ErrorNote error={setUp.error} />
        <Form<Fields>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ level: 'department' }}
          onFinish={setUp.mutate}
        >
          <Form.Item
            name="organisationId"
            label={words.unit}
            rules={[{ required: true, message: t.common.required(words.unit) }]}
          >
            <UnitSelect />
          </Form.Item>
          <Form.Item name="level" label={words.level}>
            <Radio.Group
              options={(['department', 'county', 'township'] as const).map((value) => ({
                value,
                label: words.levels[value],
              }))}
            />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
