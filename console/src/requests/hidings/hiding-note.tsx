import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../texts/index.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { At } from '../../ui/times.tsx';
import type { RequestView } from '../queries.ts';
import { DecideHidingDialog } from './hiding-dialogs.tsx';

/** On the page of a case: that somebody proposed to hide it, and what this reader can do about it. */
export function HidingNote({ request: { hiding, mayDecideHiding } }: { request: RequestView }) {
  const words = useTexts().requestHidings;
  const [isTakingBack, setTakingBack] = useState(false);
  if (!hiding) return null;
  return (
    <>
      <Alert
        type="warning"
        className="note"
        title={
          <>
            {words.banner(hiding.byName)} <At at={hiding.at} />
          </>
        }
        action={
          hiding.isMine ? (
            <Button size="small" onClick={() => setTakingBack(true)}>
              {words.takeBack}
            </Button>
          ) : (
            mayDecideHiding && <LinkButton to="/hidings">{words.decideThere}</LinkButton>
          )
        }
      />
      {isTakingBack && (
        <DecideHidingDialog of={{ ...hiding, kind: 'hide' }} approve={false} onClose={() => setTakingBack(false)} />
      )}
    </>
  );
}
