import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { answer, http } from '../api/client.ts';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { OneTimePasswordDialog } from './one-time-password.tsx';

interface NewAccount {
  name: string;
  displayName: string;
  organisationId: string | null;
}

const NAME = /^[a-z0-9][a-z0-9._-]{1,40}$/;

/** Opens an account without roles; its one-time password is shown once. */
export function NewAccountDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts();
  const [form] = Form.useForm<NewAccount>();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [created, setCreated] = useState<{
    account: { id: string; name: string };
    oneTimePassword: string;
    oneTimeUntil: string;
  } | null>(null);
  const create = useMutation({
    mutationFn: (body: NewAccount) => answer(http.POST('/api/v1/accounts', { body })),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: ['accounts'] });
      setCreated(made);
      onClose();
    },
  });
  return (
    <>
      <Modal
        open={open}
        title={t.accounts.create}
        okText={t.accounts.create}
        confirmLoading={create.isPending}
        onOk={() => form.submit()}
        onCancel={onClose}
        destroyOnHidden
        afterOpenChange={(now) => now && form.focusField('name')}
      >
        <ErrorNote error={create.error} />
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          preserve={false}
          initialValues={{ name: '', displayName: '', organisationId: null }}
          onFinish={create.mutate}
        >
          <Form.Item
            name="name"
            label={t.accounts.name}
            extra={t.accounts.nameHelp}
            rules={[
              { required: true, message: t.common.required(t.accounts.name) },
              { pattern: NAME, message: t.accounts.nameWrong },
            ]}
          >
            <Input autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item
            name="displayName"
            label={t.accounts.displayName}
            extra={t.accounts.displayNameHelp}
            rules={[
              { required: true, whitespace: true, message: t.common.required(t.accounts.displayName) },
              { max: 60, message: t.common.tooLong(t.accounts.displayName, 60) },
            ]}
          >
            <Input autoComplete="off" />
          </Form.Item>
          <Form.Item name="organisationId" label={t.accounts.organisation}>
            <UnitSelect allowClear placeholder={t.accounts.noOrganisation} />
          </Form.Item>
        </Form>
      </Modal>
      <OneTimePasswordDialog
        name={created?.account.name ?? ''}
        issued={created}
        onClose={() => {
          if (created) void navigate(`/accounts/${created.account.id}`);
          setCreated(null);
        }}
      />
    </>
  );
}
