import { pageWriter, Parts, renderPage, type PageFrame, type PublicSite } from '../../portal/index.ts';
import type { ReadingPoint, ReadingPointKind } from './reading-points.schema.ts';
import type { ReadingPointsService } from './reading-points.service.ts';

const KINDS: Record<ReadingPointKind, [string, string]> = {
  archive: ['档案馆', 'Archive'],
  library: ['图书馆', 'Library'],
  service_hall: ['政务服务大厅', 'Service hall'],
  community: ['社区、村', 'Community'],
  other: ['其他', 'Other'],
};

/** Where published information can be read on the spot. */
export function registerReadingPointsPortal(site: PublicSite, readingPoints: ReadingPointsService): void {
  site.page('/reading-points', async ({ frame, tenantId }) => ({
    body: renderReadingPoints(frame, await readingPoints.listOpen(tenantId)),
    tags: [`tenant:${tenantId}`],
  }));
}

function renderReadingPoints(frame: PageFrame, points: readonly ReadingPoint[]): string {
  const { chinese, date, link } = pageWriter(frame);
  const zh = frame.locale === 'zh';
  const title = zh ? '政府信息查阅点' : 'Reading points';
  const shown = (value: string) => <span {...chinese}>{value}</span>;
  const entry = (point: ReadingPoint) => {
    const facts: [string, string][] = [
      [zh ? '地址' : 'Address', point.address],
      [zh ? '开放时间' : 'Hours', point.hours],
      [zh ? '电话' : 'Phone', point.phone],
      [zh ? '可查阅的资料' : 'What can be read', point.stock],
    ];
    return (
      <section class="block" aria-labelledby={`p-${point.id}`}>
        <h2 id={`p-${point.id}`} {...chinese}>
          {point.name}
        </h2>
        <p class="item-meta">
          <span>{KINDS[point.kind][zh ? 0 : 1]}</span>
          <a href={link(`/units/${point.organisationId}`)} {...chinese}>
            {point.organisationName}
          </a>
          {point.stockCheckedOn && (
            <span>
              {zh ? '清点于' : 'Stock checked '}
              <time dateTime={point.stockCheckedOn}>{date(point.stockCheckedOn)}</time>
            </span>
          )}
        </p>
        <Parts.MetadataTable
          frame={frame}
          first={facts.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value: shown(value) }))}
          rest={[]}
        />
      </section>
    );
  };
  return renderPage({
    frame,
    title,
    breadcrumb: [{ label: title }],
    column: { name: '政府信息查阅点', type: '政务公开' },
    children: (
      <div class="narrow">
        <h1>{title}</h1>
        <p class="unit-lead">
          {zh
            ? '不方便上网时，可以到以下地点免费查阅已经公开的政府信息。'
            : 'Published information can be read here free of charge, without a connection of your own.'}
        </p>
        {points.length === 0 && <p class="help">{zh ? '还没有登记查阅点。' : 'No reading point is registered yet.'}</p>}
        {points.map(entry)}
      </div>
    ),
  });
}
