import { App, Button, Input, Modal, Space } from 'antd';
import { useTexts } from '../texts/index.ts';

/** Shows a one-time password exactly once; it cannot be closed by accident. */
export function OneTimePasswordDialog({
  name,
  password,
  onClose,
}: {
  name: string;
  password: string | null;
  onClose: () => void;
}) {
  const t = useTexts();
  const { message } = App.useApp();
  return (
    <Modal
      open={password !== null}
      title={t.accounts.oneTimeTitle}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      destroyOnHidden
      footer={
        <Button type="primary" onClick={onClose}>
          {t.accounts.oneTimeDone}
        </Button>
      }
    >
      <p>{t.accounts.oneTimeHelp}</p>
      <Space.Compact block>
        <Input
          readOnly
          className="one-time"
          aria-label={t.accounts.oneTimeLabel(name)}
          value={password ?? ''}
          onFocus={(event) => event.target.select()}
        />
        <Button
          onClick={() =>
            void navigator.clipboard.writeText(password ?? '').then(() => message.success(t.common.copied))
          }
        >
          {t.common.copy}
        </Button>
      </Space.Compact>
    </Modal>
  );
}
