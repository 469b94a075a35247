import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import { usePermissions } from '../app/session.tsx';
import { useLocale } from '../api/locale.ts';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Loaded, Nothing, Page } from '../ui/page.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useShown } from '../ui/use-shown.ts';
import { PACKS, type Pack } from './queries.ts';
import { PackDialog } from './pack-dialog.tsx';

/** The rule packs of the release: which are installed here, what a newer one changes, what may be chosen. */
export function Component() {
  const t = useTexts();
  const words = t.rulePacks;
  const locale = useLocale();
  const mayWrite = usePermissions()('duties.obligation.write');
  const [looking, setLooking] = useState<Pack | null>(null);
  const [ending, setEnding] = useState<Pack | null>(null);
  const query = useQuery({
    queryKey: PACKS,
    queryFn: async () => (await answer(http.GET('/api/v1/console/rule-packs'))).items,
  });
  return (
    <Page title={words.title} help={words.help}>
      <Loaded query={query}>
        {(rows) => (
          <DataTable
            label={words.title}
            rows={rows}
            rowKey={({ code }) => code}
            empty={<Nothing title={words.nothing} help="" />}
            columns={[
              { key: 'name', title: words.name, render: ({ title }) => title[locale] },
              { key: 'source', title: words.source, render: ({ source }) => <span lang="zh-CN">{source}</span> },
              { key: 'rules', title: words.rules, render: ({ count }) => count },
              { key: 'state', title: words.state, whole: true, render: (pack) => <State pack={pack} /> },
              {
                key: 'actions',
                title: t.common.actions,
                render: (pack) => (
                  <Space wrap>
                    <Button size="small" onClick={() => setLooking(pack)}>
                      {words.look}
                    </Button>
                    {mayWrite && pack.installed !== null && (
                      <Button size="small" danger onClick={() => setEnding(pack)}>
                        {words.uninstall}
                      </Button>
                    )}
                  </Space>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {looking && <PackDialog pack={looking} mayWrite={mayWrite} onClose={() => setLooking(null)} />}
      {ending && <EndDialog pack={ending} onClose={() => setEnding(null)} />}
    </Page>
  );
}

function State({ pack: { installed, version, uninstalledOn } }: { pack: Pack }) {
  const words = useTexts().rulePacks;
  if (installed === null)
    return (
      <StateTag tone="neutral" shape="◌">
        {uninstalledOn === null ? words.notInstalled : words.ended(uninstalledOn)}
      </StateTag>
    );
  return (
    <Space wrap size={4}>
      <StateTag tone="green" shape="●">
        {words.installed(installed)}
      </StateTag>
      {installed !== version && (
        <StateTag tone="amber" shape="▲">
          {words.newer(version)}
        </StateTag>
      )}
    </Space>
  );
}

function EndDialog({ pack, onClose }: { pack: Pack; onClose: () => void }) {
  const t = useTexts();
  const words = t.rulePacks;
  const locale = useLocale();
  const shown = useShown(PACKS);
  const act = useMutation({
    mutationFn: (reason: string) =>
      answer(
        http.POST('/api/v1/console/rule-packs/{code}/end', { params: { path: { code: pack.code } }, body: { reason } }),
      ),
    onSuccess: async () => {
      await shown(t.common.saved);
      onClose();
    },
  });
  return (
    <ReasonDialog
      open
      danger
      title={`${words.uninstall} · ${pack.title[locale]}`}
      label={words.reason}
      okText={words.uninstall}
      busy={act.isPending}
      error={act.error}
      onSubmit={(reason) => act.mutate(reason)}
      onCancel={onClose}
    >
      <p className="secondary">{words.uninstallHelp}</p>
    </ReasonDialog>
  );
}
