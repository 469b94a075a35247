import { workflowErrors } from './workflow.errors.ts';
import type { Bilingual, ConditionSpec, StateSpec, Transition, Who, WorkflowDefinition } from './workflow.schema.ts';

/** A transition as it is written down: one state or several to come from; no guards and no effects may be left out. */
export interface TransitionInput<S extends string, P extends string, G extends string, E extends string> {
  readonly name: string;
  readonly title: Bilingual;
  readonly from: S | readonly S[];
  readonly to: S;
  readonly who: readonly Who<P>[];
  readonly guards?: readonly G[];
  readonly effects?: readonly E[];
  readonly source?: string;
}

type Named<X> = keyof X & string;

/**
 * Takes the table of a case or document type; names used in transitions are checked by the compiler as well. Throws
 * workflow.invalid_definition with every fault: unknown and unreachable states, dead ends, steps given twice, nobody who may.
 */
export function defineWorkflow<
  const S extends Record<string, StateSpec>,
  const P extends Record<string, ConditionSpec>,
  const G extends Record<string, ConditionSpec>,
  const E extends Record<string, Bilingual>,
  const T extends readonly TransitionInput<Named<S>, Named<P>, Named<G>, Named<E>>[],
>(table: {
  key: string;
  title: Bilingual;
  initial: NoInfer<Named<S>>;
  states: S;
  predicates: P;
  guards: G;
  effects: E;
  transitions: T;
}): WorkflowDefinition<Named<S>, T[number]['name'], Named<P>, Named<G>, Named<E>> {
  const definition = {
    ...table,
    transitions: table.transitions.map((entry) => ({
      ...entry,
      from: typeof entry.from === 'string' ? [entry.from] : [...entry.from],
      guards: entry.guards ?? [],
      effects: entry.effects ?? [],
    })),
  };
  const faults = checkDefinition(definition);
  if (faults.length > 0) throw workflowErrors.invalid_definition({ key: table.key, faults: faults.join('；') });
  return deepFreeze(definition) as unknown as WorkflowDefinition<
    Named<S>,
    T[number]['name'],
    Named<P>,
    Named<G>,
    Named<E>
  >;
}

function deepFreeze<V>(value: V): V {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}

const NAME = /^[a-z][a-z0-9_]*$/;
const has = (record: object, name: string) => Object.hasOwn(record, name);

/** Every fault of a definition, one line each; empty when it can be used. */
export function checkDefinition(definition: WorkflowDefinition): string[] {
  const faults = [
    ...checkNames(definition),
    ...definition.transitions.flatMap((entry) => checkTransition(definition, entry)),
  ];
  if (!has(definition.states, definition.initial)) faults.push(`unknown initial state: ${definition.initial}`);
  faults.push(...checkTwice(definition));
  // Walking a graph with unknown names would only repeat the same faults in other words.
  return faults.length > 0 ? faults : checkGraph(definition);
}

function checkNames({ states, predicates, guards, effects, transitions }: WorkflowDefinition): string[] {
  const names = [states, predicates, guards, effects].flatMap((record) => Object.keys(record));
  const faults = [...names, ...transitions.map((entry) => entry.name)]
    .filter((name) => !NAME.test(name))
    .map((name) => `not a name (a–z, 0–9, _): ${name}`);
  const texts: [string, Bilingual | undefined][] = [
    ...Object.entries(states).map(([name, state]): [string, Bilingual] => [`state ${name}`, state.title]),
    ...Object.entries({ ...predicates, ...guards }).map(([name, entry]): [string, Bilingual] => [name, entry.unmet]),
    ...Object.entries(effects),
    ...transitions.map((entry): [string, Bilingual] => [`transition ${entry.name}`, entry.title]),
  ];
  for (const [name, text] of texts)
    if (!text?.zh?.trim() || !text?.en?.trim()) faults.push(`no text in both languages: ${name}`);
  for (const name of Object.keys(predicates))
    if (has(guards, name)) faults.push(`predicate and guard at once: ${name}`);
  return faults;
}

function checkTransition(definition: WorkflowDefinition, entry: Transition): string[] {
  const faults: string[] = [];
  const known = (record: object, names: readonly string[], what: string) => {
    for (const name of names) if (!has(record, name)) faults.push(`${entry.name}: unknown ${what}: ${name}`);
  };
  known(definition.states, [...entry.from, entry.to], 'state');
  known(definition.guards, entry.guards, 'guard');
  known(definition.effects, entry.effects, 'effect');
  known(
    definition.predicates,
    entry.who.flatMap((who) => ('predicate' in who ? [who.predicate] : [])),
    'predicate',
  );
  if (entry.from.length === 0) faults.push(`${entry.name}: comes from no state`);
  if (entry.who.length === 0) faults.push(`${entry.name}: does not say who may`);
  const system = entry.who.some((who) => 'system' in who);
  if (system && entry.who.some((who) => 'permission' in who))
    faults.push(`${entry.name}: system and a permission at once`);
  return faults;
}

function checkTwice({ transitions }: WorkflowDefinition): string[] {
  const seen = new Set<string>();
  return transitions.flatMap((entry) =>
    entry.from.flatMap((from) => {
      const id = `${entry.name} from ${from}`;
      if (seen.has(id)) return [`given twice: ${id}`];
      seen.add(id);
      return [];
    }),
  );
}

function checkGraph(definition: WorkflowDefinition): string[] {
  const { states, transitions, initial } = definition;
  const names = Object.keys(states);
  const faults: string[] = [];
  const reached = closure([initial], (state) => transitions.filter((t) => t.from.includes(state)).map((t) => t.to));
  for (const name of names) if (!reached.has(name)) faults.push(`unreachable state: ${name}`);
  const leaves = new Set(transitions.flatMap((entry) => entry.from));
  const finals = names.filter((name) => states[name]?.final);
  for (const name of names) {
    if (!leaves.has(name) && !states[name]?.final) faults.push(`dead end that is not marked final: ${name}`);
    if (leaves.has(name) && states[name]?.final) faults.push(`final state with a way out: ${name}`);
  }
  if (finals.length > 0 && faults.length === 0) {
    const ending = closure(finals, (state) => transitions.filter((t) => t.to === state).flatMap((t) => t.from));
    for (const name of names) if (!ending.has(name)) faults.push(`no way to a final state: ${name}`);
  }
  const used = new Set(
    transitions.flatMap((t) => [...t.guards, ...t.effects, ...t.who.flatMap((w) => Object.values(w))]),
  );
  for (const record of [definition.predicates, definition.guards, definition.effects]) {
    for (const name of Object.keys(record)) if (!used.has(name)) faults.push(`never used: ${name}`);
  }
  return faults;
}

function closure(from: readonly string[], next: (state: string) => readonly string[]): Set<string> {
  const found = new Set(from);
  for (const state of found) for (const other of next(state)) found.add(other);
  return found;
}
