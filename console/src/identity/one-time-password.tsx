import { App, Button, Input, Modal, Space } from 'antd';
import { useTexts } from '../texts/index.ts';
import { useInstantWords } from '../ui/times.tsx';

/** Shows a one-time password exactly once; it cannot be closed by accident. */
export function OneTimePasswordDialog({
  name,
  issued,
  onClose,
}: {
  name: string;
  issued: { oneTimePassword: string; oneTimeUntil: string } | null;
  onClose: () => void;
}) {
  const t = useTexts();
  const { message } = App.useApp();
  const instant = useInstantWords();
  const password = issued?.oneTimePassword ?? '';
  return (
    <Modal
      open={issued !== null}
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
      {issued && <p>{t.accounts.oneTimeUntil(instant(issued.oneTimeUntil))}</p>}
      <Space.Compact block>
        <Input
          readOnly
          className="one-time"
          aria-label={t.accounts.oneTimeLabel(name)}
          value={password}
          onFocus={(event) => event.target.select()}
        />
        <Button
          onClick={() => void navigator.clipboard.writeText(password).then(() => message.success(t.common.copied))}
        >
          {t.common.copy}
        </Button>
      </Space.Compact>
    </Modal>
  );
}
