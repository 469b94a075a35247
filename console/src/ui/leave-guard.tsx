import { Modal } from 'antd';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useTexts } from '../texts/index.ts';
import { useFirstFocus } from './first-focus.ts';

interface LeaveGuardProps {
  active: boolean;
  /** Keeps the work in this browser; without it the changes are lost, and the question says so. */
  onLeave?: () => void;
}

/** Asks before a page with unsaved changes is left; closing the tab asks in the browser's own words. */
export function LeaveGuard({ active, onLeave }: LeaveGuardProps) {
  const t = useTexts();
  const { first, afterOpenChange } = useFirstFocus();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => active && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!active) return;
    const warn = (event: BeforeUnloadEvent) => {
      onLeave?.();
      event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [active, onLeave]);
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={t.documents.editor.leaveTitle}
      okText={t.documents.editor.leave}
      cancelText={t.documents.editor.stay}
      cancelButtonProps={first}
      afterOpenChange={afterOpenChange}
      onOk={() => {
        onLeave?.();
        blocker.proceed?.();
      }}
      onCancel={() => blocker.reset?.()}
    >
      {onLeave ? t.documents.editor.leaveHelp : t.documents.editor.leaveLoses}
    </Modal>
  );
}
