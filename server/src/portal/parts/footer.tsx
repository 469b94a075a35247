import type { VNode } from 'preact';
import { chinese, link, type PageFrame } from '../frame.ts';
import { portalText } from '../texts.ts';

/** The elements a government site states at its foot; what the site has not entered is left out, never invented. */
export function Footer({ frame }: { frame: PageFrame }): VNode {
  const { site, locale } = frame;
  const text = portalText(locale).footer;
  const entries: [string, string | undefined][] = [
    [text.host, site.host],
    [text.operator, site.operator],
    [text.address, site.address],
    [text.phone, site.phone],
    [text.idCode, site.idCode],
    [text.icp, site.icp],
    [text.police, site.policeRecord],
  ];
  return (
    <footer class="site-footer" aria-label={text.label}>
      <dl>
        {entries
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div>
              <dt>{label}</dt>
              <dd {...chinese(locale)}>{value}</dd>
            </div>
          ))}
      </dl>
      <p>
        <a href={link(frame, '/site-map')}>{text.siteMap}</a>
        <a href={link(frame, '/media-accounts')}>{text.mediaAccounts}</a>
        <a href={link(frame, '/reading-points')}>{text.readingPoints}</a>
        <a href={link(frame, '/requests')}>{text.requests}</a>
        <a href={link(frame, '/deadline')}>{text.deadline}</a>
        <a href="/feeds/documents.atom">{text.subscribe}</a>
        {/* The form finds out which list the page shows; on any other page it is everything new. */}
        <a href={link(frame, '/subscribe', { of: listOnly(frame.path) })} rel="nofollow">
          {text.alerts}
        </a>
        {site.ipv6 && <span>{text.ipv6}</span>}
      </p>
    </footer>
  );
}

/** The path of a page that shows a list; undefined elsewhere. */
const listOnly = (path: string): string | undefined =>
  /^\/(?:documents\?|units\/|columns\/|search\?)/.test(path) ? path : undefined;
