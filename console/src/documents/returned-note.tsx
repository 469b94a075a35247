import { Alert } from 'antd';
import type { DocumentDetail } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { useInstantWords } from '../ui/times.tsx';
import { returnOf } from './page/history.ts';

/** Why a draft came back from review, where its author mends it. */
export function ReturnedNote({ document }: { document: Pick<DocumentDetail, 'draft' | 'history'> }) {
  const t = useTexts();
  const instant = useInstantWords();
  const returned = document.draft?.state === 'draft' ? returnOf(document.history) : null;
  if (!returned) return null;
  return (
    <Alert
      type="error"
      className="note"
      title={t.documents.returnedBy(returned.actorName, instant(returned.at))}
      {...(returned.reason && { description: <span lang="zh-CN">{returned.reason}</span> })}
    />
  );
}
