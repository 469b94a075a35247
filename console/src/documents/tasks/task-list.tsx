import { Tag } from 'antd';
import type { Task } from '../../api/types.ts';
import { useTexts } from '../../texts/index.ts';
import { Due, On } from '../../ui/times.tsx';
import { frequencyWords, termWords } from './task-words.ts';

interface TaskListProps {
  tasks: readonly Task[];
  onShow?: (task: Task) => void;
}

/** Tasks to read: place, units, by when, how often, how much. */
export function TaskList({ tasks, onShow }: TaskListProps) {
  const t = useTexts();
  if (tasks.length === 0) return <p className="secondary">{t.documents.noTasks}</p>;
  return (
    <ol className="task-list">
      {tasks.map((task, at) => (
        <li key={at}>
          <div className="task-head">
            <span className="task-path" lang="zh-CN">
              {task.path.replaceAll('/', ' ') || t.tasks.task(at + 1)}
            </span>
            {onShow && (
              <button type="button" className="link" onClick={() => onShow(task)}>
                {t.documents.goThere}
              </button>
            )}
          </div>
          <p className="task-text" lang="zh-CN">
            {task.text}
          </p>
          <TaskFacts task={task} />
        </li>
      ))}
    </ol>
  );
}

/** Units and terms of a task in one block of lines. */
export function TaskFacts({ task }: { task: Task }) {
  const t = useTexts();
  const terms = [
    { label: t.tasks.frequencies, words: task.frequencies.map((term) => term.words || frequencyWords(term, t)) },
    { label: t.tasks.limits, words: task.limits.map((term) => termWords(term, t)) },
    { label: t.tasks.thresholds, words: task.thresholds.map((term) => termWords(term, t)) },
  ];
  return (
    <dl className="task-facts">
      {task.lead.length > 0 && <Units label={t.tasks.lead} units={task.lead} />}
      {task.responsible.length > 0 && <Units label={t.tasks.responsible} units={task.responsible} />}
      {task.lead.length + task.responsible.length === 0 && (
        <div>
          <dt>{t.tasks.responsible}</dt>
          <dd className="secondary">{t.tasks.noUnits}</dd>
        </div>
      )}
      {task.dueOn && (
        <div>
          <dt>{t.tasks.dates}</dt>
          <dd>
            <Due on={task.dueOn} />
            {task.dates
              .filter(({ on }) => on !== task.dueOn)
              .map(({ on }) => (
                <span key={on}>
                  {' '}
                  · <On on={on} />
                </span>
              ))}
          </dd>
        </div>
      )}
      {terms
        .filter(({ words }) => words.length > 0)
        .map(({ label, words }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {[...new Set(words)].map((word) => (
                <Tag key={word} lang="zh-CN">
                  {word}
                </Tag>
              ))}
            </dd>
          </div>
        ))}
    </dl>
  );
}

function Units({ label, units }: { label: string; units: readonly string[] }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd lang="zh-CN">{units.join('、')}</dd>
    </div>
  );
}
