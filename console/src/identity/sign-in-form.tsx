import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useEffect } from 'react';
import { answer, http } from '../api/client.ts';
import { ApiError } from '../api/errors.ts';
import type { Session } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { errorWords } from '../ui/errors.tsx';

interface SignInFormProps {
  /** Filled in when somebody signs in again. */
  name?: string;
  onSession: (session: Session) => void;
}

/** Account and password; what went wrong is told above the fields, a lock-out with its own heading. */
export function SignInForm({ name, onSession }: SignInFormProps) {
  const t = useTexts();
  const [form] = Form.useForm<{ name: string; password: string }>();
  const signIn = useMutation({
    mutationFn: (input: { name: string; password: string }) => answer(http.POST('/api/v1/session', { body: input })),
    onSuccess: onSession,
    onError: () => {
      form.setFieldValue('password', '');
      form.focusField('password');
    },
  });
  useEffect(() => {
    if (!name) return;
    // After the dialog has placed its own focus.
    const timer = setTimeout(() => form.focusField('password'), 100);
    return () => clearTimeout(timer);
  }, [form, name]);
  const locked = signIn.error instanceof ApiError && /locked/.test(signIn.error.code);
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ name: name ?? '' }}
      onFinish={({ name: account, password }) => signIn.mutate({ name: account.trim(), password })}
    >
      {signIn.isError && (
        <Alert
          type={locked ? 'warning' : 'error'}
          role="alert"
          showIcon
          className="note"
          title={locked ? t.identity.lockedTitle : t.identity.failedTitle}
          description={errorWords(signIn.error, t)}
        />
      )}
      <Form.Item
        name="name"
        label={t.identity.name}
        rules={[{ required: true, whitespace: true, message: t.common.required(t.identity.name) }]}
      >
        <Input autoComplete="username" autoCapitalize="none" autoFocus={!name} spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t.identity.password}
        rules={[{ required: true, message: t.common.required(t.identity.password) }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {signIn.isPending ? t.identity.signingIn : t.identity.signIn}
      </Button>
    </Form>
  );
}
