// The walls of the house (docs/map.md). Run by scripts/walls.ts, which also fails when nothing was checked.
const anyModule = '^server/src/(kernel|foundation|publishing|participation|oversight|outward)/([^/]+)/';

/** Pairs of neighbours in one tier that may import each other's index.ts, one way, each with its reason. */
const siblings = [
  ['foundation/clocks', 'foundation/calendar', 'a deadline counts the working days of the calendar'],
  ['foundation/gate', 'foundation/audit', 'publishing is part of an audited write'],
  ['foundation/evidence', 'foundation/audit', 'evidence is told within an audited write'],
  ['foundation/review', 'foundation/audit', 'a decision is an audited write'],
  ['foundation/review', 'foundation/calendar', 'limits count working days'],
  ['foundation/review', 'foundation/clocks', 'a step of a review has a limit'],
  ['foundation/review', 'foundation/identity', 'a wait names the people who may end it'],
  ['foundation/review', 'foundation/workflow', 'a review chain is a workflow'],
  ['foundation/workflow', 'foundation/audit', 'a transition is an audited write'],
  ['foundation/organisations', 'foundation/audit', 'changes of units are audited'],
  ['foundation/organisations', 'foundation/pictures', 'the emblem of a site'],
  ['foundation/pictures', 'foundation/audit', 'storing a picture is an audited write'],
  ['foundation/identity', 'foundation/audit', 'changes of accounts are audited'],
  ['foundation/identity', 'foundation/organisations', 'roles hold for a unit and everything below it'],
  ['publishing/columns', 'publishing/documents', 'a column lists published documents'],
  ['publishing/normative', 'publishing/documents', 'a rule or normative document is a document'],
  ['publishing/standard-text', 'publishing/documents', 'a standard text is a published document as a file'],
  ['publishing/pages', 'publishing/documents', 'a composed page shows published documents'],
  ['publishing/pages', 'publishing/columns', 'a composed page stands in a column and shows columns'],
  ['publishing/catalog', 'publishing/documents', 'published documents are filed under entries'],
  ['publishing/gazette', 'publishing/documents', 'an issue is composed of published documents'],
  ['publishing/gazette', 'publishing/standard-text', 'an issue prints documents as their standard texts'],
  ['publishing/interpretation', 'publishing/documents', 'an interpretation is a document that explains others'],
  ['publishing/error-reports', 'publishing/documents', 'a reader reports an error on the page of a document'],
  ['publishing/migration', 'publishing/documents', 'pages of an older site become documents'],
  ['publishing/migration', 'publishing/columns', 'they stand in the columns that their folders stand for'],
  ['publishing/migration', 'publishing/redirects', 'their old addresses lead to the new ones'],
  ['publishing/channels', 'publishing/documents', 'only published documents are shown elsewhere'],
  ['outward/feeds', 'outward/search', 'a saved search can be followed as a feed'],
  ['outward/subscriptions', 'outward/feeds', 'an alert is a feed by mail: the same lists'],
  ['foundation/calendar', 'foundation/audit', 'loading a year is audited'],
  [
    'oversight/work-plans',
    'oversight/duties',
    'an item of a plan is an obligation, and its state is that of its duties',
  ],
  ['oversight/supervision', 'oversight/duties', 'notices and orders follow from the state of duties'],
  ['oversight/evaluation', 'oversight/duties', 'computed indicators count duties'],
  ['oversight/dashboards', 'oversight/duties', 'figures lead down to duties and their evidence'],
  ['oversight/dashboards', 'oversight/work-plans', 'figures by item of a plan'],
  ['oversight/dashboards', 'oversight/evaluation', 'scores beside counts'],
];
const tiers = ['kernel', 'foundation', 'publishing', 'participation', 'oversight', 'outward'];
const above = {
  kernel: 'foundation|publishing|participation|oversight|outward|portal|apps',
  foundation: 'publishing|participation|oversight|outward|apps',
  publishing: 'participation|oversight|outward|apps',
  participation: 'oversight|outward|apps',
  oversight: 'outward|apps',
  outward: 'oversight|apps',
};

module.exports = {
  forbidden: [
    { name: 'no-cycles', comment: 'types included', severity: 'error', from: {}, to: { circular: true } },
    ...Object.entries(above).map(([tier, higher]) => ({
      name: `tier-${tier}`,
      comment: 'kernel ← foundation ← publishing ← participation ← oversight | outward ← apps',
      severity: 'error',
      from: { path: `^server/src/${tier}/` },
      to: { path: `^server/src/(${higher})/` },
    })),
    {
      name: 'portal-is-layout',
      comment: 'layout and components only: pages live in their module',
      severity: 'error',
      from: { path: '^server/src/portal/' },
      to: { path: '^server/src/(foundation|publishing|participation|oversight|outward|apps)/' },
    },
    {
      name: 'only-through-index',
      comment: 'another module is used through its index.ts',
      severity: 'error',
      from: { path: anyModule, pathNot: '\\.test\\.tsx?$|testing' },
      to: { path: anyModule, pathNot: ['^server/src/$1/$2/', '/index\\.ts$'] },
    },
    {
      name: 'apps-only-through-index',
      severity: 'error',
      from: { path: '^server/src/(apps|portal)/', pathNot: '\\.test\\.tsx?$|testing' },
      to: { path: anyModule, pathNot: '/index\\.ts$' },
    },
    ...tiers
      .filter((tier) => tier !== 'kernel')
      .map((tier) => ({
        name: `siblings-${tier}`,
        comment: 'modules of one tier import each other only if listed with a reason',
        severity: 'error',
        from: {
          path: `^server/src/${tier}/([^/]+)/`,
          pathNot: siblings.filter(([a]) => a.startsWith(tier)).map(([a]) => `^server/src/${a}/`),
        },
        to: { path: `^server/src/${tier}/([^/]+)/`, pathNot: '^server/src/' + tier + '/$1/' },
      })),
    ...[...new Set(siblings.map(([a]) => a))].map((from) => ({
      name: `siblings-of-${from.replace('/', '-')}`,
      severity: 'error',
      from: { path: `^server/src/${from}/` },
      to: {
        path: `^server/src/${from.split('/')[0]}/`,
        pathNot: [`^server/src/${from}/`, ...siblings.filter(([a]) => a === from).map(([, b]) => `^server/src/${b}/`)],
      },
    })),
    {
      name: 'sql-in-repos',
      comment: 'SQL lives in *.repo.ts and kernel/db',
      severity: 'error',
      from: {
        path: '^server/src/',
        pathNot: ['\\.repo\\.ts$', '^server/src/kernel/db/', '\\.test\\.tsx?$', 'testing'],
      },
      to: { path: '^(node_modules/(kysely|pg)/|node:sqlite$|sqlite$)' },
    },
    {
      name: 'http-at-the-edge',
      comment: 'HTTP types only in *.api.ts, *.portal.tsx, portal/site.ts, apps and kernel/http',
      severity: 'error',
      from: {
        path: '^server/src/',
        pathNot: [
          '\\.api\\.ts$',
          '\\.portal\\.tsx$',
          '^server/src/kernel/http/',
          '^server/src/apps/',
          '^server/src/portal/site\\.ts$',
          '\\.test\\.tsx?$',
        ],
      },
      to: { path: '^(node_modules/(fastify|@fastify)/|server/src/kernel/http/)' },
    },
    {
      name: 'rules-do-no-io',
      comment: '*.rules.ts decides; it reads no file, network, process or database',
      severity: 'error',
      from: { path: '\\.rules\\.tsx?$' },
      to: {
        path: '^((node:)?(fs|fs/promises|net|http|https|child_process|worker_threads|dgram|os|process|timers)$|server/src/kernel/(db|http|jobs|files|config|log)/)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-orphans',
      comment: 'a file nobody imports',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          '\\.worker\\.ts$',
          '/apps/(server|cli)\\.ts$',
          '\\.(test|fixture)\\.tsx?$',
          'testing(-server)?\\.ts$',
          '\\.json$',
        ],
      },
      to: {},
    },
    { name: 'not-to-tests', severity: 'error', from: { pathNot: '\\.test\\.tsx?$' }, to: { path: '\\.test\\.tsx?$' } },
    {
      name: 'not-to-dev-dependencies',
      severity: 'error',
      from: { path: '^server/src/', pathNot: ['\\.test\\.tsx?$', 'testing', '\\.fixture\\.ts$'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
