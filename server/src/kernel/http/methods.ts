/** Which methods an address knows, for the answer to one that it does not know. */
export interface MethodTable {
  /** Takes note of a route: `/documents/:id`, `/console/*`. */
  add(method: string | readonly string[], pattern: string): void;
  /** The methods of an address in alphabetical order; empty when there is no such address. */
  of(url: string): string[];
  /** Every address, each as `GET /documents/:id`, in order. */
  list(): string[];
}

const escaped = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

export function createMethodTable(): MethodTable {
  const routes = new Map<string, { pattern: RegExp; methods: Set<string> }>();
  return {
    add(method, pattern) {
      // Every address has an end; a route with a free end is one for files below it.
      const expression = pattern.split('*').map((part) => escaped(part).replace(/:\w+/g, '[^/]+'));
      const route = routes.get(pattern) ?? { pattern: new RegExp(`^${expression.join('.*')}$`), methods: new Set() };
      for (const one of [method].flat()) route.methods.add(one);
      routes.set(pattern, route);
    },
    of(url) {
      const path = url.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/)[0] ?? '';
      const found = new Set<string>();
      for (const { pattern, methods } of routes.values())
        if (pattern.test(path)) for (const method of methods) found.add(method);
      return [...found].sort();
    },
    list: () =>
      [...routes].flatMap(([pattern, { methods }]) => [...methods].map((method) => `${method} ${pattern}`)).sort(),
  };
}
