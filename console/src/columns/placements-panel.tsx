import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Modal, Select, TreeSelect } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import { usePermissions } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { choicesOf, useColumns, useSites } from './columns-query.ts';
import { useShown } from '../ui/use-shown.ts';

const PLACEMENTS = ['placements'];

const usePlacements = (documentIds: readonly string[]) =>
  useQuery({
    queryKey: [...PLACEMENTS, ...documentIds],
    enabled: documentIds.length > 0,
    queryFn: async () =>
      (await answer(http.GET('/api/v1/console/placements', { params: { query: { document: [...documentIds] } } })))
        .items,
  });

/** The columns of all sites that a document stands in, and a way to change them. */
export function PlacementsPanel({ documentId }: { documentId: string }) {
  const t = useTexts();
  const can = usePermissions();
  const [open, setOpen] = useState(false);
  const sites = useSites();
  const placements = usePlacements([documentId]);
  const chosen = placements.data?.map(({ columnId }) => columnId) ?? [];
  return (
    <section aria-labelledby="placements" className="panel">
      <h2 id="placements">{t.columns.placements.title}</h2>
      {(sites.data ?? []).map((site) => (
        <PlacesOnSite
          key={site.id}
          siteId={site.id}
          name={site.name}
          showName={(sites.data ?? []).length > 1}
          chosen={chosen}
        />
      ))}
      {placements.isSuccess && chosen.length === 0 && <p className="secondary">{t.columns.placements.none}</p>}
      {can('columns.placement.write') && <Button onClick={() => setOpen(true)}>{t.columns.placements.change}</Button>}
      {open && <PlacementDialog documentIds={[documentId]} onClose={() => setOpen(false)} />}
    </section>
  );
}

function PlacesOnSite({
  siteId,
  name,
  showName,
  chosen,
}: {
  siteId: string;
  name: string;
  showName: boolean;
  chosen: readonly string[];
}) {
  const columns = useColumns(siteId);
  const own = (columns.data ?? []).filter(({ id }) => chosen.includes(id));
  if (own.length === 0) return null;
  return (
    <ul className="placements" lang="zh-CN">
      {own.map((column) => (
        <li key={column.id}>
          {showName && `${name} · `}
          {column.name}
        </li>
      ))}
    </ul>
  );
}

/** Chooses columns for one document, or adds and removes places of several at once. */
export function PlacementDialog({ documentIds, onClose }: { documentIds: readonly string[]; onClose: () => void }) {
  const t = useTexts();
  const words = t.columns.placements;
  const shown = useShown(PLACEMENTS);
  const sites = useSites();
  const [siteId, setSiteId] = useState<string>();
  const site = siteId ?? sites.data?.[0]?.id;
  const columns = useColumns(site);
  const placements = usePlacements(documentIds);
  const [picked, setPicked] = useState<readonly string[] | null>(null);
  const isOne = documentIds.length === 1;
  const here = new Set((columns.data ?? []).map(({ id }) => id));
  const before = isOne ? (placements.data ?? []).map(({ columnId }) => columnId) : [];
  // Over all sites: what was picked on one of them stays while another is looked at.
  const now = picked ?? before;
  const change = useMutation({
    mutationFn: (takeOut: boolean) => {
      const add = takeOut ? [] : now.filter((id) => !before.includes(id));
      const remove = takeOut ? [...now] : before.filter((id) => !now.includes(id));
      return answer(http.POST('/api/v1/console/placements', { body: { documentIds: [...documentIds], add, remove } }));
    },
    onSuccess: async ({ added, removed }) => {
      await shown(words.done(added, removed));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={isOne ? words.change : words.bulk(documentIds.length)}
      okText={isOne ? t.common.save : words.add}
      confirmLoading={change.isPending}
      onOk={() => change.mutate(false)}
      onCancel={onClose}
      footer={(_, { OkBtn, CancelBtn }) => (
        <>
          <CancelBtn />
          {!isOne && (
            <Button disabled={now.length === 0} onClick={() => change.mutate(true)}>
              {words.remove}
            </Button>
          )}
          <OkBtn />
        </>
      )}
    >
      <p className="secondary">{words.help}</p>
      <ErrorNote error={change.error ?? columns.error ?? placements.error} />
      {(sites.data ?? []).length > 1 && (
        <Select
          aria-label={t.columns.site}
          className="full note"
          value={site ?? null}
          onChange={setSiteId}
          options={(sites.data ?? []).map(({ id: value, name }) => ({ value, label: name }))}
        />
      )}
      <TreeSelect
        aria-label={t.columns.tree}
        className="full"
        multiple
        treeCheckable
        treeCheckStrictly
        treeDefaultExpandAll
        showCheckedStrategy={TreeSelect.SHOW_ALL}
        placeholder={words.choose}
        loading={columns.isPending || placements.isPending}
        value={now
          .filter((id) => here.has(id))
          .map((value) => ({ value, label: columns.data?.find(({ id }) => id === value)?.name }))}
        onChange={(values: { value: string }[]) =>
          setPicked([...now.filter((id) => !here.has(id)), ...values.map(({ value }) => value)])
        }
        treeData={choicesOf(columns.data ?? [], ({ kind, status }) => kind === 'list' && status === 'open').map(
          withBoxes,
        )}
        showSearch={{ filterTreeNode: (input, node) => String(node['title']).includes(input) }}
      />
    </Modal>
  );
}

type Choice = ReturnType<typeof choicesOf>[number];
type Boxed = Omit<Choice, 'children'> & { checkable: boolean; children: Boxed[] };
const withBoxes = (choice: Choice): Boxed => ({
  ...choice,
  checkable: choice.selectable,
  children: choice.children.map(withBoxes),
});
