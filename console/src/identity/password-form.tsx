import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { answer, http } from '../api/client.ts';
import type { Session } from '../api/types.ts';
import { useSessionSetter } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { AlonePage } from './sign-in-page.tsx';

const SHORTEST = 12;

interface Passwords {
  current: string;
  next: string;
  repeat: string;
}

/** Current password, new one twice. `oneTime`: the current one is a one-time password. */
export function PasswordForm({
  name,
  oneTime = false,
  onChanged,
}: {
  name: string;
  oneTime?: boolean;
  onChanged: () => void;
}) {
  const t = useTexts();
  const [form] = Form.useForm<Passwords>();
  const setSession = useSessionSetter();
  const change = useMutation({
    mutationFn: async ({ current, next }: Passwords) => {
      await answer(http.POST('/api/v1/session/password', { body: { current, next } }));
      return answer(http.GET('/api/v1/session'));
    },
    onSuccess: (session) => {
      form.resetFields();
      setSession(session);
      onChanged();
    },
  });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="narrow"
      onFinish={(values) => change.mutate(values)}
    >
      <ErrorNote error={change.error} />
      {/* Lets password managers know whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
      <Form.Item
        name="current"
        label={oneTime ? t.identity.currentOneTime : t.identity.current}
        rules={[
          { required: true, message: t.common.required(oneTime ? t.identity.currentOneTime : t.identity.current) },
        ]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="next"
        label={t.identity.next}
        extra={t.identity.nextHelp}
        rules={[
          { required: true, message: t.common.required(t.identity.next) },
          { min: SHORTEST, message: t.identity.tooShort },
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={t.identity.repeat}
        dependencies={['next']}
        rules={[
          { required: true, message: t.common.required(t.identity.repeat) },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(t.identity.repeatDiffers)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t.identity.changeTitle}
      </Button>
    </Form>
  );
}

/** Shown instead of the application while the account has a one-time password. */
export function ForcedPasswordPage({ session }: { session: Session }) {
  const t = useTexts();
  return (
    <AlonePage title={t.identity.forcedTitle} help={t.identity.forcedHelp}>
      <PasswordForm name={session.account.name} oneTime onChanged={() => undefined} />
    </AlonePage>
  );
}
