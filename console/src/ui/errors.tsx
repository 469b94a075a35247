import { Alert, Button } from 'antd';
import { ApiError } from '../api/errors.ts';
import { useTexts, type Texts } from '../texts/index.ts';

/** What to tell the reader about a failure: the server's own words where it sent some. */
export function errorWords(error: unknown, t: Texts): string {
  if (!(error instanceof ApiError)) return t.common.error.unknown;
  if (error.code === 'network') return t.common.error.network;
  if (error.code === 'gave_up') return t.common.error.gaveUp;
  // The server's words are written for the public here.
  if (error.code === 'documents.not_found') return t.common.error.documentGone;
  if (error.message !== '') return error.message;
  return error.status === 413 ? t.common.error.tooBig : t.common.error.unknown;
}

/** A failure beside the thing that failed, announced to screen readers. */
export function ErrorNote({ error, title, onRetry }: { error: unknown; title?: string; onRetry?: () => void }) {
  const t = useTexts();
  if (!error) return null;
  const words = errorWords(error, t);
  const requestId = error instanceof ApiError && error.status >= 500 ? error.requestId : '';
  return (
    <Alert
      type="error"
      role="alert"
      showIcon
      className="note"
      title={title ?? words}
      description={
        title || requestId ? (
          <>
            {title && words}
            {requestId && <div className="secondary">{t.common.error.requestId(requestId)}</div>}
          </>
        ) : undefined
      }
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {t.common.retry}
          </Button>
        )
      }
    />
  );
}
