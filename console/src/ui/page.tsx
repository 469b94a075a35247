import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from './errors.tsx';

interface PageProps {
  title: string;
  /** Shown instead of the plain title; `title` stays the name of the browser tab. */
  heading?: ReactNode;
  tags?: ReactNode;
  help?: ReactNode;
  extra?: ReactNode;
  /** The heading and what can be done stay in sight on long screens. */
  stays?: boolean;
  children: ReactNode;
}

let lastPath = '';

/** A screen: heading, what can be done with the whole of it, content. Coming from another screen, the heading gets the focus. */
export function Page({ title, heading, tags, help, extra, stays = false, children }: PageProps) {
  const t = useTexts();
  const { pathname } = useLocation();
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t.shell.product}`;
  }, [title, t]);
  useEffect(() => {
    // Not on the first page of a visit: there the browser starts at the top by itself.
    if (lastPath !== '' && lastPath !== pathname) ref.current?.focus({ preventScroll: true });
    lastPath = pathname;
  }, [pathname]);
  return (
    <div className="page">
      <div className={stays ? 'page-head page-head-stays' : 'page-head'}>
        <div className="page-title">
          <h1 ref={ref} tabIndex={-1}>
            {heading ?? title}
          </h1>
          {tags}
        </div>
        {extra && <div className="page-extra">{extra}</div>}
      </div>
      {help && <p className="page-help">{help}</p>}
      {children}
    </div>
  );
}

/** Moves the focus to the heading, where something else took the place of what had it. */
export const focusHeading = (): void => void setTimeout(() => document.querySelector<HTMLElement>('h1')?.focus());

/** Content that needs an answer of the server: a placeholder while it comes, words and a retry when it fails. */
export function Loaded<T>({
  query,
  children,
  rows = 6,
}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
  rows?: number;
}) {
  const t = useTexts();
  if (query.data !== undefined) {
    return (
      <>
        {query.isError && <ErrorNote error={query.error} onRetry={() => void query.refetch()} />}
        {children(query.data)}
      </>
    );
  }
  if (query.isError) {
    return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <div role="status" aria-label={t.common.loading}>
      <Skeleton active={false} paragraph={{ rows }} />
    </div>
  );
}

/** Told when the account lacks the permission for a page. */
export function Denied({ text }: { text?: string }) {
  const t = useTexts();
  return (
    <Page title={t.common.deniedTitle} help={text || t.common.deniedHelp}>
      <Link to="/">{t.common.toWorkbench}</Link>
    </Page>
  );
}

export function NotFound() {
  const t = useTexts();
  return (
    <Page title={t.common.notFoundTitle} help={t.common.notFoundHelp}>
      <Link to="/">{t.common.toWorkbench}</Link>
    </Page>
  );
}

/** An empty list: what there is none of, and what to do next. */
export function Nothing({ title, help, children }: { title: string; help?: string; children?: ReactNode }) {
  return (
    <div className="nothing">
      <p className="nothing-title">{title}</p>
      {help && <p className="secondary">{help}</p>}
      {children}
    </div>
  );
}
