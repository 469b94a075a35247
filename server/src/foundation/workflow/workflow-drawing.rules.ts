import type { WorkflowDefinition } from './workflow.schema.ts';

/** Words that Mermaid would take for its own. */
const RESERVED = new Set([
  'state',
  'note',
  'end',
  'as',
  'direction',
  'class',
  'click',
  'default',
  'style',
  'title',
  'hide',
  'scale',
]);

/** Mermaid state diagram for the docs, in one language. Same definition, same text, so that a generated file can be compared. */
export function drawWorkflow(definition: WorkflowDefinition, locale: 'zh' | 'en'): string {
  const { states, transitions, initial } = definition;
  const lines = ['stateDiagram-v2'];
  for (const [name, state] of Object.entries(states))
    lines.push(`state "${plain(state.title[locale])}" as ${idOf(name)}`);
  lines.push(`[*] --> ${idOf(initial)}`);
  for (const { from, to, title, who } of transitions) {
    const automatic = who.some((entry) => 'system' in entry) ? (locale === 'zh' ? '（自动）' : ' (automatic)') : '';
    for (const state of from) lines.push(`${idOf(state)} --> ${idOf(to)} : ${plain(title[locale])}${automatic}`);
  }
  for (const [name, state] of Object.entries(states)) if (state.final) lines.push(`${idOf(name)} --> [*]`);
  return `${lines.map((line, index) => (index === 0 ? line : `    ${line}`)).join('\n')}\n`;
}

const idOf = (name: string) => (RESERVED.has(name) ? `${name}_` : name);
/** Quotes end a name, semicolons a statement, and # begins an entity in Mermaid. */
const plain = (text: string) => text.replace(/\s+/g, ' ').replace(/["#;]/g, (sign) => `#${sign.charCodeAt(0)};`);
