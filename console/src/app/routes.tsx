import { createBrowserRouter, useRouteError, type RouteObject } from 'react-router';
import { Result, Button } from 'antd';
import { useTexts, type Texts } from '../texts/index.ts';
import { NotFound } from '../ui/page.tsx';
import { Root } from './root.tsx';
import type { ScreenName } from './navigation.ts';

/** What a route tells the shell: its screen (for the menu and permissions) and the crumbs below it. */
export interface Handle {
  screen: ScreenName | null;
  crumb?: (t: Texts) => string;
}

const screen = (name: ScreenName, crumb?: Handle['crumb']): Handle => ({ screen: name, ...(crumb && { crumb }) });

/** A page below its screen whose heading already says what it is. */
const NO_CRUMB = () => '';

const routes: RouteObject[] = [
  { index: true, handle: screen('workbench'), lazy: () => import('../workbench/workbench-page.tsx') },
  { path: 'documents', handle: screen('documents'), lazy: () => import('../documents/list-page.tsx') },
  {
    path: 'documents/:id',
    handle: screen('documents', NO_CRUMB),
    lazy: () => import('../documents/page/document-page.tsx'),
  },
  {
    path: 'documents/:id/edit',
    handle: screen('documents', (t) => t.documents.editor.title),
    lazy: () => import('../documents/editor/editor-page.tsx'),
  },
  {
    path: 'documents/:id/tasks',
    handle: screen('documents', (t) => t.tasks.title),
    lazy: () => import('../documents/tasks/tasks-page.tsx'),
  },
  {
    path: 'error-reports',
    handle: screen('errorReports'),
    lazy: () => import('../error-reports/error-reports-page.tsx'),
  },
  { path: 'requests', handle: screen('requests'), lazy: () => import('../requests/requests-page.tsx') },
  { path: 'requests/load', handle: screen('requests'), lazy: () => import('../requests/requests-page.tsx') },
  { path: 'requests/:id', handle: screen('requests', NO_CRUMB), lazy: () => import('../requests/request-page.tsx') },
  {
    path: 'requests/:id/redactions/:redactionId',
    handle: screen('requests', NO_CRUMB),
    lazy: () => import('../requests/redaction/redaction-page.tsx'),
  },
  {
    path: 'disputes/:tab?',
    handle: screen('disputes'),
    lazy: () => import('../requests/registers/registers-page.tsx'),
  },
  {
    path: 'openings/:tab?',
    handle: screen('openings'),
    lazy: () => import('../requests/openings/openings-page.tsx'),
  },
  { path: 'hidings', handle: screen('hidings'), lazy: () => import('../requests/hidings/hidings-page.tsx') },
  {
    path: 'destructions',
    handle: screen('destructions'),
    lazy: () => import('../requests/destructions/destructions-page.tsx'),
  },
  {
    path: 'destructions/:id',
    handle: screen('destructions', NO_CRUMB),
    lazy: () => import('../requests/destructions/destruction-page.tsx'),
  },
  {
    path: 'letters/texts/:code',
    handle: screen('letters', NO_CRUMB),
    lazy: () => import('../requests/letters/template-page.tsx'),
  },
  { path: 'letters/:tab?', handle: screen('letters'), lazy: () => import('../requests/letters/letters-page.tsx') },
  { path: 'import', handle: screen('imports'), lazy: () => import('../documents/imports/start-page.tsx') },
  {
    path: 'import/:id',
    handle: screen('imports', (t) => t.imports.check),
    lazy: () => import('../documents/imports/import-page.tsx'),
  },
  {
    path: 'import/:id/:position',
    handle: screen('imports', (t) => t.imports.check),
    lazy: () => import('../documents/imports/item-page.tsx'),
  },
  { path: 'reviews', handle: screen('reviews'), lazy: () => import('../review/reviews-page.tsx') },
  {
    path: 'reviews/:id',
    handle: screen('reviews', NO_CRUMB),
    lazy: () => import('../review/review-page.tsx'),
  },
  { path: 'findings', handle: screen('findings'), lazy: () => import('../findings/findings-page.tsx') },
  { path: 'review-chains', handle: screen('chains'), lazy: () => import('../review/chains-page.tsx') },
  { path: 'catalog/:tab?', handle: screen('catalog'), lazy: () => import('../catalog/catalog-page.tsx') },
  { path: 'gazette', handle: screen('gazette'), lazy: () => import('../gazette/list-page.tsx') },
  { path: 'gazette/:id', handle: screen('gazette', NO_CRUMB), lazy: () => import('../gazette/issue-page.tsx') },
  {
    path: 'interpretations/:tab?',
    handle: screen('interpretation'),
    lazy: () => import('../interpretation/interpretation-page.tsx'),
  },
  {
    path: 'normative/:tab?',
    handle: screen('normative'),
    lazy: () => import('../normative/normative-page.tsx'),
  },
  {
    path: 'normative/cleanups/:id',
    handle: screen('normative', (t) => t.normative.tabs.cleanups),
    lazy: () => import('../normative/cleanup-page.tsx'),
  },
  { path: 'columns/:id?', handle: screen('columns'), lazy: () => import('../columns/columns-page.tsx') },
  { path: 'pages', handle: screen('pages'), lazy: () => import('../pages/pages-page.tsx') },
  { path: 'pages/:id', handle: screen('pages', NO_CRUMB), lazy: () => import('../pages/page-editor.tsx') },
  { path: 'media-accounts', handle: screen('media'), lazy: () => import('../registers/media-page.tsx') },
  {
    path: 'reading-points',
    handle: screen('readingPoints'),
    lazy: () => import('../reading-points/reading-points-page.tsx'),
  },
  {
    path: 'annual-report',
    handle: screen('annualReport'),
    lazy: () => import('../annual-report/annual-report-page.tsx'),
  },
  { path: 'work-plans', handle: screen('workPlans'), lazy: () => import('../work-plans/list-page.tsx') },
  {
    path: 'work-plans/:id',
    handle: screen('workPlans', NO_CRUMB),
    lazy: () => import('../work-plans/plan-page.tsx'),
  },
  { path: 'work-plan-cards', handle: screen('workPlanCards'), lazy: () => import('../work-plans/cards-page.tsx') },
  {
    path: 'site-health/:tab?',
    handle: screen('siteHealth'),
    lazy: () => import('../site-health/site-health-page.tsx'),
  },
  {
    path: 'site-health/self-checks/:id',
    handle: screen('siteHealth', NO_CRUMB),
    lazy: () => import('../site-health/self-check-page.tsx'),
  },
  { path: 'duties', handle: screen('duties'), lazy: () => import('../duties/duties-page.tsx') },
  { path: 'obligations', handle: screen('obligations'), lazy: () => import('../duties/obligations-page.tsx') },
  {
    path: 'obligations/:id',
    handle: screen('obligations', NO_CRUMB),
    lazy: () => import('../duties/obligation-page.tsx'),
  },
  { path: 'rule-packs', handle: screen('rulePacks'), lazy: () => import('../rule-packs/rule-packs-page.tsx') },
  { path: 'ledgers/:tab?', handle: screen('ledgers'), lazy: () => import('../ledgers/ledgers-page.tsx') },
  {
    path: 'ledgers/kinds/:kind',
    handle: screen('ledgers', NO_CRUMB),
    lazy: () => import('../ledgers/ledger-page.tsx'),
  },
  {
    path: 'ledgers/entries/:id',
    handle: screen('ledgers', NO_CRUMB),
    lazy: () => import('../ledgers/entry-page.tsx'),
  },
  { path: 'evaluations', handle: screen('evaluations'), lazy: () => import('../evaluations/list-page.tsx') },
  {
    path: 'evaluations/:id',
    handle: screen('evaluations', NO_CRUMB),
    lazy: () => import('../evaluations/evaluation-page.tsx'),
  },
  { path: 'sites', handle: screen('sites'), lazy: () => import('../sites/sites-page.tsx') },
  {
    path: 'organisations/:id?',
    handle: screen('organisations'),
    lazy: () => import('../organisations/organisations-page.tsx'),
  },
  { path: 'accounts', handle: screen('accounts'), lazy: () => import('../identity/accounts-page.tsx') },
  {
    path: 'accounts/:id',
    handle: screen('accounts', NO_CRUMB),
    lazy: () => import('../identity/account-page.tsx'),
  },
  { path: 'audit', handle: screen('audit'), lazy: () => import('../audit/audit-page.tsx') },
  { path: 'calendar/:year?', handle: screen('calendar'), lazy: () => import('../calendar/calendar-page.tsx') },
  {
    path: 'me',
    handle: { screen: null, crumb: (t) => t.identity.myAccount } satisfies Handle,
    lazy: () => import('../identity/me-page.tsx'),
  },
  { path: '*', handle: { screen: null } satisfies Handle, element: <NotFound /> },
];

export const router = createBrowserRouter(
  [
    {
      element: <Root />,
      errorElement: <Crashed />,
      HydrateFallback: Booting,
      children: routes.map((route) => ({ errorElement: <Crashed />, ...route }) as RouteObject),
    },
  ],
  { basename: '/console' },
);

/** Shown while the code of the first screen is fetched. */
function Booting() {
  const t = useTexts();
  return (
    <p className="booting" role="status">
      {t.common.loading}
    </p>
  );
}

/** A page that broke: told plainly, the rest of the application goes on. */
function Crashed() {
  const t = useTexts();
  const error = useRouteError();
  console.error(error);
  return (
    <Result
      status="error"
      title={t.common.crashedTitle}
      subTitle={t.common.crashedHelp}
      extra={<Button onClick={() => window.location.reload()}>{t.common.refresh}</Button>}
    />
  );
}
