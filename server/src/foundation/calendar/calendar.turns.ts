/**
 * One question for all who ask it at about the same time. Whoever asks while it is under way shares the next one with the others that
 * wait: nobody gets an answer that was begun before he asked, so that nothing is older than without sharing.
 */
export function createTurns<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const running = new Map<string, Promise<unknown>>();
  const waiting = new Map<string, Promise<T>>();

  const begin = (key: string): Promise<T> => {
    const turn = ask(key);
    const ended = turn.then(
      () => undefined,
      () => undefined,
    );
    running.set(key, ended);
    void ended.then(() => {
      if (running.get(key) === ended) running.delete(key);
    });
    return turn;
  };

  return (key) => {
    const before = running.get(key);
    if (!before) return begin(key);
    const next =
      waiting.get(key) ??
      before.then(() => {
        waiting.delete(key);
        return begin(key);
      });
    waiting.set(key, next);
    return next;
  };
}
