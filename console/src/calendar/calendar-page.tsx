import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Space } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useLocale } from '../api/locale.ts';
import type { CalendarYear } from '../api/types.ts';
import { usePermissions } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { calendarQuery } from '../time/calendar-query.ts';
import { dateWords, dayOf } from '../time/dates.ts';
import { Loaded, Page } from '../ui/page.tsx';
import { YearEditor } from './year-editor.tsx';
import { YearView } from './year-view.tsx';
import { countDays, runsOf } from './year.ts';

/** Working days of a year at a glance; those who may enter a new year do it here. */
export function Component() {
  const t = useTexts();
  const navigate = useNavigate();
  const params = useParams();
  const asked = Number(params['year']);
  const thisYear = Number(dayOf(new Date()).slice(0, 4));
  const year = Number.isInteger(asked) && asked >= 1949 && asked <= 2999 ? asked : thisYear;
  const query = useQuery(calendarQuery(year));
  const [editing, setEditing] = useState<number | null>(null);
  const can = usePermissions();
  const go = (to: number) => {
    setEditing(null);
    void navigate(`/calendar/${to}`);
  };
  return (
    <Page
      title={`${t.calendar.title} ${year}`}
      help={t.calendar.help}
      extra={
        <Space wrap>
          <Button onClick={() => go(year - 1)}>{t.calendar.previous}</Button>
          <Button onClick={() => go(year + 1)}>{t.calendar.next}</Button>
          {can('calendar.year.write') && editing !== year && (
            <Button type="primary" onClick={() => setEditing(year)}>
              {t.calendar.edit}
            </Button>
          )}
        </Space>
      }
    >
      <Loaded query={query}>
        {(data) =>
          editing === year ? (
            <YearEditor key={`${data.year}-${data.version}`} data={data} onDone={() => setEditing(null)} />
          ) : (
            <>
              {!data.published && <Alert type="warning" showIcon className="note" title={t.calendar.provisional} />}
              <Summary data={data} />
              <YearView year={year} days={data} />
              <Lists data={data} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Summary({ data }: { data: CalendarYear }) {
  const t = useTexts();
  const { work, off } = countDays(data.year, data);
  return (
    <p>
      {t.calendar.counts(work, off)}
      {data.notices.map(({ title, number }) => (
        <span key={title} className="secondary">
          {' · '}
          <span lang="zh-CN">{number ? `${title}（${number}）` : title}</span>
        </span>
      ))}
    </p>
  );
}

/** The same as words, for those who do not see the colours. */
function Lists({ data }: { data: CalendarYear }) {
  const t = useTexts();
  const locale = useLocale();
  const words = (days: readonly string[]) =>
    runsOf(days)
      .map(({ from, to }) =>
        from === to
          ? dateWords(locale, from, from)
          : `${dateWords(locale, from, from)} – ${dateWords(locale, to, from)}`,
      )
      .join(locale === 'en' ? ', ' : '、') || t.common.none;
  return (
    <section aria-labelledby="lists">
      <h2 id="lists">{t.calendar.lists}</h2>
      <dl className="fields">
        <div className="wide">
          <dt>{t.calendar.legend.off}</dt>
          <dd>{words(data.off)}</dd>
        </div>
        <div className="wide">
          <dt>{t.calendar.legend.work}</dt>
          <dd>{words(data.work)}</dd>
        </div>
      </dl>
    </section>
  );
}
