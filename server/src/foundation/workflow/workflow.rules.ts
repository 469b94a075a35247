import { errorText } from '../../kernel/errors/index.ts';
import './workflow.errors.ts';
import type {
  Bilingual,
  Refusal,
  Transition,
  TransitionOption,
  TransitionResult,
  Verdict,
  WorkflowContext,
  WorkflowDefinition,
} from './workflow.schema.ts';

function refusal(code: string, name: string, details: Record<string, string> = {}): Refusal {
  const full = `workflow.${code}`;
  const all = { name, ...details };
  return { code: full, name, text: { zh: errorText(full, 'zh', all), en: errorText(full, 'en', all) } };
}

/** What can be done in a state: each transition that leaves it, allowed or with every reason why not. */
export function allowedTransitions<
  S extends string,
  T extends string,
  P extends string,
  G extends string,
  E extends string,
>(definition: WorkflowDefinition<S, T, P, G, E>, state: S, context: WorkflowContext<P, G>): TransitionOption<S, T>[] {
  return definition.transitions
    .filter((entry) => entry.from.includes(state))
    .map((entry) => {
      const refusals = refusalsOf(definition, entry, context);
      return { name: entry.name, title: entry.title, to: entry.to, allowed: refusals.length === 0, refusals };
    });
}

/** Takes one step on paper: the next state and what has to be done, or why not. Changes nothing. */
export function applyTransition<
  S extends string,
  T extends string,
  P extends string,
  G extends string,
  E extends string,
>(
  definition: WorkflowDefinition<S, T, P, G, E>,
  state: NoInfer<S>,
  name: NoInfer<T>,
  context: WorkflowContext<P, G>,
): TransitionResult<S, T, E> {
  const spec = Object.hasOwn(definition.states, state) ? definition.states[state] : undefined;
  if (!spec) return { ok: false, refusals: [refusal('unknown_state', state)] };
  const named = definition.transitions.filter((entry) => entry.name === name);
  const [first] = named;
  if (!first) return { ok: false, refusals: [refusal('unknown_transition', name)] };
  const entry = named.find((candidate) => candidate.from.includes(state));
  if (!entry) {
    const details = {
      stateZh: spec.title.zh,
      stateEn: spec.title.en,
      titleZh: first.title.zh,
      titleEn: first.title.en,
    };
    return { ok: false, refusals: [refusal('not_from_state', state, details)] };
  }
  const refusals = refusalsOf(definition, entry, context);
  if (refusals.length > 0) return { ok: false, refusals };
  const final = definition.states[entry.to].final === true;
  return { ok: true, transition: entry.name, from: state, to: entry.to, effects: entry.effects, final };
}

function refusalsOf<S extends string, T extends string, P extends string, G extends string, E extends string>(
  definition: WorkflowDefinition<S, T, P, G, E>,
  entry: Transition<S, T, P, G, E>,
  context: WorkflowContext<P, G>,
): Refusal[] {
  const refusals: Refusal[] = [];
  for (const who of entry.who) {
    if ('permission' in who) {
      if (!context.may(who.permission)) refusals.push(refusal('no_permission', who.permission));
    } else if ('system' in who) {
      if (context.system !== true) refusals.push(refusal('system_only', entry.name));
    } else {
      refusals.push(
        ...judge('predicate_unmet', who.predicate, context.predicates, definition.predicates[who.predicate].unmet),
      );
    }
  }
  for (const guard of entry.guards) {
    refusals.push(...judge('guard_unmet', guard, context.guards, definition.guards[guard].unmet));
  }
  return refusals;
}

/** A condition that nobody can judge counts as not met: a case may outlive the code that knew its conditions. */
function judge<N extends string>(
  code: string,
  name: N,
  verdicts: Readonly<Record<N, Verdict | (() => Verdict)>>,
  unmet: Bilingual,
): Refusal[] {
  const given: Verdict | (() => Verdict) | undefined = Object.hasOwn(verdicts, name) ? verdicts[name] : undefined;
  if (given === undefined) return [refusal('condition_unknown', name)];
  const verdict = typeof given === 'function' ? given() : given;
  if (verdict === true) return [];
  return [{ code: `workflow.${code}`, name, text: verdict === false ? unmet : verdict }];
}
