import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { useNavigate } from 'react-router';
import { answer, http } from '../api/client.ts';
import { useSession } from '../app/session.tsx';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';

interface NewDocument {
  organisationId: string;
  title: string;
}

/** Starts an empty draft and opens it in the editor. */
export function NewDocumentDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts();
  const [form] = Form.useForm<NewDocument>();
  const { account } = useSession();
  const navigate = useNavigate();
  const client = useQueryClient();
  const create = useMutation({
    mutationFn: (input: NewDocument) => answer(http.POST('/api/v1/console/documents', { body: input })),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['documents'] });
      void client.invalidateQueries({ queryKey: ['workbench'] });
      void navigate(`/documents/${id}/edit`);
    },
  });
  return (
    <Modal
      open={open}
      title={t.documents.create}
      okText={t.documents.create}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
      afterOpenChange={(now) => now && form.focusField('title')}
    >
      <p className="secondary">{t.documents.createHelp}</p>
      <ErrorNote error={create.error} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ organisationId: account.organisationId ?? undefined, title: '' }}
        onFinish={(values) => create.mutate({ ...values, title: values.title.trim() })}
      >
        <Form.Item
          name="organisationId"
          label={t.documents.organisation}
          rules={[{ required: true, message: t.common.choose(t.documents.organisation) }]}
        >
          <UnitSelect />
        </Form.Item>
        <Form.Item
          name="title"
          label={t.documents.field.title}
          rules={[
            { required: true, whitespace: true, message: t.common.required(t.documents.field.title) },
            { max: 400, message: t.common.tooLong(t.documents.field.title, 400) },
          ]}
        >
          <Input.TextArea className="grows" rows={2} lang="zh-CN" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
