import { Alert } from 'antd';
import { useSyncExternalStore } from 'react';
import { useTexts } from '../texts/index.ts';

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Says that the connection is lost, and that typing may go on. */
export function OfflineBanner() {
  const t = useTexts();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return online ? null : (
    <Alert type="warning" role="status" banner showIcon className="note" title={t.common.offline} />
  );
}
