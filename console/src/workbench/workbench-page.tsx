import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Tag } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useLocale } from '../api/locale.ts';
import type { Workbench, WorkbenchTodo } from '../api/types.ts';
import { mayOpen, REVIEW_STEPS, SCREENS, type ScreenName } from '../app/navigation.ts';
import { usePermissions, useSession } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { dateWords, dayOf } from '../time/dates.ts';
import { Loaded, Nothing, Page } from '../ui/page.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { WaitingSince } from '../ui/times.tsx';
import { actionsOfTodo, type BulkItem } from '../documents/bulk/bulk.ts';
import { BulkBar } from '../documents/bulk/bulk-bar.tsx';
import { useSelection } from '../documents/bulk/use-selection.ts';
import { WaitingFor } from '../review/waiting-for.tsx';
import { toggled } from '../ui/data-table.tsx';
import { workbenchQuery } from './workbench-query.ts';
import { DemoOffer } from './demo-offer.tsx';

const ADDRESS: Record<WorkbenchTodo['kind'], (id: string) => string> = {
  review: (id) => `/reviews/${id}`,
  returned: (id) => `/documents/${id}`,
  draft: (id) => `/documents/${id}/edit`,
  approved: (id) => `/documents/${id}`,
  import: (id) => `/import/${id}`,
  withheld_review: (id) => `/documents/${id}`,
  error_report: () => '/error-reports',
  late_review: (id) => `/reviews/${id}`,
  normative_publish: (id) => `/documents/${id}`,
  normative_evaluate: (id) => `/documents/${id}`,
  cleanup: (id) => `/normative/cleanups/${id}`,
  interpretation: (id) => `/documents/${id}`,
  page: (id) => `/pages/${id}`,
  request: (id) => `/requests/${id}`,
  hiding: () => '/hidings',
  ledger_confirm: (id) => `/ledgers/entries/${id}`,
  ledger_returned: (id) => `/ledgers/entries/${id}`,
  work_plan: (id) => `/work-plans/${id}`,
  work_plan_report: () => '/work-plan-cards',
};

/** What blocks others comes first, own drafts last; within a kind the longest waiting first. */
const URGENCY: readonly WorkbenchTodo['kind'][] = [
  'review',
  'returned',
  'request',
  'hiding',
  'ledger_confirm',
  'ledger_returned',
  'work_plan',
  'work_plan_report',
  'late_review',
  'approved',
  'withheld_review',
  'error_report',
  'normative_publish',
  'cleanup',
  'interpretation',
  'page',
  'normative_evaluate',
  'import',
  'draft',
];
const byUrgency = (a: WorkbenchTodo, b: WorkbenchTodo) =>
  URGENCY.indexOf(a.kind) - URGENCY.indexOf(b.kind) || a.since.localeCompare(b.since);

/** What must I do now, by when; what do I wait for. */
export function Component() {
  const t = useTexts();
  const locale = useLocale();
  const { account } = useSession();
  const can = usePermissions();
  const submits = can('documents.document.submit');
  const query = useQuery(workbenchQuery);
  const [params, setParams] = useSearchParams();
  const kind = URGENCY.find((name) => name === params.get('kind')) ?? null;
  return (
    <Page
      title={t.workbench.title}
      help={t.workbench.greeting(account.displayName, dateWords(locale, dayOf(new Date())))}
      extra={
        <>
          {can('documents.document.write') && <LinkButton to="/documents?new=1">{t.workbench.newDocument}</LinkButton>}
          {can('documents.document.import') && (
            <LinkButton to="/import" type="primary">
              {t.workbench.importFiles}
            </LinkButton>
          )}
        </>
      }
    >
      <Loaded query={query}>
        {(data) => (
          <>
            {(data.demoOffer || can('demo.content.load')) && <DemoOffer offer={data.demoOffer} />}
            {can('documents.document.read') ? (
              <>
                <Counts
                  todos={data.todos}
                  waiting={data.waitingForOthers.length}
                  kind={kind}
                  onKind={(next) => setParams(next ? { kind: next } : {}, { replace: true })}
                />
                <div className={submits ? 'workbench' : undefined}>
                  <Todos todos={data.todos} kind={kind} onAll={() => setParams({}, { replace: true })} />
                  {submits && <Waiting items={data.waitingForOthers} />}
                </div>
              </>
            ) : (
              <Duties />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** What an administrator has here, who neither writes nor reviews. */
function Duties() {
  const t = useTexts();
  const can = usePermissions();
  const help: Partial<Record<ScreenName, string>> = {
    organisations: t.organisations.help,
    accounts: t.accounts.help,
    audit: t.audit.help,
    calendar: t.calendar.help,
  };
  const screens = (Object.keys(SCREENS) as ScreenName[]).filter((name) => help[name] && mayOpen(name, can));
  return (
    <section aria-labelledby="duties">
      <h2 id="duties">{t.workbench.dutiesTitle}</h2>
      <ul className="rows">
        {screens.map((name) => (
          <li key={name} className="row">
            <div className="row-main">
              <Link to={SCREENS[name].path} className="row-title">
                {t.shell.menu[name]}
              </Link>
              <div className="row-facts">{help[name]}</div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Kind = WorkbenchTodo['kind'];

/** How many things of each kind there are to do, for the kinds that this account can have; a press narrows the list below to one kind. */
function Counts({
  todos,
  waiting,
  kind,
  onKind,
}: {
  todos: readonly WorkbenchTodo[];
  waiting: number;
  kind: Kind | null;
  onKind: (kind: Kind | null) => void;
}) {
  const t = useTexts();
  const can = usePermissions();
  const writes = can('documents.document.write');
  const some = (kind: Kind) => todos.some((todo) => todo.kind === kind);
  const may: Record<Kind, boolean> = {
    review: REVIEW_STEPS.some(can),
    returned: writes,
    approved: can('documents.document.publish'),
    import: can('documents.document.import'),
    error_report: writes,
    withheld_review: some('withheld_review'),
    late_review: some('late_review'),
    normative_publish: some('normative_publish'),
    normative_evaluate: some('normative_evaluate'),
    cleanup: some('cleanup'),
    interpretation: some('interpretation'),
    page: some('page'),
    request: can('requests.request.work'),
    hiding: some('hiding'),
    ledger_confirm: can('ledgers.entry.confirm'),
    ledger_returned: some('ledger_returned'),
    work_plan: some('work_plan'),
    work_plan_report: can('plans.part.report'),
    draft: writes,
  };
  return (
    <section aria-label={t.workbench.countsTitle}>
      <ul className="counts">
        {URGENCY.filter((name) => may[name]).map((name) => (
          <li key={name}>
            <button type="button" aria-pressed={kind === name} onClick={() => onKind(kind === name ? null : name)}>
              <span className="count-number">{todos.filter((todo) => todo.kind === name).length}</span>
              <span className="count-name">{t.workbench.kind[name]}</span>
            </button>
          </li>
        ))}
        {can('documents.document.submit') && (
          <li>
            <a href="#waiting">
              <span className="count-number">{waiting}</span>
              <span className="count-name">{t.workbench.waitingTitle}</span>
            </a>
          </li>
        )}
      </ul>
    </section>
  );
}

const keyOf = ({ kind, id }: WorkbenchTodo) => `${kind}-${id}`;

interface TodosProps {
  todos: readonly WorkbenchTodo[];
  /** The list is narrowed to. */
  kind: Kind | null;
  onAll: () => void;
}

function Todos({ todos, kind, onAll }: TodosProps) {
  const t = useTexts();
  const can = usePermissions();
  const sorted = todos.filter((todo) => kind === null || todo.kind === kind).toSorted(byUrgency);
  const selection = useSelection(
    sorted.map((todo): BulkItem => {
      const { id, version, title } = todo;
      const may = actionsOfTodo(todo, can);
      return { key: keyOf(todo), id, version, title, to: ADDRESS[todo.kind](id), may };
    }),
  );
  const able = sorted.filter((todo) => actionsOfTodo(todo, can).length > 0).map(keyOf);
  const all = able.every((key) => selection.keys.has(key));
  return (
    <section aria-labelledby="todos">
      <h2 id="todos">
        {t.workbench.todosTitle}
        {kind !== null && <span className="heading-count">{t.workbench.kind[kind]}</span>}
        {sorted.length > 0 && <span className="heading-count">{sorted.length}</span>}
        {kind !== null && (
          <Button type="link" size="small" onClick={onAll}>
            {t.workbench.showAll}
          </Button>
        )}
      </h2>
      {sorted.length === 0 ? (
        <Nothing title={t.workbench.todosNone} help={t.workbench.todosNoneHelp} />
      ) : (
        <>
          {able.length > 1 && (
            <Checkbox
              className="select-all"
              checked={all}
              indeterminate={!all && selection.chosen.length > 0}
              onChange={() => selection.set(all ? [] : able)}
            >
              {t.bulk.selectAll}
            </Checkbox>
          )}
          <BulkBar chosen={selection.chosen} onClear={selection.clear} onDone={selection.drop} />
          <ul className="rows">
            {sorted.map((todo) => (
              <TodoRow
                key={keyOf(todo)}
                todo={todo}
                chosen={selection.keys.has(keyOf(todo))}
                onToggle={
                  able.includes(keyOf(todo)) ? () => selection.set(toggled(selection.keys, keyOf(todo))) : undefined
                }
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface TodoRowProps {
  todo: WorkbenchTodo;
  chosen: boolean;
  /** Absent where nothing can be done together with others. */
  onToggle: (() => void) | undefined;
}

function TodoRow({ todo, chosen, onToggle }: TodoRowProps) {
  const t = useTexts();
  const address = ADDRESS[todo.kind](todo.id);
  return (
    <li className="row">
      <Checkbox
        aria-label={t.bulk.select(todo.title || t.documents.untitled)}
        checked={chosen}
        disabled={!onToggle}
        onChange={() => onToggle?.()}
      />
      <Tag className={`kind kind-${todo.kind}`}>{t.workbench.kind[todo.kind]}</Tag>
      <div className="row-main">
        <Link to={address} className="row-title" lang="zh-CN">
          {todo.title || t.documents.untitled}
        </Link>
        <div className="row-facts">
          {todo.step && <span className={todo.kind === 'returned' ? 'row-reason' : undefined}>{todo.step}</span>}
          {todo.organisationName && <span lang="zh-CN">{todo.organisationName}</span>}
          {todo.fromName && <span>{t.workbench.from(todo.fromName)}</span>}
          <WaitingSince at={todo.since} />
        </div>
      </div>
      <Link to={address} tabIndex={-1} aria-hidden="true" className="row-verb">
        {t.workbench.verb[todo.kind]}
      </Link>
    </li>
  );
}

function Waiting({ items }: { items: Workbench['waitingForOthers'] }) {
  const t = useTexts();
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{t.workbench.waitingTitle}</h2>
      {items.length === 0 ? (
        <p className="secondary">{t.workbench.waitingNone}</p>
      ) : (
        <ul className="rows">
          {items.map((item) => (
            <li key={item.reviewId} className="row">
              <div className="row-main">
                <Link to={`/reviews/${item.reviewId}`} className="row-title" lang="zh-CN">
                  {item.title}
                </Link>
                <div className="row-facts">
                  <span>
                    {t.common.labelled(item.step, '')}
                    <WaitingFor names={item.waitingFor} />
                  </span>
                  <WaitingSince at={item.since} />
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
