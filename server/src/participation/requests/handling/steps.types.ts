/** Conditions as the workflow service takes them. */
export interface Conditions {
  predicates: Record<string, boolean>;
  guards: Record<string, boolean>;
}
