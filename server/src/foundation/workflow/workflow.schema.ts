import { Type, type Static } from 'typebox';

const Text = Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) });
const Name = Type.String({ pattern: '^[a-z][a-z0-9_]*$', maxLength: 60 });
const Dotted = Type.String({ pattern: '^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*$', maxLength: 120 });
const closed = { additionalProperties: false };

const StateSchema = Type.Object({ title: Text, final: Type.Optional(Type.Literal(true)) }, closed);
/** Something that must hold, and what to tell a person when it does not. */
const ConditionSchema = Type.Object({ unmet: Text }, closed);
const WhoSchema = Type.Union([
  Type.Object({ permission: Dotted }, closed),
  Type.Object({ predicate: Name }, closed),
  Type.Object({ system: Type.Literal(true) }, closed),
]);
const TransitionSchema = Type.Object(
  {
    name: Name,
    title: Text,
    from: Type.Array(Name, { minItems: 1 }),
    to: Name,
    who: Type.Array(WhoSchema),
    guards: Type.Array(Name),
    effects: Type.Array(Name),
    source: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  },
  closed,
);

/** The table of a case or document type as it is stored with a case; the shape that a frozen one must have. */
export const WorkflowDefinitionSchema = Type.Object(
  {
    key: Dotted,
    title: Text,
    initial: Name,
    states: Type.Record(Type.String(), StateSchema),
    predicates: Type.Record(Type.String(), ConditionSchema),
    guards: Type.Record(Type.String(), ConditionSchema),
    effects: Type.Record(Type.String(), Text),
    transitions: Type.Array(TransitionSchema),
  },
  closed,
);

export type Bilingual = Static<typeof Text>;
export type StateSpec = Static<typeof StateSchema>;
export type ConditionSpec = Static<typeof ConditionSchema>;

/** All entries of a list must hold: a permission the actor has, a predicate about actor and case, or that it is the system that acts. */
export type Who<P extends string = string> = { permission: string } | { predicate: P } | { system: true };

export interface Transition<
  S extends string = string,
  T extends string = string,
  P extends string = string,
  G extends string = string,
  E extends string = string,
> {
  readonly name: T;
  readonly title: Bilingual;
  readonly from: readonly S[];
  readonly to: S;
  readonly who: readonly Who<P>[];
  readonly guards: readonly G[];
  readonly effects: readonly E[];
  /** Clause that asks for this step. */
  readonly source?: string;
}

/** States, transitions, who may, guards and effects of one case or document type: S, T, P, G, E are their names. */
export interface WorkflowDefinition<
  S extends string = string,
  T extends string = string,
  P extends string = string,
  G extends string = string,
  E extends string = string,
> {
  readonly key: string;
  readonly title: Bilingual;
  readonly initial: S;
  readonly states: Readonly<Record<S, StateSpec>>;
  readonly predicates: Readonly<Record<P, ConditionSpec>>;
  readonly guards: Readonly<Record<G, ConditionSpec>>;
  readonly effects: Readonly<Record<E, Bilingual>>;
  readonly transitions: readonly Transition<S, T, P, G, E>[];
}

/** True: it holds. False: it does not, for the reason in the table. A text: it does not, for this reason. */
export type Verdict = boolean | Bilingual;

/** What is known about the actor and the case when a transition is asked for. Functions are called only when they are needed. */
export interface WorkflowContext<P extends string = string, G extends string = string> {
  may(permission: string): boolean;
  /** The system acts: a job, a clock that ran out. */
  system?: boolean;
  predicates: Readonly<Record<P, Verdict | (() => Verdict)>>;
  guards: Readonly<Record<G, Verdict | (() => Verdict)>>;
}

export interface Refusal {
  code: string;
  /** Name of the permission, predicate, guard, state or transition. */
  name: string;
  text: Bilingual;
}

export interface TransitionOption<S extends string = string, T extends string = string> {
  name: T;
  title: Bilingual;
  to: S;
  allowed: boolean;
  /** Every reason why not; empty when allowed. */
  refusals: Refusal[];
}

export type TransitionResult<S extends string = string, T extends string = string, E extends string = string> =
  | { ok: true; transition: T; from: S; to: S; effects: readonly E[]; final: boolean }
  | { ok: false; refusals: Refusal[] };

/** A definition as data, with the hash by which a stored one is known. */
export interface FrozenWorkflow {
  hash: string;
  definition: WorkflowDefinition;
}
