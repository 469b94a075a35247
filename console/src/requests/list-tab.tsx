import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Empty, Input, Pagination, Segmented, Space } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import { usePermissions } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { toggled } from '../ui/data-table.tsx';
import { Loaded } from '../ui/page.tsx';
import { On } from '../ui/times.tsx';
import { BulkAssign } from './bulk-assign.tsx';
import { RequestLight } from './light.tsx';
import { REQUESTS, type ListView } from './queries.ts';

const VIEWS: readonly ListView[] = ['open', 'unconfirmed', 'overdue', 'near', 'paused', 'mine', 'closed'];
const PAGE = 50;
/** The server gives no longer list as a workbook, and counts closed cases only so far. */
const MOST_EXPORTED = 5000;

/** The cases of my units by light, the first due first; the address keeps what was asked for. */
export function ListTab() {
  const t = useTexts();
  const locale = useLocale();
  const can = usePermissions();
  const [params, setParams] = useSearchParams();
  const view = VIEWS.find((name) => name === params.get('view')) ?? 'open';
  const page = Math.max(1, Number(params.get('page')) || 1);
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const [isAssigning, setAssigning] = useState(false);
  const find = params.get('find') ?? '';
  const unit = params.get('unit') ?? '';
  const officer = params.get('officer') ?? '';
  const year = view === 'closed' ? (params.get('year') ?? '') : '';
  const asked = {
    ...{ view, ...(find && { find }), ...(unit && { unit }), ...(officer && { officer }) },
    ...(year && { year: Number(year) }),
  };
  const query = useQuery({
    queryKey: [...REQUESTS, 'list', asked, page],
    queryFn: () =>
      answer(
        http.GET('/api/v1/console/requests', {
          params: { query: { ...asked, page } },
        }),
      ),
  });
  const exported = new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, String(value)])).toString();
  // The address keeps what was asked for; another choice begins at its first page.
  const ask = (change: Record<string, string>) =>
    setParams(
      Object.fromEntries(
        Object.entries({ view, find, unit, officer, year, name: params.get('name') ?? '', ...change }).filter(
          ([name, value]) => value && !(name === 'view' && value === 'open'),
        ),
      ),
      { replace: true },
    );
  const mayAssign = can('requests.request.register') && view !== 'closed';
  const chosen = (query.data?.items ?? []).filter(({ id }) => keys.has(id));
  const counts = query.data?.counts;
  const countOf = (name: ListView) =>
    counts && find === '' && name in counts ? ` ${counts[name as keyof typeof counts]}` : '';
  return (
    <>
      <div className="table-scroll note">
        <Segmented
          aria-label={t.requests.title}
          value={view}
          onChange={(next) => ask({ view: next, find: '' })}
          options={VIEWS.map((name) => ({ value: name, label: `${t.requests.view[name]}${countOf(name)}` }))}
        />
      </div>
      <Space wrap className="note">
        <Input.Search
          key={find}
          allowClear
          defaultValue={find}
          aria-label={t.requests.find}
          placeholder={t.requests.findHint}
          onSearch={(next) => ask({ find: next.trim() })}
        />
        <UnitSelect
          label={t.requests.unit}
          value={unit || null}
          onChange={(next) => ask({ unit: next ?? '' })}
          allowClear
          className="narrow"
        />
        {officer && (
          <Drop
            words={t.requests.load.officerFilter(
              officer === 'none' ? t.requests.load.nobody : (params.get('name') ?? ''),
            )}
            onDrop={() => ask({ officer: '' })}
          />
        )}
        {year && <Drop words={t.requests.load.yearFilter(year)} onDrop={() => ask({ year: '' })} />}
        {(query.data?.total ?? 0) < MOST_EXPORTED ? (
          <Button href={`/api/v1/console/requests.xlsx?${exported}`}>{t.requests.load.export}</Button>
        ) : (
          <span className="secondary">{t.requests.load.tooMany(MOST_EXPORTED)}</span>
        )}
      </Space>
      <p role="status" className="visually-hidden">
        {chosen.length > 0 && t.requests.bulk.selected(chosen.length)}
      </p>
      {chosen.length > 0 && (
        <div className="bulk-bar" role="group" aria-label={t.bulk.label}>
          <strong>{t.requests.bulk.selected(chosen.length)}</strong>
          <Button onClick={() => setAssigning(true)}>{t.requests.bulk.assign}</Button>
          <Button type="text" onClick={() => setKeys(new Set())}>
            {t.bulk.clear}
          </Button>
        </div>
      )}
      <Loaded query={query}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty description={t.requests.none} />
          ) : (
            <>
              <p className="secondary">{t.requests.total(total)}</p>
              {mayAssign && items.length > 1 && (
                <Checkbox
                  className="select-all"
                  checked={chosen.length === items.length}
                  indeterminate={chosen.length > 0 && chosen.length < items.length}
                  onChange={() => setKeys(new Set(chosen.length === items.length ? [] : items.map(({ id }) => id)))}
                >
                  {t.bulk.selectAll}
                </Checkbox>
              )}
              <ul className="rows">
                {items.map((one) => (
                  <li key={one.id} className="row">
                    {mayAssign && (
                      <Checkbox
                        aria-label={t.bulk.select(`${one.number} ${one.title}`.trim())}
                        checked={keys.has(one.id)}
                        onChange={() => setKeys(toggled(keys, one.id))}
                      />
                    )}
                    <div className="row-main">
                      <Link to={`/requests/${one.id}`} className="row-title" lang="zh-CN">
                        {one.number} {one.title}
                      </Link>
                      <div className="row-line">
                        {one.stateTitle[locale]} · <span lang="zh-CN">{one.applicant}</span> ·{' '}
                        {t.requests.channels[one.channel]} ·{' '}
                        <span lang="zh-CN">{one.leadUnitName || one.organisationName}</span>
                        {one.officerName && ` · ${one.officerName}`} · <On on={one.arrivedOn} />
                      </div>
                      <div className="row-line">
                        {one.nextStep && (
                          <>
                            <RequestLight request={one} /> · {t.requests.nextStep}
                            {one.nextStep[locale]}
                          </>
                        )}
                        {one.applicantDueOn && (
                          <>
                            {' '}
                            · {t.requests.applicantDue} <On on={one.applicantDueOn} />
                          </>
                        )}
                      </div>
                    </div>
                  </li>
                ))}
              </ul>
              {total > PAGE && (
                <Pagination
                  current={page}
                  pageSize={PAGE}
                  total={total}
                  showSizeChanger={false}
                  onChange={(next) => setParams({ ...Object.fromEntries(params), page: String(next) })}
                />
              )}
            </>
          )
        }
      </Loaded>
      {isAssigning && (
        <BulkAssign
          chosen={chosen}
          onClose={(done) => {
            setAssigning(false);
            setKeys(new Set([...keys].filter((id) => !done.includes(id))));
          }}
        />
      )}
    </>
  );
}

/** A condition that came with the address: says what it is, and a press takes it away. */
function Drop({ words, onDrop }: { words: string; onDrop: () => void }) {
  const t = useTexts();
  return (
    <Button onClick={onDrop} aria-label={`${words}，${t.requests.load.dropFilter}`}>
      {words} <span aria-hidden="true">✕</span>
    </Button>
  );
}
