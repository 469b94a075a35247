import { DeleteOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Space } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { answer, http } from '../../api/client.ts';
import { ApiError } from '../../api/errors.ts';
import type { DocumentDetail, Edition, Task } from '../../api/types.ts';
import { useSession } from '../../app/session.tsx';
import { useOrganisations } from '../../organisations/organisations-query.ts';
import { useTexts } from '../../texts/index.ts';
import { dayOf } from '../../time/dates.ts';
import { ErrorNote } from '../../ui/errors.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { findKept } from '../../ui/kept.ts';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { Nothing, Page } from '../../ui/page.tsx';
import { useInstantWords } from '../../ui/times.tsx';
import { useSaveKey } from '../../ui/use-save-key.ts';
import { useKeeping } from '../../ui/use-keeping.ts';
import { BodyView, marksAt } from '../body/body-view.tsx';
import { documentQuery } from '../queries.ts';
import { Warnings } from '../warnings.tsx';
import { SelectionBar, useSelectedWords, type WordUse } from './selection-bar.tsx';
import { TaskFacts } from './task-list.tsx';
import { TaskForm } from './task-form.tsx';
import { marksOfTask } from './task-marks.ts';
import { amountOf, dueOf } from './task-words.ts';
import { taskOfWords, withWords } from './use-words.ts';

const isWhole = (task: Task) =>
  task.text.trim() !== '' &&
  task.dates.every(({ on }) => on !== '') &&
  [...task.frequencies, ...task.limits, ...task.thresholds].every(
    ({ value }) => value.trim() !== '' && amountOf(value)?.number !== '',
  );

interface KeptTasks {
  version: number;
  at: string;
  tasks: Task[];
}

/** Text on the left with the words of tasks marked, the tasks on the right, the chosen one open to correct. */
export function TasksEditor({ document, edition }: { document: DocumentDetail; edition: Edition }) {
  const t = useTexts();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [saved, setSaved] = useState<Task[]>(edition.tasks);
  const [tasks, setTasks] = useState<Task[]>(edition.tasks);
  const [version, setVersion] = useState(edition.version);
  const [chosen, setChosen] = useState<number | null>(edition.tasks.length > 0 ? 0 : null);
  const [shown, setShown] = useState(0);
  const [removed, setRemoved] = useState<{ at: number; task: Task } | null>(null);
  const dirty = tasks !== saved;
  const { account } = useSession();
  const instant = useInstantWords();
  const [found, setFound] = useState(() =>
    findKept<KeptTasks>(account.id, 'tasks', document.id, (kept) => Array.isArray(kept.tasks)),
  );
  const keeping = useKeeping(account.id, 'tasks', document.id, (): KeptTasks => ({
    version,
    at: new Date().toISOString(),
    tasks,
  }));
  useEffect(() => {
    if (dirty) keeping.schedule();
    // oxlint-disable-next-line exhaustive-deps
  }, [tasks]);
  const text = useRef<HTMLDivElement>(null);
  const selected = useSelectedWords(text);
  const units = useOrganisations();
  const unitNames = useMemo(
    () => [...new Set((units.data ?? []).map((unit) => unit.shortName || unit.name))],
    [units.data],
  );
  const year = Number((edition.madeOn ?? edition.publishedOn ?? dayOf(new Date())).slice(0, 4));

  const save = useMutation({
    mutationFn: (at: number) =>
      answer(
        http.PUT('/api/v1/console/documents/{id}/tasks', {
          params: { path: { id: document.id } },
          body: { version: at, tasks: tasks.map((task) => ({ ...task, dueOn: dueOf(task) })) },
        }),
      ),
    onSuccess: async () => {
      await takeNewest();
      void client.invalidateQueries({ queryKey: ['documents', 'list'] });
      void message.success(t.tasks.saved);
      setRemoved(null);
    },
  });
  const newest = async () => {
    const { draft, live } = await client.fetchQuery({ ...documentQuery(document.id), staleTime: 0 });
    return draft ?? live;
  };
  const takeNewest = async () => {
    const now = await newest();
    if (!now) return;
    setVersion(now.version);
    setTasks(now.tasks);
    setSaved(now.tasks);
    setFound(null);
    keeping.drop();
  };
  const conflict = save.error instanceof ApiError && save.error.code === 'documents.edition_conflict';

  const choose = (at: number) => {
    setChosen(at);
    setShown((count) => count + 1);
  };
  const change = (at: number, task: Task) =>
    setTasks(tasks.map((old, other) => (other === at ? { ...task, dueOn: dueOf(task) } : old)));
  const remove = (at: number) => {
    const task = tasks[at];
    if (!task) return;
    setRemoved({ at, task });
    setTasks(tasks.filter((_, other) => other !== at));
    setChosen(null);
  };
  const putBack = () => {
    if (!removed) return;
    setTasks(tasks.toSpliced(removed.at, 0, removed.task));
    setChosen(removed.at);
    setRemoved(null);
  };
  const use = (what: WordUse) => {
    if (!selected) return;
    if (what === 'task') {
      const order = (task: Task) => edition.body.findIndex(({ anchor }) => anchor === task.anchor);
      const before = tasks.findIndex((task) => order(task) > selected.block);
      const at = before < 0 ? tasks.length : before;
      setTasks(tasks.toSpliced(at, 0, taskOfWords(selected, edition.body)));
      setChosen(at);
    } else if (chosen !== null && tasks[chosen]) {
      change(chosen, withWords(tasks[chosen], what, selected.words, year));
    }
  };
  const saveNow = () => {
    const unfinished = tasks.findIndex((task) => !isWhole(task));
    if (unfinished >= 0) {
      choose(unfinished);
      void message.warning(t.tasks.fix);
      return;
    }
    save.mutate(version);
  };
  useSaveKey(dirty && !save.isPending, saveNow);
  const takeTheirs = async () => {
    await takeNewest();
    setChosen(null);
    save.reset();
  };
  const putMine = async () => {
    const now = await newest();
    if (now) save.mutate(now.version);
  };

  const marks = useMemo(
    () =>
      tasks.flatMap((task, at) => {
        const { text: places, words } = marksOfTask(edition.body, task);
        return at === chosen
          ? [...marksAt(places, 'task'), ...words.map((mark) => ({ ...mark, kind: `${mark.kind} mark-chosen` }))]
          : words;
      }),
    [tasks, chosen, edition.body],
  );
  const target = useMemo(() => {
    const task = chosen === null ? undefined : tasks[chosen];
    if (!task || shown === 0) return null;
    const block =
      marksOfTask(edition.body, task).text[0]?.block ?? edition.body.findIndex(({ anchor }) => anchor === task.anchor);
    return block < 0 ? null : { block, at: shown };
    // Editing a task must not scroll the text, only choosing one.
    // oxlint-disable-next-line exhaustive-deps
  }, [shown]);

  return (
    <Page
      title={t.tasks.title}
      heading={
        <>
          {t.tasks.title} <span className="heading-count">{t.tasks.count(tasks.length)}</span>
        </>
      }
      help={t.tasks.help}
      stays
      extra={
        <Space wrap>
          {dirty && <span className="secondary">{t.tasks.unsaved}</span>}
          <LinkButton to={`/documents/${document.id}`}>{t.documents.editor.backToDocument}</LinkButton>
          <Button type="primary" disabled={!dirty} loading={save.isPending} title={t.common.saveKey} onClick={saveNow}>
            {t.tasks.save}
          </Button>
        </Space>
      }
    >
      {edition.state === 'live' && <Alert type="info" showIcon className="note" title={t.tasks.savePublishes} />}
      <ErrorNote error={save.error} {...(!conflict && { onRetry: saveNow })} />
      {conflict && (
        <Space className="note">
          <Button onClick={() => void putMine()}>{t.tasks.putMine}</Button>
          <Button onClick={() => void takeTheirs()}>{t.tasks.takeTheirs}</Button>
        </Space>
      )}
      {found && (
        <Alert
          type="warning"
          showIcon
          className="note"
          title={t.documents.editor.foundTitle}
          description={t.documents.editor.foundHelp(instant(found.at))}
          action={
            <Space>
              <Button
                type="primary"
                size="small"
                onClick={() => {
                  setTasks(found.tasks);
                  setVersion(found.version);
                  setFound(null);
                }}
              >
                {t.documents.editor.restore}
              </Button>
              <Button
                size="small"
                onClick={() => {
                  keeping.drop();
                  setFound(null);
                }}
              >
                {t.documents.editor.drop}
              </Button>
            </Space>
          }
        />
      )}
      <Warnings warnings={edition.warnings.filter(({ code }) => code.startsWith('task'))} />
      <div className="tasks">
        <section className="tasks-text" aria-labelledby="tasks-text">
          <h2 id="tasks-text" className="visually-hidden">
            {t.documents.text}
          </h2>
          <SelectionBar selected={selected} hasTask={chosen !== null && tasks[chosen] !== undefined} onUse={use} />
          <Legend />
          <div ref={text} className="tasks-scroll" tabIndex={0} role="group" aria-label={t.documents.text}>
            <BodyView blocks={edition.body} marks={marks} target={target} />
          </div>
        </section>
        <section className="tasks-list" aria-label={t.tasks.list}>
          {removed && (
            <Alert
              type="info"
              className="note"
              title={t.tasks.removed}
              action={
                <Button size="small" onClick={putBack}>
                  {t.tasks.undo}
                </Button>
              }
            />
          )}
          {tasks.length === 0 && <Nothing title={t.tasks.empty} help={t.tasks.emptyHelp} />}
          <ol className="task-cards">
            {tasks.map((task, at) => (
              <li key={at} className={at === chosen ? 'task-card chosen' : 'task-card'}>
                <div className="task-head">
                  <button
                    type="button"
                    className="task-choose"
                    aria-expanded={at === chosen}
                    onClick={() => choose(at)}
                  >
                    <span className="task-number">{at + 1}</span>
                    <span lang="zh-CN" className="task-path">
                      {task.path.replaceAll('/', ' ')}
                    </span>
                    {!isWhole(task) && <span className="task-fault">{t.documents.warning.other}</span>}
                  </button>
                  {at === chosen && (
                    <Button
                      size="small"
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={t.tasks.remove(at + 1)}
                      onClick={() => remove(at)}
                    />
                  )}
                </div>
                {at === chosen ? (
                  <TaskForm task={task} unitNames={unitNames} onChange={(next) => change(at, next)} />
                ) : (
                  <>
                    <p className="task-text clamp" lang="zh-CN">
                      {task.text}
                    </p>
                    <TaskFacts task={task} />
                  </>
                )}
              </li>
            ))}
          </ol>
        </section>
      </div>
      <LeaveGuard active={dirty} onLeave={keeping.now} />
    </Page>
  );
}

function Legend() {
  const t = useTexts();
  return (
    <p className="legend" aria-label={t.tasks.showMarks}>
      {(['task', 'unit', 'date', 'frequency', 'limit', 'threshold'] as const).map((kind) => (
        <mark key={kind} className={`mark-${kind}`}>
          {t.tasks.legend[kind]}
        </mark>
      ))}
    </p>
  );
}
