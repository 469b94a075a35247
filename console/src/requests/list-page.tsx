import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Pagination, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import { usePermissions } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { Loaded, Page } from '../ui/page.tsx';
import { On } from '../ui/times.tsx';
import { RequestLight } from './light.tsx';
import { REQUESTS, type ListView } from './queries.ts';
import { TakeInDialog } from './take-in-dialog.tsx';

const VIEWS: readonly ListView[] = ['open', 'unconfirmed', 'overdue', 'near', 'paused', 'mine', 'closed'];
const PAGE = 50;

/** The cases of my units by light, the first due first. */
export function Component() {
  const t = useTexts();
  const locale = useLocale();
  const can = usePermissions();
  const [params, setParams] = useSearchParams();
  const [isTaking, setTaking] = useState(false);
  const view = VIEWS.find((name) => name === params.get('view')) ?? 'open';
  const page = Math.max(1, Number(params.get('page')) || 1);
  const query = useQuery({
    queryKey: [...REQUESTS, 'list', view, page],
    queryFn: () => answer(http.GET('/api/v1/console/requests', { params: { query: { view, page } } })),
  });
  const counts = query.data?.counts;
  const countOf = (name: ListView) => (counts && name in counts ? ` ${counts[name as keyof typeof counts]}` : '');
  return (
    <Page
      title={t.requests.title}
      help={t.requests.help}
      extra={
        can('requests.request.register') && (
          <Button type="primary" onClick={() => setTaking(true)}>
            {t.requests.takeIn}
          </Button>
        )
      }
    >
      <div className="table-scroll">
        <Segmented
          aria-label={t.requests.title}
          value={view}
          onChange={(next) => setParams({ view: next }, { replace: true })}
          options={VIEWS.map((name) => ({ value: name, label: `${t.requests.view[name]}${countOf(name)}` }))}
        />
      </div>
      <Loaded query={query}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty description={t.requests.none} />
          ) : (
            <>
              <p className="secondary">{t.requests.total(total)}</p>
              <ul className="rows">
                {items.map((one) => (
                  <li key={one.id} className="row">
                    <div className="row-main">
                      <Link to={`/requests/${one.id}`} className="row-title" lang="zh-CN">
                        {one.number} {one.title}
                      </Link>
                      <div className="row-facts">
                        {one.stateTitle[locale]} · <span lang="zh-CN">{one.applicant}</span> ·{' '}
                        {t.requests.channels[one.channel]} ·{' '}
                        <span lang="zh-CN">{one.leadUnitName || one.organisationName}</span>
                        {one.officerName && ` · ${one.officerName}`} · <On on={one.arrivedOn} />
                      </div>
                      <div className="row-facts">
                        <RequestLight request={one} />
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
                  onChange={(next) => setParams({ view, page: String(next) })}
                />
              )}
            </>
          )
        }
      </Loaded>
      {isTaking && <TakeInDialog onClose={() => setTaking(false)} />}
    </Page>
  );
}
