import { Button } from 'antd';
import { useState } from 'react';
import { usePermissions } from '../../app/session.tsx';
import { PlacementDialog } from '../../columns/placements-panel.tsx';
import { useTexts } from '../../texts/index.ts';
import { focusHeading } from '../../ui/page.tsx';
import { BULK_ACTIONS, type BulkAction, type BulkItem } from './bulk.ts';
import { BulkDialog } from './bulk-dialog.tsx';

interface BulkBarProps {
  /** The chosen items. */
  chosen: readonly BulkItem[];
  onClear: () => void;
  /** Called when a run has ended, with the keys of what was done. */
  onDone: (done: readonly string[]) => void;
}

/** How many are chosen and what can be done with them; nothing while nothing is chosen. */
export function BulkBar({ chosen, onClear, onDone }: BulkBarProps) {
  const t = useTexts();
  const can = usePermissions();
  const [asking, setAsking] = useState<BulkAction | null>(null);
  const [placing, setPlacing] = useState(false);
  const countOf = (action: BulkAction) => chosen.filter(({ may }) => may.includes(action)).length;
  const offered = BULK_ACTIONS.filter((action) => countOf(action) > 0);
  return (
    <>
      <p role="status" className="visually-hidden">
        {chosen.length > 0 && t.bulk.selected(chosen.length)}
      </p>
      {chosen.length > 0 && (
        <div className="bulk-bar" role="group" aria-label={t.bulk.label}>
          <strong>{t.bulk.selected(chosen.length)}</strong>
          {offered.map((action) => (
            <Button key={action} danger={action === 'discard'} onClick={() => setAsking(action)}>
              {t.bulk.withCount(t.bulk.action[action], countOf(action))}
            </Button>
          ))}
          {can('columns.placement.write') && chosen.every(({ to }) => to.startsWith('/documents/')) && (
            <Button onClick={() => setPlacing(true)}>{t.columns.placements.change}</Button>
          )}
          {offered.length === 0 && <span className="secondary">{t.bulk.nothingFits}</span>}
          <Button type="text" onClick={onClear}>
            {t.bulk.clear}
          </Button>
        </div>
      )}
      {placing && <PlacementDialog documentIds={chosen.map(({ id }) => id)} onClose={() => setPlacing(false)} />}
      {asking && (
        <BulkDialog
          action={asking}
          chosen={chosen}
          onClose={(done) => {
            setAsking(null);
            if (done.length > 0) onDone(done);
            // The button that opened the dialog is gone with what was chosen.
            if (done.length > 0) focusHeading();
          }}
        />
      )}
    </>
  );
}
