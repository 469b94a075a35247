import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, Modal, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { answer, http } from '../api/client.ts';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded, Nothing } from '../ui/page.tsx';
import { At } from '../ui/times.tsx';
import { useShown } from '../ui/use-shown.ts';
import { Light } from './light.tsx';
import { overviewQuery, SITE_HEALTH, type Overview, type Target } from './queries.ts';
import { TargetDialog } from './target-dialog.tsx';

/** A light for each area of each site, its visits and walks, and what can be had done now. */
export function OverviewTab() {
  const words = useTexts().siteHealth;
  const [editing, setEditing] = useState<Target | 'new' | null>(null);
  const query = useQuery(overviewQuery);
  return (
    <Loaded query={query}>
      {(overview) => (
        <>
          {overview.mayWrite && (
            <p>
              <Button type="primary" onClick={() => setEditing('new')}>
                {words.watch}
              </Button>
            </p>
          )}
          {overview.unwatched.length > 0 && (
            <Alert
              type="info"
              showIcon
              title={words.unwatched(overview.unwatched.map(({ name }) => name).join('、'))}
            />
          )}
          {overview.targets.length === 0 && <Nothing title={words.none} help={words.noneHelp} />}
          {overview.targets.map((target) => (
            <TargetCard key={target.id} target={target} overview={overview} onEdit={() => setEditing(target)} />
          ))}
          {editing && (
            <TargetDialog
              target={editing === 'new' ? null : editing}
              unwatched={overview.unwatched}
              onClose={() => setEditing(null)}
            />
          )}
        </>
      )}
    </Loaded>
  );
}

function TargetCard({ target, overview, onEdit }: { target: Target; overview: Overview; onEdit: () => void }) {
  const words = useTexts().siteHealth;
  const { id, name, origin, organisationName, areas, availability, lastSample, crawl, isWatched } = target;
  const titleId = `site-${id}`;
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} lang="zh-CN">
        {name}
      </h2>
      <p className="secondary">
        <a href={origin} rel="noreferrer" target="_blank">
          {origin}
        </a>{' '}
        · <span lang="zh-CN">{organisationName}</span>
        {!isWatched && ` · ${words.stopped}`}
      </p>
      <Space wrap size={8}>
        {areas.map((area) => (
          <Link key={area.code} to={`/site-health/findings?target=${id}`}>
            <Light area={area} />
          </Link>
        ))}
      </Space>
      <p>
        {words.visits(
          availability.count,
          availability.failed,
          availability.percent === null ? '—' : `${availability.percent}%`,
        )}
        {!availability.isEnough && ` · ${words.visitsShort}`}
        <br />
        {lastSample ? (
          <>
            {words.lastVisit(lastSample.isOpen, (lastSample.milliseconds / 1000).toFixed(1))}
            {lastSample.fault && `（${words.faults[lastSample.fault] ?? lastSample.fault}）`} ·{' '}
            <At at={lastSample.at} />
          </>
        ) : (
          words.noVisit
        )}
        <br />
        {crawlWords(words, crawl)}
      </p>
      <details>
        <summary>{words.visitsTable}</summary>
        <DataTable
          label={`${words.visitsTable} ${name}`}
          rows={availability.days}
          rowKey={({ on }) => on}
          columns={[
            { key: 'on', title: words.day, whole: true, render: ({ on }) => on },
            { key: 'count', title: words.count, render: ({ count }) => count },
            { key: 'failed', title: words.failed, render: ({ failed }) => failed },
          ]}
        />
      </details>
      {overview.mayWrite && <Actions target={target} onEdit={onEdit} />}
    </section>
  );
}

type Words = ReturnType<typeof useTexts>['siteHealth'];
function crawlWords(words: Words, crawl: Target['crawl']): string {
  if (!crawl) return words.noCrawl;
  if (crawl.state === 'running') return words.crawlRunning(crawl.pages);
  if (crawl.state === 'stopped') return words.crawlStopped[crawl.reason] ?? crawl.reason;
  return words.crawlDone(crawl.pages, crawl.links, crawl.isCut);
}

function Actions({ target, onEdit }: { target: Target; onEdit: () => void }) {
  const t = useTexts();
  const words = t.siteHealth;
  const shown = useShown(SITE_HEALTH);
  const params = { path: { id: target.id } };
  const [word, setWord] = useState<string | null>(null);
  const run = useMutation({
    mutationFn: (what: 'sample' | 'check' | 'crawl') =>
      answer(http.POST('/api/v1/console/site-health/targets/{id}/runs', { params, body: { what } })),
    onSuccess: () => shown(words.runAsked),
  });
  const watch = useMutation({
    mutationFn: () =>
      answer(
        http.PATCH('/api/v1/console/site-health/targets/{id}', {
          params,
          body: { version: target.version, isWatched: !target.isWatched },
        }),
      ),
    onSuccess: () => shown(t.common.saved),
  });
  const checker = useMutation({
    mutationFn: () =>
      answer(
        http.PUT('/api/v1/console/site-health/targets/{id}/checker', {
          params,
          body: { version: target.version, isOn: true },
        }),
      ),
    onSuccess: async (issued) => {
      setWord(issued.word);
      await shown(null);
    },
  });
  const error = run.error ?? watch.error ?? checker.error;
  return (
    <>
      {error && <ErrorNote error={error} />}
      <Space wrap>
        {(['check', 'crawl', 'sample'] as const).map((what) => (
          <Button key={what} disabled={!target.isWatched || run.isPending} onClick={() => run.mutate(what)}>
            {words.runs[what]}
          </Button>
        ))}
        <Button onClick={onEdit}>{words.edit}</Button>
        <Button onClick={() => watch.mutate()} loading={watch.isPending}>
          {target.isWatched ? words.stop : words.resume}
        </Button>
        <Button onClick={() => checker.mutate()} loading={checker.isPending}>
          {words.checker}
        </Button>
      </Space>
      {word !== null && (
        <Modal open title={words.checkerTitle} footer={null} onCancel={() => setWord(null)}>
          <p>{words.checkerHelp}</p>
          <Input readOnly value={word} aria-label={words.checkerTitle} />
        </Modal>
      )}
    </>
  );
}
